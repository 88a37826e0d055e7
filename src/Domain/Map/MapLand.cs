using Tirek.Domain.Places;

namespace Tirek.Domain.Map;

/// <summary>What a piece of land is to the map that shows it.</summary>
public enum LandRole
{
    /// <summary>A country that the map is not about.</summary>
    Beside,

    /// <summary>A country or region that leads to a map of its own.</summary>
    Part,

    /// <summary>The region shown, or the one in which the town shown lies.</summary>
    Chosen,
}

/// <summary>One piece of land as an SVG path.</summary>
public sealed record Land(Place Place, LandRole Role, string Path);

/// <summary>
/// The land of a map with its quiet borders, and the units that stand on it only as a point at their seat because the outlines are older than they are.
/// </summary>
public sealed class MapLand
{
    private MapLand(MapFrame frame, IReadOnlyList<Land> pieces, IReadOnlyList<Place> withoutOutline)
    {
        Frame = frame;
        Pieces = pieces;
        WithoutOutline = withoutOutline;
    }

    public MapFrame Frame { get; }

    /// <summary>In the order in which they are painted.</summary>
    public IReadOnlyList<Land> Pieces { get; }

    public IReadOnlyList<Place> WithoutOutline { get; }

    /// <summary>The land around a place, or of these countries when it is null. Costs some milliseconds and never changes.</summary>
    public static MapLand Of(IReadOnlyCollection<string> countries, Place? place)
    {
        var frame = MapFrame.Of(countries, place);
        var besides = Gazetteer.Countries.Where(c => place is null ? !countries.Contains(c.Key) : c.Key != place.Country);
        IEnumerable<Place> parts = place is null
            ? Gazetteer.Countries.Where(c => countries.Contains(c.Key))
            : Gazetteer.Regions(place.Country);
        return new(
            frame,
            [
                .. besides.Select(c => Piece(c, LandRole.Beside, frame)).OfType<Land>(),
                .. parts
                    .OrderBy(p => p.Key == place?.Region)
                    .Select(p => Piece(p, p.Key == place?.Region ? LandRole.Chosen : LandRole.Part, frame))
                    .OfType<Land>(),
            ],
            place is null
                ? []
                : [.. Gazetteer.Regions(place.Country).Where(r => Outlines.Of(r.Key) is null && frame.Holds(frame.At(r.Seat)))]
        );
    }

    private static Land? Piece(Place place, LandRole role, MapFrame frame) =>
        Outlines.Of(place.Key) is { } outline && OutlinePath.Of(outline, frame) is { } path ? new(place, role, path) : null;
}
