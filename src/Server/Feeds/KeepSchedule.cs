using Microsoft.EntityFrameworkCore;
using Tirek.Domain;
using Tirek.Domain.Feeds;
using Tirek.Server.Data;
using Tirek.Server.Http;

namespace Tirek.Server.Feeds;

/// <summary>A schedule is paused, goes on, is removed, or is fetched now.</summary>
internal static class KeepSchedule
{
    /// <summary>The whole edition, whatever was read or refused before: somebody asks for it.</summary>
    public static Task<IResult> Fetch(HttpContext http, Caller caller, AppDb db, TimeProvider clock, Guid id)
    {
        var now = clock.GetUtcNow();
        return Do(
            http,
            caller,
            db,
            clock,
            id,
            own =>
                own.Where(s => s.PausedAt == null)
                    .ExecuteUpdateAsync(
                        u =>
                            u.SetProperty(s => s.NextAt, now)
                                .SetProperty(s => s.Tag, (string?)null)
                                .SetProperty(s => s.ChangedOn, (string?)null)
                                .SetProperty(s => s.Refused, (byte[]?)null)
                                .SetProperty(s => s.HasExpired, false),
                        http.RequestAborted
                    )
        );
    }

    public static Task<IResult> Pause(HttpContext http, Caller caller, AppDb db, TimeProvider clock, Guid id)
    {
        var now = clock.GetUtcNow();
        return Do(
            http,
            caller,
            db,
            clock,
            id,
            own => own.Where(s => s.PausedAt == null).ExecuteUpdateAsync(u => u.SetProperty(s => s.PausedAt, now), http.RequestAborted)
        );
    }

    /// <summary>What was missed meanwhile is made up for once, at the next full time.</summary>
    public static Task<IResult> Resume(HttpContext http, Caller caller, AppDb db, TimeProvider clock, Guid id) =>
        Do(
            http,
            caller,
            db,
            clock,
            id,
            async own =>
            {
                var schedule = await own.AsNoTracking().SingleOrDefaultAsync(http.RequestAborted) ?? throw Problems.NotFound();
                var next = FeedRule.Next(schedule.Weekday, schedule.Hour, clock.GetUtcNow());
                return await own.ExecuteUpdateAsync(
                    u =>
                        u.SetProperty(s => s.PausedAt, (DateTimeOffset?)null)
                            .SetProperty(s => s.NextAt, next)
                            .SetProperty(s => s.Failures, 0)
                            .SetProperty(s => s.Fault, (FeedFault?)null),
                    http.RequestAborted
                );
            }
        );

    /// <summary>What was read by it stays; an edition that waits is decided like any other.</summary>
    public static Task<IResult> Remove(HttpContext http, Caller caller, AppDb db, TimeProvider clock, Guid id) =>
        Do(http, caller, db, clock, id, own => own.ExecuteDeleteAsync(http.RequestAborted));

    private static async Task<IResult> Do(
        HttpContext http,
        Caller caller,
        AppDb db,
        TimeProvider clock,
        Guid id,
        Func<IQueryable<FeedSchedule>, Task<int>> act
    )
    {
        await using var transaction = await db.Database.BeginTransactionAsync(http.RequestAborted);
        if (await act(db.FeedSchedules.Where(s => s.Id == id)) == 0)
            throw Problems.NotFound();
        await OpenFeeds.Record(http, db, caller, id, clock);
        await transaction.CommitAsync(http.RequestAborted);
        return new SeeOther($"/{http.Language().Code}/feeds?done=saved");
    }
}
