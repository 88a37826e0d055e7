using System.Globalization;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Components;
using Tirek.Domain.Map;
using Tirek.Domain.Places;

namespace Tirek.Server.Map;

/// <summary>Dots, rings and names for one size at which the map is seen; the style sheet shows the one that fits.</summary>
public sealed partial class MapLayerDrawing
{
    [Parameter, EditorRequired]
    public MapLand Land { get; set; } = null!;

    [Parameter, EditorRequired]
    public MapLayer Layer { get; set; } = null!;

    /// <summary>The place whose map it is.</summary>
    [Parameter]
    public Place? Place { get; set; }

    /// <summary>Class of the layer: map-small or map-large.</summary>
    [Parameter, EditorRequired]
    public string Name { get; set; } = "";

    /// <summary>Height of the letters in units of the drawing.</summary>
    [Parameter, EditorRequired]
    public int Font { get; set; }

    [Inject]
    internal HtmlEncoder Encoder { get; set; } = null!;

    private string Address(Place place) => Visit.To($"/map/{place.Key}");

    /// <summary>One step nearer: from everything to a country, from a country to a region, then to the town.</summary>
    private string Nearer(Dot dot) =>
        Address(
            Place is null ? Gazetteer.Find(dot.Town.Country)!
            : dot.Towns.Count > 1 && Place.Kind == PlaceKind.Country ? Gazetteer.Find(dot.Town.Region)!
            : dot.Town
        );

    private string DotName(Dot dot) =>
        MapWords.Named(
            Visit.Language,
            string.Join(", ", dot.Towns.Take(3).Select(t => t.Name(Visit.Language))) + (dot.Towns.Count > 3 ? " …" : ""),
            dot.Count
        );

    private string RingName(Ring ring) => MapWords.AddressNotShown(Visit.Language, ring.Area, ring.Count);

    private string Diamond(Place unit)
    {
        var (at, size) = (Land.Frame.At(unit.Seat), 4.5 * Layer.Pixel);
        return $"M{N(at.X)} {N(at.Y - size)}l{N(size)} {N(size)} {N(-size)} {N(size)} {N(-size)} {N(-size)}z";
    }

    // SVG's own element of this name is not Razor's.
    private string Text(Spot at, string kind, string text, string? anchor = null) =>
        $"<text class=\"{kind}\" x=\"{N(at.X)}\" y=\"{N(at.Y)}\" dy=\".35em\"{(anchor is null or "middle" ? "" : $" text-anchor=\"{anchor}\"")}>{Encoder.Encode(text)}</text>";

    private static string N(double value) => Math.Round(value).ToString(CultureInfo.InvariantCulture);
}
