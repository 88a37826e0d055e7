using Microsoft.EntityFrameworkCore;
using Tirek.Domain.Members;
using Tirek.Domain.Network;
using Tirek.Server.Audit;
using Tirek.Server.Data;

namespace Tirek.Server.Network;

/// <summary>
/// What follows from a motion's outcome, in the transaction of the step that brought it about. What was decided about somebody who is not any more as she was when
/// it was opened has lapsed.
/// </summary>
internal static class CloseMotion
{
    /// <returns>Lines in the trails of the organisations whose affair it is.</returns>
    public static async Task<IReadOnlyList<TrailLine>> As(
        AppDb db,
        MotionRecord motion,
        MotionOutcome outcome,
        DateTimeOffset now,
        CancellationToken cancel
    )
    {
        (motion.Outcome, motion.ClosedAt) = (outcome, now);
        if (outcome != MotionOutcome.Carried)
            return [];
        var lines = motion.Kind switch
        {
            MotionKind.Election => await Seat(db, motion, now, cancel),
            MotionKind.Naming => await Name(db, motion, cancel),
            _ => await Carry(db, motion, now, cancel),
        };
        if (lines is null)
            motion.Outcome = MotionOutcome.Lapsed;
        return lines ?? [];
    }

    /// <summary>Null if the organisation does not stand any more where this begins.</summary>
    private static async Task<IReadOnlyList<TrailLine>?> Carry(AppDb db, MotionRecord motion, DateTimeOffset now, CancellationToken cancel)
    {
        var organization = await db.MemberOrganizations.SingleOrDefaultAsync(o => o.Id == motion.SubjectId, cancel);
        var act = (motion.Kind, organization?.State) switch
        {
            (MotionKind.Admission, MemberState.Outside or MemberState.Former) => "network.admit",
            (MotionKind.Suspension, MemberState.Member) => "network.suspend",
            (MotionKind.Appeal, MemberState.Suspended) => "network.reinstate",
            (MotionKind.Reopening, MemberState.Member) => "network.reopen",
            _ => null,
        };
        if (organization is null || act is null)
            return null;
        organization.State = motion.Kind == MotionKind.Suspension ? MemberState.Suspended : MemberState.Member;
        if (motion.Kind == MotionKind.Admission)
            (organization.MemberSince, organization.RenewBy) = (now, now + Renewal.Lasts);
        return [new(organization.Id, act, Guid.Empty, "", motion.Id)];
    }

    /// <summary>The elected sit in the place of those before them. An election held before theirs does not replace them.</summary>
    private static async Task<IReadOnlyList<TrailLine>?> Seat(AppDb db, MotionRecord motion, DateTimeOffset now, CancellationToken cancel)
    {
        var sitting = db.GroupSeats.Where(s => s.Country == motion.Country && s.Until == null);
        if (await db.Motions.AnyAsync(m => sitting.Any(s => s.MotionId == m.Id) && m.HeldOn > motion.HeldOn, cancel))
            return null;
        await sitting.ExecuteUpdateAsync(u => u.SetProperty(s => s.Until, now), cancel);
        db.GroupSeats.AddRange(motion.Organizations.Select(o => GroupSeat.Of(motion.Country, Guid.Parse(o), motion.Id, now)));
        await db
            .Motions.Where(m => m.Kind == MotionKind.Election && m.Country == motion.Country && m.ClosedAt == null && m.Id != motion.Id)
            .ExecuteUpdateAsync(u => u.SetProperty(m => m.Outcome, MotionOutcome.Lapsed).SetProperty(m => m.ClosedAt, now), cancel);
        return [];
    }

    /// <summary>Each office is held by one person; whoever held it before does so no more. Null, and nobody loses it, if who was named is not there any more.</summary>
    private static async Task<IReadOnlyList<TrailLine>?> Name(AppDb db, MotionRecord motion, CancellationToken cancel)
    {
        var office = motion.Role.ToString()!;
        var named = await (
            from m in db.Memberships
            where m.PersonId == motion.PersonId && m.OrganizationId == motion.SubjectId && m.Until == null
            join o in db.MemberOrganizations on m.OrganizationId equals o.Id
            where o.State == MemberState.Member
            select m
        ).SingleOrDefaultAsync(cancel);
        if (named is null)
            return null;
        var holders = await (
            from m in db.Memberships
            where m.Until == null && m.Roles.Contains(office)
            join o in db.MemberOrganizations on m.OrganizationId equals o.Id
            where motion.Country == "" || o.Country == motion.Country
            select m
        ).ToListAsync(cancel);
        foreach (var membership in holders)
            membership.Roles = [.. membership.Roles.Where(r => r != office)];
        named.Roles = [.. named.Roles.Where(r => r != office), office];
        return
        [
            .. holders
                .Append(named)
                .Select(m => m.OrganizationId)
                .Distinct()
                .Select(o => new TrailLine(o, "network.name", Guid.Empty, "", motion.Id)),
        ];
    }
}
