using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Tirek.Domain.Feeds;
using Tirek.Server.Data;
using Tirek.Server.Imports;
using Tirek.Server.Node;

namespace Tirek.Server.Feeds;

/// <summary>
/// Fetches what is due, one schedule at a time and each by one server of the node. What was missed while no server ran is made up for once. An address is logged
/// nowhere.
/// </summary>
internal sealed class FetchFeeds(
    NodeFolder folder,
    Func<AppDb> open,
    FetchFeed fetch,
    FeedSeal seal,
    TimeProvider clock,
    ILogger<FetchFeeds> log
) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(2);

    /// <summary>Longer than a fetch may take.</summary>
    private static readonly TimeSpan Held = FeedRule.FetchedWithin + TimeSpan.FromMinutes(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (folder.IsDemonstration)
            return;
        using var timer = new PeriodicTimer(Interval, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
            try
            {
                await FetchOne(stoppingToken);
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                log.LogWarning("A feed could not be fetched: {Kind}", e.GetType().Name);
            }
    }

    private async Task FetchOne(CancellationToken cancel)
    {
        await using var db = open();
        var now = clock.GetUtcNow();
        var due = db.FeedSchedules.Where(s => s.PausedAt == null && s.NextAt <= now && (s.HeldUntil == null || s.HeldUntil < now));
        var schedule = await due.AsNoTracking().OrderBy(s => s.NextAt).FirstOrDefaultAsync(cancel);
        if (schedule is null)
            return;
        var until = now + Held;
        if (await due.Where(s => s.Id == schedule.Id).ExecuteUpdateAsync(u => u.SetProperty(s => s.HeldUntil, until), cancel) == 0)
            return;
        try
        {
            await Note(db, schedule, await Fetch(db, schedule, cancel), cancel);
        }
        catch when (cancel.IsCancellationRequested)
        {
            // The server ends: the next one begins again at once.
            await db
                .FeedSchedules.Where(s => s.Id == schedule.Id)
                .ExecuteUpdateAsync(u => u.SetProperty(s => s.HeldUntil, (DateTimeOffset?)null), CancellationToken.None);
            throw;
        }
    }

    private async Task<FetchedFeed> Fetch(AppDb db, FeedSchedule schedule, CancellationToken cancel)
    {
        Uri address;
        try
        {
            address = seal.OpenAddress(schedule.Address);
        }
        catch (CryptographicException)
        {
            return new(null, FeedFault.NoAddress);
        }
        // What withholds places is read again after another source was read, changed or not.
        var isWhole =
            await db.LastRun(schedule.Source).FirstOrDefaultAsync(cancel) is { } last
            && await WithheldElsewhere.IsToReadAgain(db, last, cancel);
        try
        {
            return await fetch.Fetch(address, isWhole ? null : schedule.Tag, isWhole ? null : schedule.ChangedOn, cancel);
        }
        catch (Exception e) when (!cancel.IsCancellationRequested)
        {
            // What nobody thought of is a failure like any other: told, and not tried again every few minutes for ever.
            log.LogWarning("A feed could not be fetched: {Kind}", e.GetType().Name);
            return new(null, FeedFault.NotReached);
        }
    }

    private async Task Note(AppDb db, FeedSchedule schedule, FetchedFeed fetched, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        // Paused, changed or wanted anew while it was fetched, it is asked as that says; removed, nothing is kept.
        if (!await IsNoted(db, schedule, fetched, cancel))
            await db
                .FeedSchedules.Where(s => s.Id == schedule.Id)
                .ExecuteUpdateAsync(u => u.SetProperty(s => s.HeldUntil, (DateTimeOffset?)null), cancel);
        await transaction.CommitAsync(cancel);
    }

    /// <summary>False: somebody did something with the schedule meanwhile.</summary>
    private async Task<bool> IsNoted(AppDb db, FeedSchedule schedule, FetchedFeed fetched, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        if (fetched.Fault is { } fault)
        {
            log.LogInformation("A scheduled feed did not come: {Fault}", fault);
            return await NoteSchedule.Failed(db, schedule, fault, fetched.Answered, now, cancel);
        }
        var next = FeedRule.Next(schedule.Weekday, schedule.Hour, now);
        if (
            await db
                .FeedSchedules.Untouched(schedule)
                .ExecuteUpdateAsync(
                    u =>
                        u.SetProperty(s => s.NextAt, next)
                            .SetProperty(s => s.HeldUntil, (DateTimeOffset?)null)
                            .SetProperty(s => s.TriedAt, now),
                    cancel
                ) == 0
        )
            return false;
        if (fetched.Content is { } content)
            await Keep(db, schedule, fetched, content, now, cancel);
        else
            await NoteSchedule.Came(db, s => s.Id == schedule.Id, schedule.Tag, schedule.ChangedOn, cancel);
        return true;
    }

    private async Task Keep(
        AppDb db,
        FeedSchedule schedule,
        FetchedFeed fetched,
        byte[] content,
        DateTimeOffset now,
        CancellationToken cancel
    )
    {
        await db
            .FeedReadings.Where(r => r.ScheduleId == schedule.Id && (r.State == FeedState.ToCompare || r.State == FeedState.ToDecide))
            .ExecuteUpdateAsync(
                u =>
                    u.SetProperty(r => r.State, FeedState.Dropped)
                        .SetProperty(r => r.Fault, FeedFault.Replaced)
                        .SetProperty(r => r.EndedAt, now),
                cancel
            );
        await OpenFeeds.LetGo(db, cancel);
        var reading = new FeedReading
        {
            Id = Guid.CreateVersion7(now),
            ScheduleId = schedule.Id,
            FileName = schedule.ShownAddress,
            Named = schedule.Source,
            Country = schedule.Country,
            At = now,
            Doubts = [],
            Tag = fetched.Tag,
            ChangedOn = fetched.ChangedOn,
        };
        await OpenFeeds.Keep(db, seal, reading, content, cancel);
    }
}
