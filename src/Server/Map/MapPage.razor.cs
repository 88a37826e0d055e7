using Microsoft.AspNetCore.Components;
using Tirek.Domain.Map;
using Tirek.Domain.Places;
using Tirek.Server.Find;

namespace Tirek.Server.Map;

/// <summary>A map with what stands on it as a list: of everything served, a country, a region or a town.</summary>
public sealed partial class MapPage
{
    [Parameter, EditorRequired]
    public PlaceCounts Counts { get; set; } = null!;

    /// <summary>Null: all countries served.</summary>
    [Parameter]
    public Place? Place { get; set; }

    [Parameter]
    public IReadOnlyList<ListingHere> Here { get; set; } = [];

    private string? Country => Place?.Country;

    private string Heading => Place is { } place ? FindWords.Say(MapText.HelpIn, place.Name(Visit.Language)) : MapText.HelpOnMap;

    private string Title => FindWords.Say(MapText.DrawingTitle, Place?.Name(Visit.Language) ?? MapText.AllCountries);

    private MapLand Land => MapLands.Of(Node.Current.Countries, Place);

    private MapLayer Layer(double pixel) => MapLayer.Of(Land, Counts, Node.Current.Countries, Place, Visit.Language, pixel);

    /// <summary>The way out again: everything, the country, the region.</summary>
    private IEnumerable<(string Name, string Address)> Path
    {
        get
        {
            if (Place is null)
                yield break;
            yield return (MapText.AllCountries, Visit.To("/map"));
            foreach (var key in new[] { Place.Country, Place.Region })
                if (key != Place.Key && Gazetteer.Find(key) is { } wider)
                    yield return (wider.Name(Visit.Language), Visit.To($"/map/{wider.Key}"));
        }
    }
}
