using Tirek.Domain.Checking;

namespace Tirek.Server.Checking;

/// <summary>
/// How much readers from one coarse address wrote in this hour, so that one of them does not fill what may wait. In memory, of a bounded size, forgotten with the
/// hour; each server knows its own.
/// </summary>
internal sealed class ReadersLately(TimeProvider clock)
{
    private const int Most = 50_000;

    private readonly Lock gate = new();
    private readonly Dictionary<string, int> counts = [];
    private DateTimeOffset until;

    /// <summary>False when it was enough.</summary>
    public bool Take(HttpContext http)
    {
        var from = http.Connection.RemoteIpAddress?.ToString() ?? "";
        lock (gate)
        {
            var now = clock.GetUtcNow();
            if (now >= until)
            {
                counts.Clear();
                until = now.AddHours(1);
            }
            var before = counts.GetValueOrDefault(from);
            if (before >= CorrectionRule.MostOfOnePlace || (before == 0 && counts.Count >= Most))
                return false;
            counts[from] = before + 1;
            return true;
        }
    }
}
