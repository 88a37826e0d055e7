using System.Collections.Frozen;

namespace Tirek.Domain.Places;

/// <summary>
/// The published centre of an area: the one point that stands for it wherever a map or list needs one. It hangs on the area alone, so it says nothing of
/// what lies in it.
/// </summary>
public static class AreaCentre
{
    private static readonly Lazy<FrozenDictionary<string, Position>> Centres = new(() =>
        Gazetteer.Countries.SelectMany(c => Gazetteer.Regions(c.Key).Prepend(c)).ToFrozenDictionary(p => p.Key, Find)
    );

    /// <summary>The middle of the outline of a country or region; the centre of a town, and the seat of an area whose outline is not known.</summary>
    public static Position Of(Place place) => Centres.Value.GetValueOrDefault(place.Key, place.Seat);

    private static Position Find(Place area)
    {
        if (Outlines.Of(area.Key) is not { } outline)
            return area.Seat;
        var middle = Middle(outline.Rings.MaxBy(r => Math.Abs(Size(r)))!);
        return outline.Holds(middle) ? middle : area.Seat;
    }

    private static double Size(IReadOnlyList<Position> ring) => ring.Zip(ring.Skip(1), Cross).Sum();

    /// <summary>The centre of gravity of a closed ring.</summary>
    private static Position Middle(IReadOnlyList<Position> ring)
    {
        var (latitude, longitude) = (0.0, 0.0);
        foreach (var (a, b) in ring.Zip(ring.Skip(1)))
        {
            latitude += (a.Latitude + b.Latitude) * Cross(a, b);
            longitude += (a.Longitude + b.Longitude) * Cross(a, b);
        }
        var size = 3 * Size(ring);
        return new(latitude / size, longitude / size);
    }

    private static double Cross(Position a, Position b) => a.Longitude * b.Latitude - b.Longitude * a.Latitude;
}
