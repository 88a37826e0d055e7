using Microsoft.EntityFrameworkCore;
using Tirek.Domain.Members;

namespace Tirek.Server.Data;

/// <summary>The rule that an organisation keeps a co-ordinator who can act. Asked in the transaction of the act, after <see cref="Hold"/>.</summary>
internal static class LastCoordinator
{
    /// <summary>Holds the organisation, so that two who leave at once do not both think the other one stays.</summary>
    public static async Task Hold(AppDb db, Guid organization, CancellationToken cancel) =>
        await db
            .MemberOrganizations.Where(o => o.Id == organization)
            .ExecuteUpdateAsync(u => u.SetProperty(o => o.FoundedAt, o => o.FoundedAt), cancel);

    /// <summary>Whether the organisation has another co-ordinator who can act.</summary>
    public static async Task<bool> IsLedWithout(AppDb db, Guid organization, Guid person, CancellationToken cancel)
    {
        var others = await (
            from m in db.Memberships
            where m.OrganizationId == organization && m.Until == null && m.PersonId != person
            join p in db.People on m.PersonId equals p.Id
            where p.SuspendedAt == null && p.SheetHash != null
            select m.Roles
        ).ToListAsync(cancel);
        return others.Any(r => r.Contains(nameof(Role.Coordinator)));
    }
}
