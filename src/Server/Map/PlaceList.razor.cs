using Microsoft.AspNetCore.Components;
using Tirek.Domain.Map;
using Tirek.Domain.Places;

namespace Tirek.Server.Map;

/// <summary>What the map shows, as a list: the countries, a country's regions or a region's towns, each with a way to search near it.</summary>
public sealed partial class PlaceList
{
    [Parameter, EditorRequired]
    public PlaceCounts Counts { get; set; } = null!;

    [Parameter]
    public Place? Place { get; set; }

    private IReadOnlyList<Row> Rows { get; set; } = [];

    // A country or region of which nothing is known is named too: a gap is worth knowing. A town without help is not.
    protected override void OnParametersSet() =>
        Rows = [
            .. Inside()
                .InOrder(Visit.Language)
                .Select(p => new Row(p, p.Name(Visit.Language), Counts.Within(p.Key)))
                .Where(r => r.Count > 0 || r.Place.Kind != PlaceKind.Town),
        ];

    private IEnumerable<Place> Inside() =>
        Place?.Kind switch
        {
            null => Gazetteer.Countries.Where(c => Node.Current.Countries.Contains(c.Key)),
            PlaceKind.Country => Gazetteer.Regions(Place.Key),
            PlaceKind.Region => Gazetteer.Towns(Place.Key),
            _ => [],
        };

    private sealed record Row(Place Place, string Name, int Count);
}
