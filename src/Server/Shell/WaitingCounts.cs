using System.Collections.Concurrent;
using Tirek.Server.Data;
using Tirek.Server.Http;

namespace Tirek.Server.Shell;

/// <summary>
/// How much waits for each person, for the header of every page of hers. Counted at most every few seconds, and anew after anybody wrote anything through this
/// process; what another server wrote shows within <see cref="Kept"/>.
/// </summary>
internal sealed class WaitingCounts(IEnumerable<IWaits> sources, TimeProvider clock)
{
    private static readonly TimeSpan Kept = TimeSpan.FromSeconds(15);
    private const int Most = 10_000;

    private readonly ConcurrentDictionary<Guid, (DateTimeOffset Until, int Count)> known = new();

    public async ValueTask<int> Of(AppDb db, Caller caller, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        if (known.TryGetValue(caller.Person, out var found) && found.Until > now)
            return found.Count;
        var count = 0;
        foreach (var source in sources)
            count += await source.Count(db, caller, cancel);
        if (known.Count >= Most)
            known.Clear();
        known[caller.Person] = (now + Kept, count);
        return count;
    }

    public void ForgetAll() => known.Clear();
}
