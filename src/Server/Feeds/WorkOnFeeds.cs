using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Tirek.Domain.Feeds;
using Tirek.Server.Data;
using Tirek.Server.Imports;
using Tirek.Server.Node;

namespace Tirek.Server.Feeds;

/// <summary>
/// Compares, takes and takes back what waits, one at a time on the whole node, beside the pages. What a server left in the middle is begun again by the next: an
/// import is written whole or not at all. After <see cref="FeedRule.MostAttempts"/> it is given up and said so.
/// </summary>
internal sealed class WorkOnFeeds(NodeFolder folder, Func<AppDb> open, FeedSeal seal, TimeProvider clock, ILogger<WorkOnFeeds> log)
    : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Told = TimeSpan.FromSeconds(1);

    /// <summary>After a fault.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);
    private const int RoundsBetweenDeletions = 60;
    private const int SqliteBusy = 5;
    private const int SqliteLocked = 6;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (folder.IsDemonstration)
            return;
        using var timer = new PeriodicTimer(Interval, clock);
        for (var round = 0; await timer.WaitForNextTickAsync(stoppingToken); round++)
            try
            {
                if (round % RoundsBetweenDeletions == 0)
                    await ForgetOld(stoppingToken);
                await WorkOnOne(stoppingToken);
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                log.LogWarning("A feed could not be worked on: {Kind}", e.GetType().Name);
                await Task.Delay(Pause, clock, stoppingToken);
            }
    }

    private async Task ForgetOld(CancellationToken cancel)
    {
        await using var db = open();
        await ForgetFeeds.Over(db, clock.GetUtcNow(), cancel);
    }

    private async Task WorkOnOne(CancellationToken cancel)
    {
        await using var db = open();
        if (await Next(db, cancel) is null)
            return;
        var hold = new FeedHold();
        if (!await hold.Take(db, clock.GetUtcNow(), cancel))
            return;
        try
        {
            // Looked for again: another server may just have done it.
            if (await Next(db, cancel) is { } reading)
                await WorkOn(db, hold, reading, cancel);
        }
        finally
        {
            await hold.Release(db);
        }
    }

    private static Task<FeedReading?> Next(AppDb db, CancellationToken cancel) =>
        db
            .FeedReadings.AsNoTracking()
            .Where(r => OpenFeeds.ToWorkOn.Contains(r.State))
            .OrderBy(r => r.At)
            .ThenBy(r => r.Id)
            .FirstOrDefaultAsync(cancel);

    private async Task WorkOn(AppDb db, FeedHold hold, FeedReading reading, CancellationToken cancel)
    {
        var own = db.FeedReadings.Where(r => r.Id == reading.Id);
        // Counted before it begins: what ends the server each time is not begun for ever.
        await own.ExecuteUpdateAsync(u => u.SetProperty(r => r.Attempts, r => r.Attempts + 1), cancel);
        // As the command line opens it: an import writes much, and waits longer than a page does.
        await using var work = folder.OpenDatabase();
        var (step, percent) = ((string?)null, 0);
        var progress = new ImportProgress((now, share) => (step, percent) = (now, (int)(100 * Math.Clamp(share, 0, 1))));
        var read = new ReadEdition(work, folder, seal, clock, progress);
        if (reading.Attempts >= FeedRule.MostAttempts)
        {
            await read.Fail(reading, FeedFault.NotFinished, cancel);
            return;
        }
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var telling = Tell(hold, reading.Id, () => (step, percent), ended.Token);
        try
        {
            await Task.Run(() => read.Work(reading, cancel), cancel);
        }
        catch (Exception e)
            when (e is OperationCanceledException or SqliteException { SqliteErrorCode: SqliteBusy or SqliteLocked } || Silence.IsOne(e))
        {
            // The server ends in good order, or somebody else writes, or the database is away: that is no failed attempt.
            await own.ExecuteUpdateAsync(u => u.SetProperty(r => r.Attempts, r => r.Attempts - 1), CancellationToken.None);
            throw;
        }
        finally
        {
            await ended.CancelAsync();
            await telling;
        }
    }

    /// <summary>Says on the page how far it is, and holds on to the work. While SQLite is being written to, neither can be done, nor has to be.</summary>
    private async Task Tell(FeedHold hold, Guid reading, Func<(string?, int)> soFar, CancellationToken ended)
    {
        using var timer = new PeriodicTimer(Told, clock);
        (string? Step, int Percent) said = (null, 0);
        try
        {
            for (var round = 0; await timer.WaitForNextTickAsync(ended); round++)
                try
                {
                    await using var db = open();
                    if (round % 20 == 19)
                        await hold.Take(db, clock.GetUtcNow(), ended);
                    var (step, percent) = soFar();
                    if ((step, percent) != said)
                        await db
                            .FeedReadings.Where(r => r.Id == reading)
                            .ExecuteUpdateAsync(u => u.SetProperty(r => r.Step, step).SetProperty(r => r.Percent, percent), ended);
                    said = (step, percent);
                }
                catch (Exception e) when (e is not OperationCanceledException)
                {
                    log.LogDebug("How far a feed is could not be written: {Kind}", e.GetType().Name);
                }
        }
        catch (OperationCanceledException)
        {
            // The work has ended.
        }
    }
}
