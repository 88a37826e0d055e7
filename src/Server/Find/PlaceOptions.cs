using System.Collections.Concurrent;
using System.Text;
using System.Text.Encodings.Web;
using Tirek.Domain.Languages;
using Tirek.Domain.Places;

namespace Tirek.Server.Find;

/// <summary>
/// The list of places to be near, as options: whole countries, then per region the region itself and its towns, each in the reader's alphabet. Made once
/// per language, since hundreds of names stand on every page with a search.
/// </summary>
internal static class PlaceOptions
{
    private static readonly ConcurrentDictionary<(Language Language, string Countries), string> Made = new();

    /// <param name="language">Whose names and alphabet.</param>
    /// <param name="countries">ISO codes of the countries served.</param>
    /// <param name="chosen">Key of the place already chosen, or null.</param>
    public static string Html(Language language, IReadOnlyList<string> countries, string? chosen)
    {
        var html = Made.GetOrAdd((language, string.Join(' ', countries)), _ => Make(language, countries));
        return chosen is null ? html : html.Replace($"value=\"{chosen}\"", $"value=\"{chosen}\" selected", StringComparison.Ordinal);
    }

    private static string Make(Language language, IReadOnlyList<string> countries)
    {
        var html = new StringBuilder();
        var served = Gazetteer.Countries.Where(c => countries.Contains(c.Key)).InOrder(language).ToList();
        Group(html, FindText.WholeCountries, served, language);
        foreach (var country in served)
        foreach (var region in Gazetteer.Regions(country.Key).InOrder(language))
            Group(html, $"{country.Name(language)} · {region.Name(language)}", Within(region, language), language);
        return html.ToString();
    }

    // A city that is a region of its own is offered once.
    private static IEnumerable<Place> Within(Place region, Language language)
    {
        var towns = Gazetteer.Towns(region.Key).InOrder(language).ToList();
        return towns.Any(t => t.Name(language) == region.Name(language)) ? towns : towns.Prepend(region);
    }

    private static void Group(StringBuilder html, string label, IEnumerable<Place> places, Language language)
    {
        html.Append("<optgroup label=\"").Append(Encode(label)).Append("\">");
        foreach (var place in places)
            html.Append("<option value=\"").Append(place.Key).Append("\">").Append(Encode(place.Name(language)));
        html.Append("</optgroup>");
    }

    private static string Encode(string text) => HtmlEncoder.Create(System.Text.Unicode.UnicodeRanges.All).Encode(text);
}
