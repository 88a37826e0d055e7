using System.Globalization;
using Tirek.Domain.Languages;
using Tirek.Domain.Places;

namespace Tirek.Server.Imports;

/// <summary>Finds countries and places of our list by what a feed calls them.</summary>
internal static class PlaceNames
{
    private static readonly Lazy<ILookup<string, Place>> ByName = new(() =>
        Gazetteer
            .AllTowns.Concat(Gazetteer.Countries.SelectMany(c => Gazetteer.Regions(c.Key)))
            .Concat(Gazetteer.Countries)
            .SelectMany(p => p.AllNames.Select(Folding.Fold).Distinct(), (p, name) => (name, p))
            .ToLookup(x => x.name, x => x.p, StringComparer.Ordinal)
    );

    private static readonly Lazy<List<RegionInfo>> Regions = new(() =>
        [
            .. CultureInfo
                .GetCultures(CultureTypes.SpecificCultures)
                .Select(c => new RegionInfo(c.Name))
                .Where(r => r.TwoLetterISORegionName is [>= 'A' and <= 'Z', _])
                .DistinctBy(r => r.TwoLetterISORegionName),
        ]
    );

    // Codes are compared letter by letter: folded, KG and CG are one.
    private static readonly Lazy<Dictionary<string, string>> CountryCodes = new(() =>
        Regions
            .Value.SelectMany(r => new[] { r.TwoLetterISORegionName, r.ThreeLetterISORegionName }, (r, code) => (r, code))
            .DistinctBy(x => x.code)
            .ToDictionary(x => x.code, x => x.r.TwoLetterISORegionName, StringComparer.OrdinalIgnoreCase)
    );

    private static readonly Lazy<Dictionary<string, string>> CountryNames = new(() =>
        Regions.Value.GroupBy(r => Folding.Fold(r.EnglishName)).ToDictionary(g => g.Key, g => g.First().TwoLetterISORegionName)
    );

    /// <summary>ISO 3166-1 alpha-2 of a country's code or name; null if it is none.</summary>
    public static string? Country(string? written)
    {
        if (written is null)
            return null;
        if (written.Length <= 3)
            return CountryCodes.Value.GetValueOrDefault(written);
        var folded = Folding.Fold(written);
        return ByName.Value[folded].FirstOrDefault(p => p.Kind == PlaceKind.Country)?.Key ?? CountryNames.Value.GetValueOrDefault(folded);
    }

    /// <summary>The town with this name, in this country if one is given; null if there is none or more than one.</summary>
    public static Place? Town(string? name, string? country) =>
        name is null
            ? null
            : Only(ByName.Value[Folding.Fold(name)].Where(p => p.Kind == PlaceKind.Town && (country is null || p.Country == country)));

    /// <summary>The place of any kind with this name, the widest of them; null if there is none or more than one.</summary>
    public static Place? Any(string? name, string? country)
    {
        if (name is null)
            return null;
        var found = ByName.Value[Folding.Fold(name)].Where(p => country is null || p.Country == country).ToList();
        return found.Count == 0 ? null : Only(found.Where(p => p.Kind == found.Min(f => f.Kind)));
    }

    private static Place? Only(IEnumerable<Place> places) => places.Take(2).ToList() is [var only] ? only : null;
}
