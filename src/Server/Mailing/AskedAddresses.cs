using System.Collections.Concurrent;

namespace Tirek.Server.Mailing;

/// <summary>How often somebody had a link sent today: nobody's mailbox is filled from here by one account.</summary>
internal sealed class AskedAddresses(TimeProvider clock)
{
    private const int MostADay = 5;
    private readonly ConcurrentDictionary<(Guid Person, DateOnly Day), int> asked = new();

    /// <summary>False when today's are used up.</summary>
    public bool Take(Guid person)
    {
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        foreach (var old in asked.Keys.Where(k => k.Day < today))
            asked.TryRemove(old, out _);
        return asked.AddOrUpdate((person, today), 1, (_, count) => count + 1) <= MostADay;
    }
}
