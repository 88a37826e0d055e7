using System.Collections.Frozen;
using Tirek.Domain.Languages;

namespace Tirek.Domain.Places;

/// <summary>
/// The list of places that ships with Tirek: five countries, their 54 admin-1 units, and the towns, with names in every language.
/// Coordinates and populations are from GeoNames (CC BY 4.0, to be credited wherever they are shown or passed on). Read on first use.
/// Lists come in the order of the file (countries by English name, regions by code, towns by region); see <see cref="InOrder"/>.
/// </summary>
public static class Gazetteer
{
    private static readonly Lazy<Lists> Loaded = new(() => new Lists());

    public static IReadOnlyList<Place> Countries => Loaded.Value.Countries;

    /// <summary>Every town of the five countries.</summary>
    public static IReadOnlyList<Place> AllTowns => Loaded.Value.Towns;

    /// <summary>The admin-1 units of a country (<c>UZ</c>); empty for any other key.</summary>
    public static IReadOnlyList<Place> Regions(string country) => Loaded.Value.RegionsByCountry.GetValueOrDefault(country, []);

    /// <summary>The towns of a country (<c>UZ</c>) or of a region (<c>UZ-SA</c>); empty for any other key.</summary>
    public static IReadOnlyList<Place> Towns(string countryOrRegion) => Loaded.Value.TownsWithin.GetValueOrDefault(countryOrRegion, []);

    /// <summary>The place with exactly this key, or null.</summary>
    public static Place? Find(string? key) => key is null ? null : Loaded.Value.ByKey.GetValueOrDefault(key);

    /// <summary>
    /// The town whose centre is nearest, no farther than <paramref name="withinKilometres"/> (included), or null. With a country, only its towns:
    /// across a border the nearest town is often no help. At equal distance the one that comes first in the list.
    /// </summary>
    public static Place? NearestTown(Position position, double withinKilometres, string? country = null)
    {
        var nearest = (country is null ? AllTowns : Towns(country)).MinBy(t => t.Seat.KilometresTo(position));
        return nearest is not null && nearest.Seat.KilometresTo(position) <= withinKilometres ? nearest : null;
    }

    /// <summary>Sorted by name as a reader of this language expects it (<see cref="Alphabet"/>), by key where names are the same.</summary>
    public static IEnumerable<Place> InOrder(this IEnumerable<Place> places, Language language) =>
        places.OrderBy(p => p.Name(language), Alphabet.Of(language)).ThenBy(p => p.Key, StringComparer.Ordinal);

    private sealed class Lists
    {
        public IReadOnlyList<Place> Countries { get; }
        public IReadOnlyList<Place> Towns { get; }
        public FrozenDictionary<string, Place> ByKey { get; }
        public FrozenDictionary<string, IReadOnlyList<Place>> RegionsByCountry { get; }
        public FrozenDictionary<string, IReadOnlyList<Place>> TownsWithin { get; }

        public Lists()
        {
            var file = PlacesJson.Embedded("places.json", PlacesJson.Default.PlacesFile);
            Place[] all = [.. file.Places.Select(e => e.ToPlace())];
            Countries = [.. all.Where(p => p.Kind == PlaceKind.Country)];
            Towns = [.. all.Where(p => p.Kind == PlaceKind.Town)];
            ByKey = all.ToFrozenDictionary(p => p.Key, StringComparer.Ordinal);
            RegionsByCountry = Group(all.Where(p => p.Kind == PlaceKind.Region).Select(p => (p.Country, p)));
            TownsWithin = Group(Towns.SelectMany(t => new[] { (t.Country, t), (t.Region!, t) }));
        }

        private static FrozenDictionary<string, IReadOnlyList<Place>> Group(IEnumerable<(string Within, Place Place)> places) =>
            places
                .GroupBy(p => p.Within, p => p.Place, StringComparer.Ordinal)
                .ToFrozenDictionary(g => g.Key, g => (IReadOnlyList<Place>)[.. g], StringComparer.Ordinal);
    }
}
