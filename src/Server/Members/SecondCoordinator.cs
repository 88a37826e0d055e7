using Tirek.Domain;
using Tirek.Domain.Members;
using Tirek.Server.Data;
using Tirek.Server.Http;
using Tirek.Server.Shell;

namespace Tirek.Server.Members;

/// <summary>An organisation with one co-ordinator is one lost phone away from having none: she is asked to invite a second.</summary>
internal sealed class SecondCoordinator : IWaits
{
    public async Task<int> Count(AppDb db, Caller caller, CancellationToken cancel) => (await List(db, caller, cancel)).Count;

    public async Task<IReadOnlyList<WaitingThing>> List(AppDb db, Caller caller, CancellationToken cancel)
    {
        if (!caller.May(Permission.LeadOrganization) || await LastCoordinator.IsLedWithout(db, caller.Organization, caller.Person, cancel))
            return [];
        // It can be gone: what was known of a caller holds for some seconds.
        var organization = await db.MemberOrganizations.FindAsync([caller.Organization], cancel);
        return organization is null ? [] : [new(MembersText.SecondCoordinator, "/organization", organization.FoundedAt)];
    }
}
