using Tirek.Server.Node;

namespace Tirek.Server.Installing;

/// <summary>Deletes the former database of an update when its time is over: it holds what has been hidden since.</summary>
internal sealed class ForgetFormerDatabase(NodeFolder folder, TimeProvider clock, ILogger<ForgetFormerDatabase> log) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        do try
        {
            if (FormerDatabase.Forget(folder, clock) > 0)
                log.LogInformation("The former database was deleted: the update is {Days} days old.", FormerDatabase.Kept.Days);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            log.LogWarning("The former database cannot be deleted: {Kind}", e.GetType().Name);
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}
