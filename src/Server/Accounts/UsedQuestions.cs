using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace Tirek.Server.Accounts;

/// <summary>
/// Which questions to a passkey were answered rightly: each lets in once, though the cookie that carries it could be kept. In memory, as long as the cookie
/// holds; each server knows its own.
/// </summary>
internal sealed class UsedQuestions(TimeProvider clock)
{
    private const int Most = 50_000;

    private readonly ConcurrentDictionary<string, DateTimeOffset> used = new();

    /// <summary>False if it was taken before, or if so many were that this one could not be remembered.</summary>
    public bool Take(string question)
    {
        var now = clock.GetUtcNow();
        if (used.Count >= Most)
            foreach (var (old, until) in used)
                if (until < now)
                    used.TryRemove(old, out _);
        var hash = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(question)));
        return used.Count < Most && used.TryAdd(hash, now + StepCookies.StepLasts);
    }
}
