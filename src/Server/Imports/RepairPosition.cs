using System.Globalization;
using Tirek.Domain.Places;

namespace Tirek.Server.Imports;

/// <summary>Reads the two coordinates of a place, mends what is surely mistaken, and leaves out what is no place.</summary>
internal static class RepairPosition
{
    private const double NearTown = 100;
    private const double FarFromTowns = 600;

    /// <summary>Of latitude: 111 km, a little more than <see cref="NearTown"/>.</summary>
    private const double OneDegree = 1;

    public static Position? Of(FeedRow row, Defects defects)
    {
        var (latitude, longitude) = (row["latitude"], row["longitude"]);
        if (latitude is null && longitude is null)
            return null;
        if (latitude is null || longitude is null)
            return LeaveOut("half-coordinates", latitude is null ? "latitude" : "longitude");
        if (Number(latitude) is not { } lat || Number(longitude) is not { } lon)
            return LeaveOut("bad-coordinates", Number(latitude) is null ? "latitude" : "longitude");
        if (latitude.Contains(',', StringComparison.Ordinal) || longitude.Contains(',', StringComparison.Ordinal))
            defects.Add(row, "latitude", "decimal-comma", Done.Repaired, latitude);
        if (lat == 0 && lon == 0)
            return LeaveOut("zero-coordinates", "latitude");
        var (position, swapped) = (new Position(lat, lon), new Position(lon, lat));
        if (IsSwapped(position, swapped))
        {
            defects.Add(row, "latitude", "swapped-coordinates", Done.Repaired, $"{latitude} {longitude}");
            return swapped;
        }
        return position.IsOnEarth ? position : LeaveOut("bad-coordinates", "latitude");

        Position? LeaveOut(string reason, string column)
        {
            defects.Add(row, column, reason, Done.LeftOut, row[column]);
            return null;
        }
    }

    // Nearly every position is told apart by this, without a look at each town.
    private static readonly Lazy<(double South, double North)> Towns = new(() =>
        (Gazetteer.AllTowns.Min(t => t.Seat.Latitude) - OneDegree, Gazetteer.AllTowns.Max(t => t.Seat.Latitude) + OneDegree)
    );

    /// <summary>Surely swapped: it is not on earth and the other way round it is; or it is far from all our towns and the other way round near one.</summary>
    private static bool IsSwapped(Position position, Position swapped) =>
        swapped.IsOnEarth
        && (
            !position.IsOnEarth
            || (
                swapped.Latitude >= Towns.Value.South
                && swapped.Latitude <= Towns.Value.North
                && Gazetteer.NearestTown(swapped, NearTown) is not null
                && Gazetteer.NearestTown(position, FarFromTowns) is null
            )
        );

    private static double? Number(string text) =>
        double.TryParse(text.Replace(',', '.'), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
            ? number
            : null;
}
