namespace Tirek.Domain.Listings;

/// <summary>How coarse the area is that stands in the place of a hidden address.</summary>
public enum AreaLevel
{
    District = 0,
    Region = 1,
    Country = 2,
}

/// <summary>
/// A hidden location as the rule of areas sees it: whose it is, what kinds of help are given there, where it lies. <see cref="Published"/> is the
/// level that stands on public pages today; null for one that was never published.
/// </summary>
public sealed record HiddenPlace(
    Guid LocationId,
    Guid OrganizationId,
    IReadOnlyCollection<string> Kinds,
    string? District,
    string? Region,
    string Country,
    AreaLevel? Published
);

/// <summary>
/// Decides how coarse the area of each hidden place must be, so that it cannot be told from others of its kind (directory.md §2).
/// </summary>
public static class HiddenArea
{
    /// <summary>So many organisations must have a hidden place of a kind in an area before the area may stand for them.</summary>
    public const int Organizations = 3;

    /// <summary>
    /// The level for each place: the district if at least three organisations have a hidden place of that kind in it, else the region by the
    /// same rule, else the country. A place of several kinds takes the coarsest. It never becomes finer than <see cref="HiddenPlace.Published"/>
    /// by itself: a reader who remembers the coarse one would learn which place moved.
    /// </summary>
    public static IReadOnlyDictionary<Guid, AreaLevel> Decide(IReadOnlyCollection<HiddenPlace> places)
    {
        var districts = CountOrganizations(places, p => p.District);
        var regions = CountOrganizations(places, p => p.Region);
        return places.ToDictionary(p => p.LocationId, p => Coarser(p.Published ?? AreaLevel.District, Needed(p)));

        AreaLevel Needed(HiddenPlace place) => place.Kinds.DefaultIfEmpty("").Select(kind => NeededFor(place, kind)).Max();

        AreaLevel NeededFor(HiddenPlace place, string kind) =>
            Enough(districts, place.District, kind) ? AreaLevel.District
            : Enough(regions, place.Region, kind) ? AreaLevel.Region
            : AreaLevel.Country;
    }

    private static AreaLevel Coarser(AreaLevel a, AreaLevel b) => a > b ? a : b;

    private static bool Enough(Dictionary<(string Area, string Kind), int> counts, string? area, string kind) =>
        area is not null && counts.GetValueOrDefault((area, kind)) >= Organizations;

    private static Dictionary<(string Area, string Kind), int> CountOrganizations(
        IEnumerable<HiddenPlace> places,
        Func<HiddenPlace, string?> areaOf
    ) =>
        places
            .Where(p => areaOf(p) is not null)
            .SelectMany(p => p.Kinds.DefaultIfEmpty(""), (p, kind) => (Area: areaOf(p)!, Kind: kind, p.OrganizationId))
            .Distinct()
            .GroupBy(x => (x.Area, x.Kind))
            .ToDictionary(g => g.Key, g => g.Count());
}
