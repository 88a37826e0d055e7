using Microsoft.EntityFrameworkCore;
using Tirek.Domain.Feeds;
using Tirek.Server.Data;

namespace Tirek.Server.Feeds;

/// <summary>Ends editions that nobody decided about in time, and those whose bytes are not here, as after a restore; deletes what is told of editions for long enough.</summary>
internal static class ForgetFeeds
{
    public static async Task Over(AppDb db, DateTimeOffset now, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var before = now - FeedRule.KeptFor;
        await End(
            db,
            db.FeedReadings.Where(r => (r.State == FeedState.ToCompare || r.State == FeedState.ToDecide) && r.At < before),
            FeedState.Dropped,
            FeedFault.TooOld,
            now,
            cancel
        );
        await End(
            db,
            db.FeedReadings.Where(r => OpenFeeds.WithContent.Contains(r.State) && !db.SealedFeeds.Any(s => s.ReadingId == r.Id)),
            FeedState.Failed,
            FeedFault.ContentLost,
            now,
            cancel
        );
        await OpenFeeds.LetGo(db, cancel);
        var told = now - FeedRule.ToldFor;
        await db.FeedReadings.Where(r => r.EndedAt < told).ExecuteDeleteAsync(cancel);
        await transaction.CommitAsync(cancel);
    }

    /// <summary>Whoever keeps the feeds is told of a schedule whose edition went: it is fetched whole the next time.</summary>
    private static async Task End(
        AppDb db,
        IQueryable<FeedReading> some,
        FeedState state,
        FeedFault fault,
        DateTimeOffset now,
        CancellationToken cancel
    )
    {
        var ended = await some.Select(r => new { r.Id, r.ScheduleId }).ToListAsync(cancel);
        if (ended.Count == 0)
            return;
        var (ids, schedules) = (ended.Select(e => e.Id).ToList(), ended.Select(e => e.ScheduleId).OfType<Guid>().ToList());
        await db
            .FeedReadings.Where(r => ids.Contains(r.Id))
            .ExecuteUpdateAsync(
                u => u.SetProperty(r => r.State, state).SetProperty(r => r.Fault, fault).SetProperty(r => r.EndedAt, now),
                cancel
            );
        await db
            .FeedSchedules.Where(s => schedules.Contains(s.Id))
            .ExecuteUpdateAsync(
                u =>
                    u.SetProperty(s => s.HasExpired, true)
                        .SetProperty(s => s.Tag, (string?)null)
                        .SetProperty(s => s.ChangedOn, (string?)null),
                cancel
            );
    }
}
