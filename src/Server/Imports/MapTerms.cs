using System.Collections.Concurrent;
using Tirek.Domain.Taxonomy;

namespace Tirek.Server.Imports;

/// <summary>Finds the terms of our taxonomy that a foreign term names, so that people find the listing by them. Only whole names count, without slips.</summary>
internal static class MapTerms
{
    private static readonly ConcurrentDictionary<string, IReadOnlyList<string>> Known = new(StringComparer.Ordinal);

    /// <summary>Key of the term of ours that has this id or key.</summary>
    public static string? Ours(string id) => (Taxonomy.Find(id) ?? (Guid.TryParse(id, out var guid) ? Taxonomy.Find(guid) : null))?.Key;

    /// <summary>Keys of our terms for a foreign one; none when its name says more, or other things, than they do.</summary>
    public static IReadOnlyList<string> Of(string? name) => name is null ? [] : Known.GetOrAdd(name, Read);

    private static IReadOnlyList<string> Read(string name)
    {
        var reading = Taxonomy.Lexicon.Read(name);
        var isWhole = reading.LeftOver.Count == 0 && reading.Matches.All(m => m.Quality is Quality.Exact or Quality.Inflected);
        return isWhole ? [.. reading.Concepts.Select(t => t.Key)] : [];
    }
}
