using Microsoft.EntityFrameworkCore;
using Tirek.Domain.Gaps;
using Tirek.Server.Data;

namespace Tirek.Server.Gaps;

/// <summary>
/// Adds the counts of searches that found nothing to what is kept, at midnight (UTC) and when the server stops, and deletes what is too old. All rows are written
/// anew in the order of their keys, so that neither their order nor anything in them tells which search came before which.
/// </summary>
internal sealed class KeepUnmet(UnmetLog log, Func<AppDb> open, TimeProvider clock, ILogger<KeepUnmet> faults) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var now = clock.GetUtcNow();
            var midnight = new DateTimeOffset(now.UtcDateTime.Date.AddDays(1), TimeSpan.Zero);
            await Task.Delay(midnight - now, clock, stoppingToken);
            await Write(stoppingToken);
        }
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        // A server that has nothing to keep ends at once, whatever became of its database.
        if (!log.IsEmpty)
            await Write(cancellationToken);
    }

    /// <summary>Keeps what was counted until now. What cannot be written stays counted.</summary>
    public async Task Write(CancellationToken cancel)
    {
        var taken = log.Take();
        try
        {
            await using var db = open();
            await Add(db, taken, DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime), cancel);
        }
        catch (Exception e)
        {
            log.PutBack(taken);
            faults.LogWarning("What people looked for in vain could not be kept: {Kind}", e.GetType().Name);
        }
    }

    private static async Task Add(AppDb db, IReadOnlyDictionary<UnmetNeed, int> counted, DateOnly today, CancellationToken cancel)
    {
        var oldest = UnmetNeeds.Oldest(today);
        if (counted.Count == 0 && !await db.UnmetCounts.AnyAsync(c => c.Month < oldest, cancel))
            return;
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var before = await db.UnmetCounts.AsNoTracking().ToListAsync(cancel);
        var all = before
            .Select(c => (Need: new UnmetNeed(c.Month, c.Country, c.Region, c.Kind), c.Times))
            .Concat(counted.Select(c => (Need: c.Key, Times: c.Value)))
            .Where(c => c.Need.Month >= oldest)
            .GroupBy(c => c.Need, c => c.Times)
            .OrderBy(g => (g.Key.Month, g.Key.Country, g.Key.Region, g.Key.Kind));
        await db.UnmetCounts.ExecuteDeleteAsync(cancel);
        await db.BulkInsert(
            [
                .. all.Select(g => new UnmetCount
                {
                    Month = g.Key.Month,
                    Country = g.Key.Country,
                    Region = g.Key.Region,
                    Kind = g.Key.Kind,
                    Times = g.Sum(),
                }),
            ],
            cancel
        );
        await LettingGo.Remember(db, cancel);
        await transaction.CommitAsync(cancel);
    }
}
