using Tirek.Domain.Gaps;
using Tirek.Domain.Search;

namespace Tirek.Server.Gaps;

/// <summary>
/// Counts searches that found nothing, in memory alone: whoever searches waits for no write and leaves no row behind whose moment could be told. What is counted
/// goes to the database once a day (<see cref="KeepUnmet"/>).
/// </summary>
internal sealed class UnmetLog(TimeProvider clock)
{
    private readonly Lock gate = new();
    private Dictionary<UnmetNeed, int> counted = [];
    private long minute;
    private int inMinute;

    /// <summary>Notes what of this search is to be counted, if anything is.</summary>
    public void Note(ListingSearch search, SearchAnswer answer)
    {
        var now = clock.GetUtcNow();
        var needs = UnmetNeeds.Of(search, answer, DateOnly.FromDateTime(now.UtcDateTime));
        if (needs.Count == 0)
            return;
        lock (gate)
        {
            var current = now.UtcTicks / TimeSpan.TicksPerMinute;
            (minute, inMinute) = (current, current == minute ? inMinute + 1 : 1);
            if (inMinute > UnmetNeeds.MostPerMinute)
                return;
            foreach (var need in needs)
                counted[need] = counted.GetValueOrDefault(need) + 1;
        }
    }

    public bool IsEmpty
    {
        get
        {
            lock (gate)
                return counted.Count == 0;
        }
    }

    /// <summary>What was counted since the last time; from now on it is the caller's.</summary>
    public IReadOnlyDictionary<UnmetNeed, int> Take()
    {
        lock (gate)
        {
            var taken = counted;
            counted = [];
            return taken;
        }
    }

    /// <summary>Counts again what could not be kept.</summary>
    public void PutBack(IReadOnlyDictionary<UnmetNeed, int> taken)
    {
        lock (gate)
            foreach (var (need, times) in taken)
                counted[need] = counted.GetValueOrDefault(need) + times;
    }
}
