using Microsoft.EntityFrameworkCore;
using Tirek.Domain.Feeds;
using Tirek.Server.Data;

namespace Tirek.Server.Feeds;

/// <summary>Notes that a schedule failed, and when it is tried again; or that all is well with it.</summary>
internal static class FailSchedule
{
    public static async Task Note(AppDb db, Guid id, FeedFault fault, int? answered, DateTimeOffset now, CancellationToken cancel)
    {
        var schedule = await db.FeedSchedules.AsNoTracking().SingleOrDefaultAsync(s => s.Id == id, cancel);
        if (schedule is null)
            return;
        var failures = schedule.Failures + 1;
        var next = FeedRule.Again(failures, now, FeedRule.Next(schedule.Weekday, schedule.Hour, now));
        await db
            .FeedSchedules.Where(s => s.Id == id)
            .ExecuteUpdateAsync(
                u =>
                    u.SetProperty(s => s.Failures, failures)
                        .SetProperty(s => s.Fault, fault)
                        .SetProperty(s => s.Answered, answered)
                        .SetProperty(s => s.NextAt, next)
                        .SetProperty(s => s.HeldUntil, (DateTimeOffset?)null)
                        .SetProperty(s => s.TriedAt, now),
                cancel
            );
    }

    /// <summary>The edition was read: the other server is asked for what it has changed since.</summary>
    public static Task Forget(AppDb db, FeedReading reading, CancellationToken cancel) =>
        reading.ScheduleId is not { } id
            ? Task.CompletedTask
            : db
                .FeedSchedules.Where(s => s.Id == id)
                .ExecuteUpdateAsync(
                    u =>
                        u.SetProperty(s => s.Failures, 0)
                            .SetProperty(s => s.Fault, (FeedFault?)null)
                            .SetProperty(s => s.Answered, (int?)null)
                            .SetProperty(s => s.HasExpired, false)
                            .SetProperty(s => s.Tag, reading.Tag)
                            .SetProperty(s => s.ChangedOn, reading.ChangedOn),
                    cancel
                );
}
