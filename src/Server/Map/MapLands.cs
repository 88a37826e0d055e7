using System.Collections.Concurrent;
using Tirek.Domain.Map;
using Tirek.Domain.Places;

namespace Tirek.Server.Map;

/// <summary>The land of each map, drawn once: it hangs on the place and the countries served alone.</summary>
internal static class MapLands
{
    private static readonly ConcurrentDictionary<string, MapLand> Drawn = new();

    public static MapLand Of(IReadOnlyList<string> countries, Place? place) =>
        Drawn.GetOrAdd(place?.Key ?? string.Join(' ', countries), _ => MapLand.Of(countries, place));
}
