using Tirek.Domain.Languages;
using Tirek.Domain.Places;

namespace Tirek.Domain.Map;

/// <summary>
/// Everything that is drawn on the land, for one size at which the map is seen: on a small telephone fewer dots stand apart and fewer names fit.
/// <see cref="Pixel"/> is the size of a pixel there in units of the drawing.
/// </summary>
public sealed record MapLayer(double Pixel, IReadOnlyList<Dot> Dots, IReadOnlyList<Ring> Rings, IReadOnlyList<MapLabel> Labels)
{
    /// <summary>A small telephone, 360 pixels wide.</summary>
    public const double Small = 4;

    /// <summary>A tablet or larger.</summary>
    public const double Large = 2;

    public static MapLayer Of(
        MapLand land,
        PlaceCounts counts,
        IReadOnlyCollection<string> countries,
        Place? place,
        Language language,
        double pixel
    )
    {
        var shown = place is null ? countries : [place.Country];
        var dots = MapMarks.Dots(land.Frame, counts, shown, Apart(place), pixel);
        var rings = MapMarks.Rings(land.Frame, counts, shown, place?.Kind ?? PlaceKind.Country, dots, pixel);
        return new(pixel, dots, rings, Names(land, dots, rings, place, language, pixel));
    }

    /// <summary>The wider the map, the more it gathers: dots that stand apart leave room for their names.</summary>
    private static double Apart(Place? place) =>
        place?.Kind switch
        {
            null => 46,
            PlaceKind.Country => 36,
            _ => MapMarks.TouchPixels,
        };

    private static IReadOnlyList<MapLabel> Names(
        MapLand land,
        IReadOnlyList<Dot> dots,
        IReadOnlyList<Ring> rings,
        Place? place,
        Language language,
        double pixel
    )
    {
        var labels = new MapLabels(land.Frame, pixel);
        foreach (var dot in dots)
            labels.Avoid(dot.At, dot.Radius);
        foreach (var ring in rings.Where(r => !r.IsCovered))
            labels.Avoid(ring.At, 9 * pixel);
        // Where countries lie side by side, their names matter more than a town's.
        if (place is null)
            NameLand(labels, land, language);
        foreach (var dot in dots.OrderByDescending(d => d.Town.Key == place?.Key).ThenByDescending(d => d.Count))
            labels.Beside(NameOf(dot, language), dot.At, dot.Radius);
        foreach (var unit in land.WithoutOutline)
            labels.Beside(unit.Name(language), land.Frame.At(unit.Seat), 4 * pixel, isQuiet: true);
        if (place is not null && pixel < Small)
            NameLand(labels, land, language);
        return labels.Placed;
    }

    /// <summary>The town with most there; of a dot that stands for several, how many more.</summary>
    private static string NameOf(Dot dot, Language language) =>
        dot.Towns.Count == 1 ? dot.Town.Name(language) : $"{dot.Town.Name(language)} +{dot.Towns.Count - 1}";

    /// <summary>A city that is a unit of its own has its name from its dot.</summary>
    private static bool IsCity(Place region) =>
        region.Kind == PlaceKind.Region && Gazetteer.Towns(region.Key) is [var only] && only.Key == region.SeatTown;

    private static void NameLand(MapLabels labels, MapLand land, Language language)
    {
        foreach (var place in land.Pieces.Where(p => p.Role != LandRole.Beside).Select(p => p.Place).Where(p => !IsCity(p)))
            labels.Over(place.Name(language), land.Frame.At(AreaCentre.Of(place)));
    }
}
