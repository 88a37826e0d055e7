using System.Collections.Concurrent;
using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Components;
using Tirek.Domain.Languages;
using Tirek.Domain.Places;

namespace Tirek.Server.Find;

/// <summary>
/// The list of places to be near, as options: whole countries, then per region the region itself and its towns, each in the reader's alphabet. Once a
/// place is chosen, only those of its country, so that a page on a bad line does not carry hundreds of names again. Made once per language and choice.
/// </summary>
internal static class PlaceOptions
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(System.Text.Unicode.UnicodeRanges.All);
    private static readonly ConcurrentDictionary<(Language Language, string Countries, string? Chosen), MarkupString> Made = new();

    /// <param name="language">Whose names and alphabet.</param>
    /// <param name="countries">ISO codes of the countries served.</param>
    /// <param name="chosen">Key of the place already chosen, or null. Only keys of our list may come here, since each choice is kept.</param>
    public static MarkupString Html(Language language, IReadOnlyList<string> countries, string? chosen) =>
        Made.GetOrAdd((language, string.Join(' ', countries), chosen), key => new(Make(language, countries, Gazetteer.Find(key.Chosen))));

    private static string Make(Language language, IReadOnlyList<string> countries, Place? chosen)
    {
        var html = new StringBuilder();
        var served = Gazetteer.Countries.Where(c => countries.Contains(c.Key) || c.Key == chosen?.Country).InOrder(language).ToList();
        Group(html, FindText.WholeCountries, served, language, chosen);
        foreach (var country in served.Where(c => chosen is null || c.Key == chosen.Country))
        foreach (var region in Gazetteer.Regions(country.Key).InOrder(language))
        {
            var label = chosen is null ? $"{country.Name(language)} · {region.Name(language)}" : region.Name(language);
            Group(html, label, Within(region, language, chosen), language, chosen);
        }
        return html.ToString();
    }

    // A city that is a region of its own is offered once.
    private static IEnumerable<Place> Within(Place region, Language language, Place? chosen)
    {
        var towns = Gazetteer.Towns(region.Key).InOrder(language).ToList();
        return region != chosen && towns.Any(t => t.Name(language) == region.Name(language)) ? towns : towns.Prepend(region);
    }

    private static void Group(StringBuilder html, string label, IEnumerable<Place> places, Language language, Place? chosen)
    {
        html.Append("<optgroup label=\"").Append(Encoder.Encode(label)).Append("\">");
        foreach (var place in places)
            html.Append("<option value=")
                .Append(place.Key)
                .Append(place == chosen ? " selected>" : ">")
                .Append(Encoder.Encode(place.Name(language)));
        html.Append("</optgroup>");
    }
}
