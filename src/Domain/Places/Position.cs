namespace Tirek.Domain.Places;

/// <summary>A point on the earth in WGS 84 degrees. Latitude −90…90, longitude −180…180; (0, 0) is taken for "not known" by importers.</summary>
public readonly record struct Position(double Latitude, double Longitude)
{
    private const double EarthRadiusKm = 6371.0088;

    public bool IsOnEarth => Latitude is >= -90 and <= 90 && Longitude is >= -180 and <= 180;

    /// <summary>Great-circle distance in kilometres (haversine, mean radius).</summary>
    public double KilometresTo(Position other)
    {
        var (lat1, lat2) = (double.DegreesToRadians(Latitude), double.DegreesToRadians(other.Latitude));
        var sinLat = Math.Sin((lat2 - lat1) / 2);
        var sinLon = Math.Sin(double.DegreesToRadians(other.Longitude - Longitude) / 2);
        var h = sinLat * sinLat + Math.Cos(lat1) * Math.Cos(lat2) * sinLon * sinLon;
        return 2 * EarthRadiusKm * Math.Asin(Math.Min(1, Math.Sqrt(h)));
    }
}
