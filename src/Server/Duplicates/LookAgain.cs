using Tirek.Server.Data;

namespace Tirek.Server.Duplicates;

/// <summary>
/// Looks for pairs whenever the public directory has changed, after an import as after an edit, a few minutes later; and never longer than a twentieth of the time,
/// however large the directory is.
/// </summary>
internal sealed class LookAgain(Func<AppDb> open, TimeProvider clock, ILogger<LookAgain> log) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(5);
    private const int Rest = 20;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        var next = DateTimeOffset.MinValue;
        while (await timer.WaitForNextTickAsync(stoppingToken))
            try
            {
                await using var db = open();
                var started = clock.GetUtcNow();
                if (started < next || !await LookForPairs.IsNeeded(db, stoppingToken))
                    continue;
                await LookForPairs.Look(db, stoppingToken);
                next = clock.GetUtcNow() + Rest * (clock.GetUtcNow() - started);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                log.LogError("Entries could not be compared: {Kind}", e.GetType().Name);
            }
    }
}
