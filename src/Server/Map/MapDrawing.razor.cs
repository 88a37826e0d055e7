using Microsoft.AspNetCore.Components;
using Tirek.Domain.Map;
using Tirek.Domain.Places;

namespace Tirek.Server.Map;

/// <summary>The picture. Its links lead to nearer maps; all it says stands below it as a list, so the land is left out of the order of keys.</summary>
public sealed partial class MapDrawing
{
    [Parameter, EditorRequired]
    public MapLand Land { get; set; } = null!;

    [Parameter, EditorRequired]
    public MapLayer Small { get; set; } = null!;

    [Parameter, EditorRequired]
    public MapLayer Large { get; set; } = null!;

    [Parameter, EditorRequired]
    public PlaceCounts Counts { get; set; } = null!;

    [Parameter]
    public Place? Place { get; set; }

    [Parameter, EditorRequired]
    public string Title { get; set; } = "";

    private string Address(Place place) => Visit.To($"/map/{place.Key}");

    private string Named(Place place) => MapWords.Named(Visit.Language, place.Name(Visit.Language), Counts.Within(place.Key));
}
