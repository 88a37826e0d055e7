using System.Collections.Concurrent;

namespace Tirek.Server.Accounts;

/// <summary>
/// Which request to come back was asked last in a name from one coarse address: the next one from there takes its place. In memory and of a bounded size; each
/// server knows its own.
/// </summary>
internal sealed class AskedFrom
{
    private const int Most = 50_000;

    private readonly ConcurrentDictionary<SignInLane, Guid> last = new();

    public Guid? Last(SignInLane lane) => last.TryGetValue(lane, out var request) ? request : null;

    public void Note(SignInLane lane, Guid request)
    {
        if (last.Count >= Most)
            last.Clear();
        last[lane] = request;
    }
}
