using Microsoft.EntityFrameworkCore;
using Tirek.Domain.Feeds;
using Tirek.Server.Data;
using Tirek.Server.Http;

namespace Tirek.Server.Feeds;

/// <summary>A person says whether an edition is taken. What she was shown is what is taken: if anything changed since, nothing is, and it is shown anew.</summary>
internal static class DecideEdition
{
    public static async Task<IResult> Take(HttpContext http, Caller caller, AppDb db, TimeProvider clock, Guid id)
    {
        var (cancel, mark) = (http.RequestAborted, (await http.Form()).One("mark", 40));
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var reading = await OpenFeeds.Find(db, id, cancel);
        if (
            OpenFeeds.MarkOf(reading) != mark
            || await db
                .FeedReadings.Where(r => r.Id == id && r.State == FeedState.ToDecide)
                .ExecuteUpdateAsync(
                    u =>
                        u.SetProperty(r => r.State, FeedState.ToTake)
                            .SetProperty(r => r.By, caller.Person)
                            .SetProperty(r => r.Fault, (FeedFault?)null)
                            .SetProperty(r => r.Attempts, 0)
                            .SetProperty(r => r.Step, (string?)null),
                    cancel
                ) == 0
        )
            return ShowEdition.Show(await OpenFeeds.Find(db, id, cancel), isOther: true);
        await OpenFeeds.Record(http, db, caller, id, clock);
        await transaction.CommitAsync(cancel);
        return new SeeOther($"/{http.Language().Code}/feeds/editions/{id}");
    }

    public static async Task<IResult> Drop(HttpContext http, Caller caller, AppDb db, TimeProvider clock, Guid id)
    {
        var (cancel, now) = (http.RequestAborted, clock.GetUtcNow());
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var reading = await OpenFeeds.Find(db, id, cancel);
        if (
            await db
                .FeedReadings.Where(r => r.Id == id && (r.State == FeedState.ToDecide || r.State == FeedState.ToCompare))
                .ExecuteUpdateAsync(
                    u =>
                        u.SetProperty(r => r.State, FeedState.Dropped)
                            .SetProperty(r => r.By, caller.Person)
                            .SetProperty(r => r.Fault, (FeedFault?)null)
                            .SetProperty(r => r.EndedAt, now),
                    cancel
                ) == 0
        )
            return ShowEdition.Show(await OpenFeeds.Find(db, id, cancel), isOther: true);
        // The same edition does not ask her again. One that was not compared yet is not known, and leaves what she refused before.
        if (reading.Digest is { } refused)
            await db
                .FeedSchedules.Where(s => s.Id == reading.ScheduleId)
                .ExecuteUpdateAsync(u => u.SetProperty(s => s.Refused, refused), cancel);
        await OpenFeeds.LetGo(db, cancel);
        await OpenFeeds.Record(http, db, caller, id, clock);
        await transaction.CommitAsync(cancel);
        return new SeeOther($"/{http.Language().Code}/feeds");
    }
}
