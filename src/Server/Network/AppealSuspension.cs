using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Tirek.Domain;
using Tirek.Domain.Members;
using Tirek.Domain.Network;
using Tirek.Server.Data;
using Tirek.Server.Http;

namespace Tirek.Server.Network;

/// <summary>A suspended organisation asks others than those who suspended it to look again. One appeal at a time; after a refused one it waits for a month.</summary>
internal static class AppealSuspension
{
    private static readonly TimeSpan Again = TimeSpan.FromDays(30);

    /// <summary>Why it was suspended, without who said so, and the form.</summary>
    public static Task<IResult> Page(HttpContext http, Caller caller, AppDb db, TimeProvider clock) => Show(http, caller, db, clock, null);

    private static async Task<IResult> Show(HttpContext http, Caller caller, AppDb db, TimeProvider clock, string? fault)
    {
        var cancel = http.RequestAborted;
        if (caller.Standing.State != MemberState.Suspended)
            throw Problems.NotFound();
        var suspension = await Suspension(db, caller.Organization, cancel);
        return new RazorComponentResult<AppealPage>(
            new
            {
                Reasons = suspension.Select(s => s.Reason).Where(r => r.Length > 0).ToList(),
                MayAppeal = await MayAppeal(db, caller.Organization, clock.GetUtcNow(), cancel),
                Fault = fault,
            }
        )
        {
            StatusCode = fault is null ? 200 : 422,
        };
    }

    public static async Task<IResult> Answer(HttpContext http, Caller caller, AppDb db, TimeProvider clock)
    {
        var (cancel, now) = (http.RequestAborted, clock.GetUtcNow());
        var reason = (await http.Form()).Lines("reason", OpenMotion.LongestReason);
        if (caller.Standing.State != MemberState.Suspended || !await MayAppeal(db, caller.Organization, now, cancel))
            throw Problems.ChangedMeanwhile();
        if (reason.Length < OpenMotion.ShortestReason)
            return await Show(http, caller, db, clock, NetworkText.ReasonMissing);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var suspension = await Suspension(db, caller.Organization, cancel);
        var motion = OpenMotion.Of(MotionKind.Appeal, caller.Standing.Country!, caller.Organization, now);
        motion.Organizations =
        [
            .. suspension.Where(s => s.Act is MotionAct.Open or MotionAct.Confirm).Select(s => s.Organization.ToString()).Distinct(),
        ];
        await db.Open(motion, caller, reason, "motion.appeal", clock, cancel);
        await transaction.CommitAsync(cancel);
        return new SeeOther($"/{http.Language().Code}/organization");
    }

    /// <summary>What was said when it was suspended last.</summary>
    private static async Task<IReadOnlyList<MotionStep>> Suspension(AppDb db, Guid organization, CancellationToken cancel)
    {
        var last = await db
            .Motions.AsNoTracking()
            .Where(m => m.Kind == MotionKind.Suspension && m.SubjectId == organization && m.Outcome == MotionOutcome.Carried)
            .OrderByDescending(m => m.ClosedAt)
            .Take(1)
            .Read(db, cancel);
        return last.Count == 0 ? [] : last[0].Motion.Steps;
    }

    private static async Task<bool> MayAppeal(AppDb db, Guid organization, DateTimeOffset now, CancellationToken cancel) =>
        !await db.Motions.AnyAsync(
            m =>
                m.Kind == MotionKind.Appeal
                && m.SubjectId == organization
                && (m.ClosedAt == null || (m.Outcome != MotionOutcome.Carried && m.ClosedAt > now - Again)),
            cancel
        );
}
