using Microsoft.EntityFrameworkCore;
using Tirek.Domain;
using Tirek.Domain.Members;
using Tirek.Domain.Network;
using Tirek.Server.Data;
using Tirek.Server.Http;
using Tirek.Server.Shell;

namespace Tirek.Server.Members;

/// <summary>Membership lasts a year: from a month before its end whoever leads the organisation is reminded.</summary>
internal sealed class RenewalDue(TimeProvider clock) : IWaits
{
    public async Task<int> Count(AppDb db, Caller caller, CancellationToken cancel) => (await List(db, caller, cancel)).Count;

    public async Task<IReadOnlyList<WaitingThing>> List(AppDb db, Caller caller, CancellationToken cancel)
    {
        if (!caller.May(Permission.LeadOrganization) || caller.Standing.State == MemberState.Outside)
            return [];
        var renewBy = await db
            .MemberOrganizations.Where(o => o.Id == caller.Organization)
            .Select(o => o.RenewBy)
            .SingleOrDefaultAsync(cancel);
        return Renewal.IsDue(renewBy, clock.GetUtcNow())
            ?
            [
                new(
                    MemberWords.Say(MembersText.RenewalWaits, MemberWords.Day(renewBy!.Value, Languages.Current)),
                    "/organization/change",
                    renewBy.Value - Renewal.Reminds
                ),
            ]
            : [];
    }
}
