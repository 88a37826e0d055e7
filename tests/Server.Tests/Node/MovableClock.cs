namespace Tirek.Server.Tests.Node;

/// <summary>The machine's clock, moved forward by hand.</summary>
internal sealed class MovableClock : TimeProvider
{
    private TimeSpan ahead;

    private DateTimeOffset? stopped;

    public void Forward(TimeSpan by) => ahead += by;

    /// <summary>From now on it is this instant, however long what follows takes.</summary>
    public void Stop() => stopped = System.GetUtcNow();

    public override DateTimeOffset GetUtcNow() => (stopped ?? System.GetUtcNow()) + ahead;

    public override long GetTimestamp() => System.GetTimestamp() + (long)(ahead.TotalSeconds * TimestampFrequency);
}
