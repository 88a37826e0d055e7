using Tirek.Domain.Places;

namespace Tirek.Domain.Map;

/// <summary>
/// A flat picture of a part of the earth: equidistant conic, which keeps a country of these latitudes in the shape one knows it by. Units are
/// kilometres, x to the east of the middle, y to the south.
/// </summary>
internal sealed class ConicProjection
{
    private const double EarthRadiusKm = 6371.0088;

    private readonly double middle;
    private readonly double cone;
    private readonly double apex;
    private readonly double centre;

    public ConicProjection(Bounds bounds)
    {
        // The two parallels that keep their length lie a sixth from either edge.
        var sixth = (bounds.North - bounds.South) / 6;
        var (south, north) = (double.DegreesToRadians(bounds.South + sixth), double.DegreesToRadians(bounds.North - sixth));
        middle = double.DegreesToRadians((bounds.West + bounds.East) / 2);
        cone = north - south < 1e-6 ? Math.Sin(south) : (Math.Cos(south) - Math.Cos(north)) / (north - south);
        apex = Math.Cos(south) / cone + south;
        centre = apex - (south + north) / 2;
    }

    public (double X, double Y) Project(Position position)
    {
        var radius = apex - double.DegreesToRadians(position.Latitude);
        var angle = cone * (double.DegreesToRadians(position.Longitude) - middle);
        return (EarthRadiusKm * radius * Math.Sin(angle), EarthRadiusKm * (radius * Math.Cos(angle) - centre));
    }
}
