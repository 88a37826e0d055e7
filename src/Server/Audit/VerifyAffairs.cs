using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Tirek.Domain.Members;
using Tirek.Domain.Network;
using Tirek.Server.Data;

namespace Tirek.Server.Audit;

/// <summary>
/// Whether an organisation stands, has its people and said to the network what its trail says. Follows the trail line by line; lines from before something was
/// bound in them say nothing about it, and neither does a trail that does not begin with the founding, as an invented one.
/// </summary>
internal sealed class VerifyAffairs
{
    private static readonly HashSet<string> GivenRoles =
    [
        .. Enum.GetValues<OrganizationKind>().SelectMany(Roles.Given).Select(r => r.ToString()),
    ];

    /// <summary>Who is in it, with the line that gave her the roles that she has; no roles: that line did not bind them.</summary>
    private readonly Dictionary<Guid, TrailEntry> people = [];

    /// <summary>Lines with what it said to the network, and those by which a decision of others came about.</summary>
    private readonly List<TrailEntry> said = [];
    private readonly List<TrailEntry> decided = [];
    private MemberState state = MemberState.Outside;
    private bool isWhole;

    public void Follow(TrailEntry line)
    {
        isWhole |= line is { Sequence: 1, Act: "organization.found" };
        state = line.Act switch
        {
            "network.admit" or "network.reinstate" => MemberState.Member,
            "network.suspend" => MemberState.Suspended,
            "network.end" or "organization.end" => MemberState.Former,
            _ => state,
        };
        if (line.Act is "organization.found" or "invitation.use")
            people[line.Actor] = line;
        else if (line.Act == "roles.change")
            people[line.Subject] = line;
        else if (line.Act is "membership.end" or "membership.leave" || EraseFromTrails.Acts.Contains(line.Act))
            people.Remove(line.Subject);
        else if (line.Act == "organization.end")
            people.Clear();
        else if (line.Act.StartsWith("motion.", StringComparison.Ordinal) || line.Act == "state-body.confirm")
            said.Add(line);
        else if (line.Act.StartsWith("network.", StringComparison.Ordinal) && line.Subject != line.OrganizationId)
            decided.Add(line);
    }

    /// <summary>The first thing that is not as the lines say; null if all is.</summary>
    public async Task<string?> Fault(AppDb db, Guid organization, CancellationToken cancel) =>
        !isWhole
            ? null
            : await FaultOfState(db, organization, cancel)
                ?? await FaultOfPeople(db, organization, cancel)
                ?? await FaultOfSaid(db, organization, cancel);

    private async Task<string?> FaultOfState(AppDb db, Guid organization, CancellationToken cancel)
    {
        var stored = await db
            .MemberOrganizations.Where(o => o.Id == organization)
            .Select(o => new { o.State, o.IsFounding })
            .SingleAsync(cancel);
        // Those with which the network begins are members by the operator's invitation.
        return stored.State == state || (stored is { IsFounding: true, State: MemberState.Member } && state == MemberState.Outside)
            ? null
            : $"By its lines the organisation is {state}, and it is stored as {stored.State}.";
    }

    private async Task<string?> FaultOfPeople(AppDb db, Guid organization, CancellationToken cancel)
    {
        foreach (
            var membership in await db
                .Memberships.AsNoTracking()
                .Where(m => m.OrganizationId == organization && m.Until == null)
                .ToListAsync(cancel)
        )
        {
            if (!people.TryGetValue(membership.PersonId, out var line))
                return $"Somebody is in the organisation whom no line brought in: {membership.PersonId}.";
            string[] given = line.Act == "organization.found" ? [nameof(Role.Coordinator)] : line.Details;
            if (given.Length > 0 && !given.Where(GivenRoles.Contains).ToHashSet().SetEquals(membership.Roles.Where(GivenRoles.Contains)))
                return $"Somebody has other roles than line {line.Sequence} gave her: {membership.PersonId}.";
        }
        return null;
    }

    private async Task<string?> FaultOfSaid(AppDb db, Guid organization, CancellationToken cancel)
    {
        var steps = await (
            from s in db.MotionSteps.AsNoTracking()
            where s.OrganizationId == organization
            join m in db.Motions.AsNoTracking() on s.MotionId equals m.Id
            select new { Motion = m, Step = s }
        ).ToDictionaryAsync(s => (s.Step.MotionId, s.Step.Sequence), cancel);
        var unbound = said.Where(l => l.Details.Length == 0).Select(l => l.Subject).ToHashSet();
        foreach (var line in said.Where(l => l.Details.Length == 3))
        {
            if (
                !steps.Remove((line.Subject, int.Parse(line.Details[0], CultureInfo.InvariantCulture)), out var stored)
                || MotionSeal.HashOf(stored.Motion, stored.Step) != line.Details[1]
            )
                return $"What the organisation said to the network in line {line.Sequence} is not what is stored.";
            if (line.Details[2] != nameof(MotionOutcome.Undecided) && !IsStill(stored.Motion, line.Details[2]))
                return $"What the network decided in line {line.Sequence} is not what is stored.";
        }
        if (steps.Values.FirstOrDefault(s => !unbound.Contains(s.Motion.Id)) is { } added)
            return $"Something is stored as said by the organisation of which no line tells: step {added.Step.Sequence} of {added.Motion.Id}.";
        var ids = decided.Select(l => l.Subject).ToList();
        var motions = await db.Motions.AsNoTracking().Where(m => ids.Contains(m.Id)).ToDictionaryAsync(m => m.Id, cancel);
        var changed = decided.Find(l => !motions.TryGetValue(l.Subject, out var m) || !IsStill(m, nameof(MotionOutcome.Carried)));
        return changed is null ? null : $"What the network decided in line {changed.Sequence} is not what is stored.";
    }

    /// <summary>A reopening that was carried can still be stopped by the organisation's own people.</summary>
    private static bool IsStill(MotionRecord motion, string outcome) =>
        motion.Outcome.ToString() == outcome || motion is { Kind: MotionKind.Reopening, Outcome: MotionOutcome.Stopped };
}
