using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Tirek.Domain.Feeds;
using Tirek.Server.Data;

namespace Tirek.Server.Feeds;

/// <summary>
/// Notes at a schedule what came of asking by it. What a person does with a schedule changes when it is asked next; so that instant tells whether it is still the one
/// that was begun with, and where it is not, what she did stays.
/// </summary>
internal static class NoteSchedule
{
    /// <summary>The same schedule, as nobody has touched it since it was read.</summary>
    public static IQueryable<FeedSchedule> Untouched(this IQueryable<FeedSchedule> schedules, FeedSchedule read) =>
        schedules.Where(s => s.Id == read.Id && s.NextAt == read.NextAt && s.PausedAt == null);

    /// <summary>Whether it is asked next when it was to be after this edition came: nobody has changed it since, or wanted another edition.</summary>
    public static bool IsAsItCame(FeedSchedule schedule, FeedReading reading) =>
        schedule.NextAt == FeedRule.Next(schedule.Weekday, schedule.Hour, reading.At);

    /// <summary>An edition could not be read or taken: as if it had not come.</summary>
    public static async Task Failed(AppDb db, FeedReading reading, FeedFault fault, DateTimeOffset now, CancellationToken cancel)
    {
        if (await Of(db, reading, cancel) is { } schedule)
            await Failed(db, schedule, fault, null, now, cancel);
    }

    /// <summary>Nothing came, or nothing that could be read; and when it is tried again.</summary>
    /// <returns>False: somebody touched it meanwhile, and nothing was noted.</returns>
    public static async Task<bool> Failed(
        AppDb db,
        FeedSchedule schedule,
        FeedFault fault,
        int? answered,
        DateTimeOffset now,
        CancellationToken cancel
    )
    {
        var failures = schedule.Failures + 1;
        var next = FeedRule.Again(failures, now, FeedRule.Next(schedule.Weekday, schedule.Hour, now));
        return await db
                .FeedSchedules.Untouched(schedule)
                .ExecuteUpdateAsync(
                    u =>
                        u.SetProperty(s => s.Failures, failures)
                            .SetProperty(s => s.Fault, fault)
                            .SetProperty(s => s.Answered, answered)
                            .SetProperty(s => s.NextAt, next)
                            .SetProperty(s => s.HeldUntil, (DateTimeOffset?)null)
                            .SetProperty(s => s.TriedAt, now),
                    cancel
                ) == 1;
    }

    /// <summary>All is well with it. The other server is asked for what it has changed since the edition with this tag or date; null: for the whole.</summary>
    public static async Task Came(AppDb db, FeedReading reading, string? tag, string? changedOn, CancellationToken cancel)
    {
        if (await Of(db, reading, cancel) is { } schedule)
            await Came(db, s => s.Id == schedule.Id && s.NextAt == schedule.NextAt, tag, changedOn, cancel);
    }

    /// <inheritdoc cref="Came(AppDb, FeedReading, string?, string?, CancellationToken)"/>
    public static Task Came(
        AppDb db,
        Expression<Func<FeedSchedule, bool>> which,
        string? tag,
        string? changedOn,
        CancellationToken cancel
    ) =>
        db
            .FeedSchedules.Where(which)
            .ExecuteUpdateAsync(
                u =>
                    u.SetProperty(s => s.Failures, 0)
                        .SetProperty(s => s.Fault, (FeedFault?)null)
                        .SetProperty(s => s.Answered, (int?)null)
                        .SetProperty(s => s.HasExpired, false)
                        .SetProperty(s => s.Tag, tag)
                        .SetProperty(s => s.ChangedOn, changedOn),
                cancel
            );

    /// <summary>The schedule by which it came; null: somebody brought it, or the schedule was touched since.</summary>
    private static async Task<FeedSchedule?> Of(AppDb db, FeedReading reading, CancellationToken cancel) =>
        reading.ScheduleId is { } id
        && await db.FeedSchedules.AsNoTracking().SingleOrDefaultAsync(s => s.Id == id, cancel) is { } schedule
        && IsAsItCame(schedule, reading)
            ? schedule
            : null;
}
