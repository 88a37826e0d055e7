using System.Text.RegularExpressions;
using Tirek.Domain.Languages;
using Tirek.Domain.Places;

namespace Tirek.Domain.Lists;

/// <summary>
/// Reads the town of a cell: "Ош", "г. Каракол", "Каракол, Иссык-Кульская область". Names that differ by spelling alone are one name, so that two towns may have it;
/// then the region beside it tells which is meant, else where the organisation is already.
/// </summary>
internal sealed partial class ReadTown(string country, IReadOnlyCollection<string> home)
{
    private const int Longest = 100;
    private const int ShortestOfRegion = 4;

    private readonly ILookup<string, Place> towns = Gazetteer
        .AllTowns.Where(t => t.Country == country)
        .SelectMany(t => t.AllNames.Select(Folding.Fold).Distinct(), (t, name) => (t, name))
        .ToLookup(x => x.name, x => x.t, StringComparer.Ordinal);

    private readonly IReadOnlyList<(string Name, string Key)> regions =
    [
        .. Gazetteer.Regions(country).SelectMany(r => r.AllNames.Select(Folding.Fold).Distinct(), (r, name) => (name, r.Key)),
    ];

    /// <summary>The one town that is meant; several: it is not told which; none: no town of the country is called so.</summary>
    public IReadOnlyList<Place> Of(string cell)
    {
        if (cell.Length > Longest)
            return [];
        var line = string.Join(' ', cell.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries));
        var whole = Named(line);
        if (whole.Count > 0)
            return Told(whole);
        var parts = line.Split([',', ';', '(', ')', '/'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var named = parts.Select(p => (Part: p, Towns: Named(p))).Where(n => n.Towns.Count > 0).ToList();
        // A region may be called as its town is: what says a town alone is the town.
        if (named.Count == 0 || (named.Count > 1 && parts.Length != named.Count))
            return [];
        foreach (var (part, found) in named.OrderByDescending(n => n.Towns.Count))
        {
            var said = parts.Where(p => p != part).SelectMany(RegionsOf).ToHashSet();
            if (
                said.Count > 0
                && found.Where(t => said.Contains(t.Region!) || said.Any(r => Gazetteer.Find(r)?.SeatTown == t.Key)).ToList()
                    is { Count: > 0 } there
            )
                return Told(there);
        }
        return named.Count == 1 && parts.Length == 1 ? Told(named[0].Towns) : [];
    }

    private IReadOnlyList<Place> Told(IReadOnlyList<Place> found)
    {
        if (found.Count < 2)
            return found;
        var near = found.Where(t => home.Contains(t.Key)).ToList();
        if (near.Count == 0)
            near = [.. found.Where(t => home.Any(h => Gazetteer.Find(h)?.Region == t.Region))];
        return near.Count == 1 ? near : found;
    }

    /// <summary>Towns with this name, also with the word for a town before or after it.</summary>
    private List<Place> Named(string text) =>
        new[] { text, TownWord().Replace(text, "").Trim() }
            .Select(n => towns[Folding.Fold(n)].Distinct().ToList())
            .FirstOrDefault(found => found.Count > 0)
        ?? [];

    private IEnumerable<string> RegionsOf(string text)
    {
        var said = Folding.Fold(RegionWord().Replace(text, "").Trim());
        return said.Length < ShortestOfRegion
            ? []
            : regions.Where(r => r.Name.StartsWith(said, StringComparison.Ordinal)).Select(r => r.Key).Distinct();
    }

    [GeneratedRegex(
        @"^\s*(?:г|гор|город|қ|қаласы|ш|шаары|sh|shahri|ш\.|city of|town of)[.\s]+|\s+(?:қаласы|шаары|shahri|шаҳри|şäheri|city)\s*$",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex TownWord();

    [GeneratedRegex(
        @"\s+(?:обл\.?|область|облысы|облусу|oblast|region|viloyati|вилояти|вилоят|welaýaty|province)\s*$",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex RegionWord();
}
