using Microsoft.AspNetCore.Components;
using Tirek.Domain.Languages;
using Tirek.Domain.Listings;
using Tirek.Domain.Places;

namespace Tirek.Server.Find;

/// <summary>Where it is: the address, or, of a hidden place, only its area, with the reason.</summary>
public sealed partial class WherePart
{
    [Parameter, EditorRequired]
    public ListingView<PublicReader> Listing { get; set; } = null!;

    /// <summary>The map shows help, and nothing else.</summary>
    [Parameter]
    public bool IsOnMap { get; set; } = true;

    private string MapAddress
    {
        get
        {
            var place = Listing.Sites.Select(PlaceOf).FirstOrDefault(p => p is not null);
            return Visit.To(place is null ? "/map" : $"/map/{place.Region ?? place.Country}");
        }
    }

    private static Place? PlaceOf(SiteView site) => Gazetteer.Find(site.IsAreaOnly ? site.AreaKey : site.TownKey);

    /// <summary>Several hidden places of which no more than the same area is told are said once.</summary>
    internal static IEnumerable<SiteView> Once(ListingView<PublicReader> listing) =>
        listing.Sites.DistinctBy(site =>
            site.IsAreaOnly && site.Description is null && string.IsNullOrWhiteSpace(site.Transportation) && site.Accessibility.Count == 0
                ? site.AreaKey ?? ""
                : $"{site.Id}"
        );

    private string InArea(SiteView site) => InArea(site, Visit.Language);

    /// <summary>Of a hidden place: that its address is not shown, its area, and to call first.</summary>
    internal static string InArea(SiteView site, Language reader) =>
        $"{FindWords.Say(FindText.AreaOnlyIn, PlaceOf(site) is { } area ? Named(area, reader) : FindText.NotKnown)} {FindText.AreaCall}";

    private IEnumerable<string> Lines(SiteView site) => Lines(Listing, site, Visit.Language);

    /// <summary>The address of a place that is shown, line by line.</summary>
    internal static IEnumerable<string> Lines(ListingView<PublicReader> listing, SiteView site, Language reader)
    {
        if (!string.IsNullOrWhiteSpace(site.Name) && site.Name != listing.Name.Original.Text)
            yield return site.Name;
        foreach (var address in site.Addresses)
        {
            string?[] lines =
            [
                address.Attention,
                address.Address1,
                address.Address2,
                Joined(IsNamed(address.City, site) ? null : address.City, address.Region, address.StateProvince, address.PostalCode),
            ];
            foreach (var line in lines)
                if (!string.IsNullOrWhiteSpace(line))
                    yield return line;
        }
        if (PlaceOf(site) is { } town)
            yield return Named(town, reader);
        else if (site.Addresses.Select(a => Gazetteer.Find(a.Country)).FirstOrDefault(c => c is not null) is { } country)
            yield return country.Name(reader);
        else if (site.Addresses.Count == 0)
            yield return FindText.NotKnown;
    }

    // The town is told below in the reader's own spelling.
    private static bool IsNamed(string? city, SiteView site) =>
        city is not null && PlaceOf(site) is { } town && town.AllNames.Contains(city.Trim(), StringComparer.OrdinalIgnoreCase);

    /// <summary>The place with its country, in the reader's language.</summary>
    private static string Named(Place place, Language reader) =>
        place.Kind == PlaceKind.Country ? place.Name(reader) : $"{place.Name(reader)}, {Gazetteer.Find(place.Country)!.Name(reader)}";

    private static string? Access(SiteView site)
    {
        var all = site.Accessibility.Select(a =>
            a.Description.Equals("wheelchair", StringComparison.OrdinalIgnoreCase)
                ? Joined(FindText.Wheelchair, a.Details)
                : Joined(a.Description, a.Details)
        );
        var words = string.Join("; ", all.Distinct());
        return words.Length == 0 ? null : words;
    }

    private static string Joined(params string?[] parts) => string.Join(", ", parts.Where(p => !string.IsNullOrWhiteSpace(p)));
}
