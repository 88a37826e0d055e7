using Tirek.Domain.Places;

namespace Tirek.Domain.Map;

/// <summary>A point of a drawing, in its units, from the upper left corner.</summary>
public readonly record struct Spot(double X, double Y)
{
    public double DistanceTo(Spot other) => Math.Sqrt((X - other.X) * (X - other.X) + (Y - other.Y) * (Y - other.Y));
}

/// <summary>
/// The part of the world that a map of a place shows, and where each position falls in its drawing. The drawing is <see cref="Width"/> units wide, four to a
/// pixel of a small telephone.
/// </summary>
public sealed class MapFrame
{
    public const int Width = 1440;
    private const int Lowest = 780;
    private const int Highest = 1500;
    private const double Margin = 72;

    /// <summary>A map shows no less than this to each side of the middle, so that there is something to know it by.</summary>
    private const double LeastEastWest = 130;
    private const double LeastNorthSouth = 85;

    private readonly ConicProjection projection;
    private readonly double scale;
    private readonly double left;
    private readonly double top;

    private MapFrame(IReadOnlyCollection<Position> focus)
    {
        var bounds = Bounds.Of(focus);
        projection = new(bounds);
        var points = focus.Select(projection.Project).ToList();
        var (middleX, halfX) = Span(points.Select(p => p.X), LeastEastWest);
        var (middleY, halfY) = Span(points.Select(p => p.Y), LeastNorthSouth);
        scale = Math.Min((Width / 2.0 - Margin) / halfX, (Highest / 2.0 - Margin) / halfY);
        Height = (int)Math.Clamp(Math.Round(2 * (halfY * scale + Margin)), Lowest, Highest);
        left = middleX - Width / 2.0 / scale;
        top = middleY - Height / 2.0 / scale;
    }

    public int Height { get; }

    /// <summary>The frame around a place, or around all of these countries when it is null.</summary>
    public static MapFrame Of(IReadOnlyCollection<string> countries, Place? place) =>
        new([.. place is null ? countries.SelectMany(Border) : Focus(place)]);

    public Spot At(Position position)
    {
        var (x, y) = projection.Project(position);
        return new((x - left) * scale, (y - top) * scale);
    }

    /// <summary>Whether a spot lies in the drawing, at least so far from its edge.</summary>
    public bool Holds(Spot spot, double margin = 0) =>
        spot.X >= margin && spot.Y >= margin && spot.X <= Width - margin && spot.Y <= Height - margin;

    private static IEnumerable<Position> Focus(Place place) =>
        place.Kind switch
        {
            PlaceKind.Country => Border(place.Key),
            PlaceKind.Region => Border(place.Key).Concat(Gazetteer.Towns(place.Key).Select(t => t.Seat)),
            _ => [place.Seat],
        };

    private static IEnumerable<Position> Border(string key) => Outlines.Of(key)?.Rings.SelectMany(r => r) ?? [Gazetteer.Find(key)!.Seat];

    private static (double Middle, double Half) Span(IEnumerable<double> values, double leastHalf)
    {
        var (least, most) = (double.MaxValue, double.MinValue);
        foreach (var value in values)
            (least, most) = (Math.Min(least, value), Math.Max(most, value));
        return ((least + most) / 2, Math.Max((most - least) / 2, leastHalf));
    }
}
