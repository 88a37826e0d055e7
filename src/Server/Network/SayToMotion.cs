using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Tirek.Domain;
using Tirek.Domain.Network;
using Tirek.Server.Audit;
using Tirek.Server.Data;
using Tirek.Server.Http;

namespace Tirek.Server.Network;

/// <summary>An organisation endorses, objects, confirms, refuses or withdraws: one step, and what follows from it, or nothing.</summary>
internal static class SayToMotion
{
    /// <summary>Who says something to which motion. Its name in the trail is the route's.</summary>
    public sealed record Saying(
        HttpContext Http,
        Caller Caller,
        [FromServices] AppDb Db,
        [FromServices] Callers Callers,
        [FromServices] TimeProvider Clock,
        Guid Id
    );

    public static async Task<IResult> Say(MotionAct act, Saying saying)
    {
        var (http, caller, db, callers, clock, id) = saying;
        var cancel = http.RequestAborted;
        var reason = (await http.Form()).Lines("reason", OpenMotion.LongestReason);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var (record, motion) = await Hold(db, db.Motions.SeenBy(db, caller), id, cancel);
        // Whoever is no member knows of nothing but what it opened itself.
        if (!caller.May(Permission.SeeNetwork) && motion.Opener != caller.Organization)
            throw Problems.NotFound();
        var (groups, now) = ((await ReadGroups.Of(db, cancel)).For(motion.Country), clock.GetUtcNow());
        if (!MotionRules.MaySay(motion, act, caller.Voice(), groups, now))
            throw Problems.ChangedMeanwhile();
        if (NeedsReason(act, motion) && reason.Length < OpenMotion.ShortestReason)
            return await ShowMotion.Show(http, caller, db, clock, id, NetworkText.ReasonMissing);
        await Step(
            db,
            record,
            motion,
            new(act, caller.Organization, now, reason),
            groups,
            new(caller.Organization, http.AuditName(), caller.Person, caller.Name, id),
            clock,
            cancel
        );
        await transaction.CommitAsync(cancel);
        callers.ForgetAll();
        return new SeeOther($"/{http.Language().Code}/network/motions/{id}");
    }

    /// <summary>Whoever speaks against something says why, and so does whoever confirms it although others object.</summary>
    public static bool NeedsReason(MotionAct act, Motion motion) =>
        act is MotionAct.Object or MotionAct.Refuse or MotionAct.Endorse || (act == MotionAct.Confirm && motion.Objections.Any());

    /// <summary>Waits for whoever is deciding the same motion, then reads it as she left it.</summary>
    /// <exception cref="Problem">There is none among these.</exception>
    public static async Task<(MotionRecord Record, Motion Motion)> Hold(
        AppDb db,
        IQueryable<MotionRecord> among,
        Guid id,
        CancellationToken cancel
    )
    {
        if (await among.Where(m => m.Id == id).ExecuteUpdateAsync(u => u.SetProperty(m => m.Steps, m => m.Steps), cancel) == 0)
            throw Problems.NotFound();
        return (await db.Motions.Where(m => m.Id == id).Read(db, cancel))[0];
    }

    /// <summary>Adds a step to a motion that is held, and closes it if that decides it.</summary>
    public static async Task Step(
        AppDb db,
        MotionRecord record,
        Motion motion,
        MotionStep step,
        Groups groups,
        TrailLine line,
        TimeProvider clock,
        CancellationToken cancel
    )
    {
        var said = db.Add(record, step.Act, step.Organization, step.Reason, step.At);
        var outcome = MotionRules.OutcomeOf(motion with { Steps = [.. motion.Steps, step] }, groups, step.At);
        IReadOnlyList<TrailLine> follows =
            outcome == MotionOutcome.Undecided ? [] : await CloseMotion.As(db, record, outcome, step.At, cancel);
        var lines = follows.Prepend(line with { Details = MotionSeal.Of(record, said, record.Outcome) });
        // In one order for everybody, so that two who write to the same two trails do not wait for each other.
        foreach (var written in lines.OrderBy(l => l.Organization))
            await db.Record(written, clock, cancel);
    }
}
