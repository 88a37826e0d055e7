using System.Collections.Concurrent;
using Tirek.Domain.Taxonomy;

namespace Tirek.Server.Imports;

/// <summary>Finds the terms of our taxonomy that a foreign term names, so that people find the listing by them. Only whole names count, without slips.</summary>
internal static class MapTerms
{
    private static readonly ConcurrentDictionary<string, IReadOnlyList<string>> Known = new(StringComparer.Ordinal);

    /// <summary>Keys of our terms for a foreign one; none when its name says more, or other things, than they do.</summary>
    public static IReadOnlyList<string> Of(string id, string? name)
    {
        if (Taxonomy.Find(id) is { } same || (Guid.TryParse(id, out var guid) && (same = Taxonomy.Find(guid)) is not null))
            return [same.Key];
        return name is null ? [] : Known.GetOrAdd(name, Read);
    }

    private static IReadOnlyList<string> Read(string name)
    {
        var reading = Taxonomy.Lexicon.Read(name);
        var isWhole = reading.LeftOver.Count == 0 && reading.Matches.All(m => m.Quality is Quality.Exact or Quality.Inflected);
        return isWhole ? [.. reading.Concepts.Select(t => t.Key)] : [];
    }
}
