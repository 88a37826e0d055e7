using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace Tirek.Server.Accounts;

/// <summary>
/// Counts wrong tries per account and way in: each device seen before is a way of its own, all others share one by the coarse address they come from. So nobody
/// is locked out by what strangers try. Kept in memory, of a bounded size; a server that starts anew has forgotten.
/// </summary>
internal sealed class SignInLanes(TimeProvider clock)
{
    public const int FreeTries = 5;
    public static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(15);
    private const int Most = 50_000;

    private readonly ConcurrentDictionary<string, (int Failures, DateTimeOffset Until)> lanes = new();

    /// <summary>The lane of a device that the account knows, or of where a stranger comes from.</summary>
    public static string Of(string signInName, Guid? device, HttpContext http)
    {
        var way = device?.ToString("N") ?? http.Connection.RemoteIpAddress?.ToString() ?? "";
        return Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes($"{signInName.ToUpperInvariant()}\n{way}")));
    }

    public bool IsShut(string lane) => lanes.TryGetValue(lane, out var at) && at.Until > clock.GetUtcNow();

    /// <summary>The first tries cost nothing; from then on each doubles the wait.</summary>
    public void Failed(string lane)
    {
        var now = clock.GetUtcNow();
        if (lanes.Count >= Most)
            DropOld(now);
        lanes.AddOrUpdate(
            lane,
            _ => (1, now),
            (_, was) => was.Until < now - LongestWait ? (1, now) : (was.Failures + 1, now + Wait(was.Failures + 1))
        );
    }

    public void Succeeded(string lane) => lanes.TryRemove(lane, out _);

    private static TimeSpan Wait(int failures) =>
        failures < FreeTries ? TimeSpan.Zero
        : failures > FreeTries + 10 ? LongestWait
        : TimeSpan.FromSeconds(Math.Min(LongestWait.TotalSeconds, Math.Pow(2, failures - FreeTries)));

    private void DropOld(DateTimeOffset now)
    {
        foreach (var (lane, at) in lanes)
            if (at.Until < now)
                lanes.TryRemove(lane, out _);
        if (lanes.Count >= Most)
            lanes.Clear();
    }
}
