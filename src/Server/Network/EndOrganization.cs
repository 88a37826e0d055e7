using Microsoft.EntityFrameworkCore;
using Tirek.Domain.Members;
using Tirek.Domain.Network;
using Tirek.Server.Audit;
using Tirek.Server.Data;

namespace Tirek.Server.Network;

/// <summary>
/// The door for whoever goes and leaves nobody behind: her organisation ends with her. One that was never a member is deleted with all that is stored of it. One
/// that was stays, as a former member without people, in what was decided about it and what it said.
/// </summary>
internal static class EndOrganization
{
    /// <summary>Whether nobody else is in it. Asked while it is held (<see cref="LastCoordinator.Hold"/>).</summary>
    public static async Task<bool> IsAlone(AppDb db, Guid organization, Guid person, CancellationToken cancel) =>
        !await db.Memberships.AnyAsync(m => m.OrganizationId == organization && m.Until == null && m.PersonId != person, cancel);

    /// <summary>In the transaction in which its last person goes, while she is still in it.</summary>
    public static async Task End(AppDb db, TrailLine line, DateTimeOffset now, CancellationToken cancel)
    {
        var id = line.Organization;
        await KeepNetwork.LoseOffices(db, id, now, cancel);
        await db.RoomShelters.Where(s => s.OrganizationId == id).ExecuteDeleteAsync(cancel);
        await db.BroughtLists.Where(l => l.OrganizationId == id).ExecuteDeleteAsync(cancel);
        if (await db.MemberOrganizations.AnyAsync(o => o.Id == id && o.State == MemberState.Outside && o.MemberSince == null, cancel))
        {
            await Delete(db, id, cancel);
            return;
        }
        await db
            .MemberOrganizations.Where(o => o.Id == id)
            .ExecuteUpdateAsync(
                u => u.SetProperty(o => o.State, MemberState.Former).SetProperty(o => o.RenewBy, (DateTimeOffset?)null),
                cancel
            );
        await db
            .Invitations.Where(i => i.OrganizationId == id && i.UsedAt == null && i.WithdrawnAt == null)
            .ExecuteUpdateAsync(u => u.SetProperty(i => i.WithdrawnAt, now), cancel);
        await db.Record(line, now, cancel);
        await db
            .Memberships.Where(m => m.OrganizationId == id && m.Until == null)
            .ExecuteUpdateAsync(u => u.SetProperty(m => m.Until, now), cancel);
    }

    /// <summary>Organisations that were deleted before their trails went with them.</summary>
    public static async Task DeleteLeftTrails(AppDb db, CancellationToken cancel)
    {
        var left = db.TrailHeads.Where(h => !db.MemberOrganizations.Any(o => o.Id == h.OrganizationId)).Select(h => h.OrganizationId);
        foreach (var organization in await left.ToListAsync(cancel))
            await DeleteTrail(db, organization, cancel);
    }

    private static async Task Delete(AppDb db, Guid organization, CancellationToken cancel)
    {
        await db.Invitations.Where(i => i.OrganizationId == organization).ExecuteDeleteAsync(cancel);
        await db.Memberships.Where(m => m.OrganizationId == organization).ExecuteDeleteAsync(cancel);
        await DeleteTrail(db, organization, cancel);
        await db.MemberOrganizations.Where(o => o.Id == organization).ExecuteDeleteAsync(cancel);
    }

    /// <summary>The head last: what is cut off in between is found by it again.</summary>
    private static async Task DeleteTrail(AppDb db, Guid organization, CancellationToken cancel)
    {
        await db.TrailWords.Where(w => w.OrganizationId == organization).ExecuteDeleteAsync(cancel);
        await db.TrailEntries.Where(e => e.OrganizationId == organization).ExecuteDeleteAsync(cancel);
        await db.TrailHeads.Where(h => h.OrganizationId == organization).ExecuteDeleteAsync(cancel);
    }
}
