using Microsoft.EntityFrameworkCore;
using Tirek.Domain;
using Tirek.Domain.Network;
using Tirek.Server.Audit;
using Tirek.Server.Data;
using Tirek.Server.Http;

namespace Tirek.Server.Network;

/// <summary>Writes down a motion with its first step and the line in the opener's trail, in the caller's transaction.</summary>
internal static class OpenMotion
{
    /// <summary>The longest reason or minutes, in letters.</summary>
    public const int LongestReason = 4000;

    /// <summary>A reason in fewer letters says nothing.</summary>
    public const int ShortestReason = 10;

    /// <summary>One organisation does not drown what others put to the network.</summary>
    private const int MostUndecided = 20;

    /// <summary>What this organisation has opened and nobody decided yet.</summary>
    public static IQueryable<MotionRecord> Undecided(AppDb db, Caller caller) =>
        db.Motions.Where(m =>
            m.ClosedAt == null && db.MotionSteps.Any(s => s.MotionId == m.Id && s.Sequence == 1 && s.OrganizationId == caller.Organization)
        );

    public static MotionRecord Of(MotionKind kind, string country, Guid? subject, DateTimeOffset now) =>
        new()
        {
            Id = Guid.CreateVersion7(now),
            Kind = kind,
            Country = country,
            SubjectId = subject,
            OpenedAt = now,
            Outcome = MotionOutcome.Undecided,
        };

    /// <summary>Holds the opener's organisation: what it puts to the network at once is counted one after another.</summary>
    /// <exception cref="Problem">The same was put to the network at the same moment.</exception>
    public static async Task Open(
        this AppDb db,
        MotionRecord motion,
        Caller caller,
        string reason,
        string act,
        TimeProvider clock,
        CancellationToken cancel
    )
    {
        await LastCoordinator.Hold(db, caller.Organization, cancel);
        var undecided = await Undecided(db, caller).CountAsync(cancel);
        if (undecided >= MostUndecided)
            throw Problems.TooMuchUndecided();
        db.Motions.Add(motion);
        var said = db.Add(motion, MotionAct.Open, caller.Organization, reason, motion.OpenedAt);
        var line = new TrailLine(
            caller.Organization,
            act,
            caller.Person,
            caller.Name,
            motion.Id,
            Details: MotionSeal.Of(motion, said, motion.Outcome)
        );
        try
        {
            await db.Record(line, clock, cancel);
        }
        catch (DbUpdateException)
        {
            throw Problems.ChangedMeanwhile();
        }
    }

    /// <summary>The undecided motion of this kind about this organisation, if there is one.</summary>
    public static async Task<Guid?> Undecided(AppDb db, MotionKind kind, Guid subject, CancellationToken cancel) =>
        await db
            .Motions.Where(m => m.Kind == kind && m.SubjectId == subject && m.ClosedAt == null)
            .Select(m => (Guid?)m.Id)
            .SingleOrDefaultAsync(cancel);

    /// <summary>The next step of a motion that the caller holds.</summary>
    public static MotionStepRecord Add(
        this AppDb db,
        MotionRecord motion,
        MotionAct act,
        Guid organization,
        string reason,
        DateTimeOffset now
    ) =>
        db
            .MotionSteps.Add(
                new()
                {
                    MotionId = motion.Id,
                    Sequence = ++motion.Steps,
                    Act = act,
                    OrganizationId = organization,
                    At = now,
                    Reason = reason,
                }
            )
            .Entity;
}
