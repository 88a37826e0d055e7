using Tirek.Domain.Places;

namespace Tirek.Domain.Map;

/// <summary>Services whose address is shown, at a town or at several that lie too close to be drawn apart; then the one with most stands for all.</summary>
public sealed record Dot(IReadOnlyList<Place> Towns, int Count, Spot At, double Radius)
{
    public Place Town => Towns[0];
}

/// <summary>
/// Services somewhere in an area whose addresses are not shown. It stands at the published centre of the area, one for all of them.
/// <paramref name="IsCovered"/>: a dot lies on its middle, so the number does not fit in.
/// </summary>
public sealed record Ring(Place Area, int Count, Spot At, double Radius, bool IsCovered);

/// <summary>Dots and rings of a map, for one size at which it is seen.</summary>
public static class MapMarks
{
    /// <summary>What a fingertip needs (WCAG 2.2, 2.5.8), in pixels.</summary>
    public const double TouchPixels = 26;

    private static readonly double[] RadiusByDigits = [9, 9, 10.5, 13, 16, 19];

    /// <summary>
    /// The dots of the towns of these countries. Towns nearer than <paramref name="apart"/> pixels become one, within their country alone.
    /// </summary>
    public static IReadOnlyList<Dot> Dots(
        MapFrame frame,
        PlaceCounts counts,
        IReadOnlyCollection<string> countries,
        double apart,
        double pixel
    )
    {
        var groups = new List<Group>();
        foreach (
            var (town, count) in counts
                .PlacesWith(Presence.Shown)
                .Where(p => p.Kind == PlaceKind.Town && countries.Contains(p.Country))
                .Select(p => (Town: p, Count: counts.At(p.Key, Presence.Shown)))
                .OrderByDescending(t => t.Count)
                .ThenBy(t => t.Town.Key, StringComparer.Ordinal)
        )
        {
            var at = frame.At(town.Seat);
            if (!frame.Holds(at, 4 * pixel))
                continue;
            var near = groups
                .Where(g => g.Towns[0].Country == town.Country && g.At.DistanceTo(at) < apart * pixel)
                .MinBy(g => g.At.DistanceTo(at));
            if (near is null)
                groups.Add(near = new(at));
            near.Towns.Add(town);
            near.Count += count;
        }
        PushApart(groups, pixel);
        return [.. groups.Select(g => new Dot(g.Towns, g.Count, g.At, Radius(g.Count) * pixel))];
    }

    /// <summary>
    /// The rings of the areas of these countries; where many would lie over each other, those of the widest areas with most services. An area wider
    /// than <paramref name="widest"/> has none: in the middle of one region's map, a country's ring would look like that region's.
    /// </summary>
    public static IReadOnlyList<Ring> Rings(
        MapFrame frame,
        PlaceCounts counts,
        IReadOnlyCollection<string> countries,
        PlaceKind widest,
        IReadOnlyList<Dot> dots,
        double pixel
    )
    {
        var rings = new List<Ring>();
        foreach (
            var area in counts
                .PlacesWith(Presence.AreaOnly)
                .Where(p => countries.Contains(p.Country) && p.Kind >= widest)
                .OrderBy(p => p.Kind)
                .ThenByDescending(p => counts.At(p.Key, Presence.AreaOnly))
                .ThenBy(p => p.Key, StringComparer.Ordinal)
        )
        {
            var at = frame.At(AreaCentre.Of(area));
            var radius = RingPixels(area.Kind) * pixel;
            if (frame.Holds(at) && rings.TrueForAll(r => r.At.DistanceTo(at) >= r.Radius + radius))
                rings.Add(
                    new(
                        area,
                        counts.At(area.Key, Presence.AreaOnly),
                        at,
                        radius,
                        dots.Any(d => d.At.DistanceTo(at) < d.Radius + TouchPixels / 2 * pixel)
                    )
                );
        }
        return rings;
    }

    private static double Radius(int count) =>
        RadiusByDigits[Math.Min(count.ToString(System.Globalization.CultureInfo.InvariantCulture).Length, 5)];

    private static double RingPixels(PlaceKind area) =>
        area switch
        {
            PlaceKind.Country => 34,
            PlaceKind.Region => 24,
            _ => 17,
        };

    /// <summary>Dots of neighbouring countries that would cover each other move apart a little; those of one country are one already.</summary>
    private static void PushApart(List<Group> groups, double pixel)
    {
        for (var round = 0; round < 8; round++)
        for (var i = 0; i < groups.Count; i++)
        for (var j = i + 1; j < groups.Count; j++)
        {
            var (a, b) = (groups[i].At, groups[j].At);
            var (distance, wanted) = (a.DistanceTo(b), (Radius(groups[i].Count) + Radius(groups[j].Count) + 4) * pixel);
            if (distance >= wanted)
                continue;
            var (x, y) = distance < 1 ? (1.0, 0.0) : ((b.X - a.X) / distance, (b.Y - a.Y) / distance);
            var by = (wanted - distance) / 2;
            groups[i].At = new(a.X - x * by, a.Y - y * by);
            groups[j].At = new(b.X + x * by, b.Y + y * by);
        }
    }

    private sealed class Group(Spot at)
    {
        public List<Place> Towns { get; } = [];
        public int Count { get; set; }
        public Spot At { get; set; } = at;
    }
}
