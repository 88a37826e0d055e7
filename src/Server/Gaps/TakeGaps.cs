using System.Globalization;
using Tirek.Domain.Gaps;
using Tirek.Domain.Languages;
using Tirek.Domain.Places;
using Tirek.Domain.Taxonomy;
using Tirek.Server.Documents;
using Tirek.Server.Find;
using Tirek.Server.Http;
using Tirek.Server.Shell;

namespace Tirek.Server.Gaps;

/// <summary>
/// Coverage to take along: of a country a line for each region with the services of every kind, of a region a line for each town with the distance to the nearest.
/// The same values as the pages, of more kinds.
/// </summary>
internal static class TakeGaps
{
    private static readonly IReadOnlyList<Term> ToGoTo = [.. GapRule.AllKinds.Except(GapRule.ByTelephone)];

    public static async Task<IResult> Csv(HttpContext http, ReadGaps gaps, Visit visit, string place)
    {
        var (area, lines) = await Lines(http, gaps, visit, place);
        return new CsvAnswer($"gaps-{area.Key}", lines);
    }

    public static async Task<IResult> Excel(HttpContext http, ReadGaps gaps, Visit visit, string place)
    {
        var (area, lines) = await Lines(http, gaps, visit, place);
        return new SheetAnswer($"gaps-{area.Key}", WriteSheet.Of(area.Name(visit.Language), lines[0], lines.Skip(1)));
    }

    private static async Task<(Place Area, IReadOnlyList<IReadOnlyList<string>> Lines)> Lines(
        HttpContext http,
        ReadGaps gaps,
        Visit visit,
        string place
    )
    {
        var (area, cancel) = (gaps.Area(place, PlaceKind.Country, PlaceKind.Region), http.RequestAborted);
        return area.Kind == PlaceKind.Country
            ? (area, OfCountry(await gaps.Of(area, visit.Language, cancel), visit))
            : (area, OfRegion(area, await gaps.Coverage(area, cancel), visit.Language));
    }

    private static IReadOnlyList<IReadOnlyList<string>> OfCountry(CountryGaps gaps, Visit visit) =>
        [
            [
                GapsText.Code,
                GapsText.Region,
                GapsText.Inhabitants,
                GapsText.Source,
                GapsText.AsOf,
                GapsText.Services,
                .. GapRule.AllKinds.SelectMany(k =>
                    new[] { k.Name(visit.Language), GapWords.Say(GapsText.KindFromElsewhere, k.Name(visit.Language)) }
                ),
                GapsText.MissingLanguages,
            ],
            .. gaps.Regions.Select(r =>
                (IReadOnlyList<string>)
                    [
                        r.Region.Key,
                        r.Region.Name(visit.Language),
                        r.People is { } people ? Number(people.Inhabitants) : "",
                        r.People is null ? "" : GapWords.Source(r.People, visit),
                        r.People is { } known ? known.AsOf.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : "",
                        Number(r.Coverage.Services),
                        .. GapRule.AllKinds.SelectMany(k => new[] { Number(r.Coverage.There(k)), Number(r.Coverage.Reaching(k)) }),
                        FindWords.LanguageNames(r.Unspoken),
                    ]
            ),
        ];

    private static IReadOnlyList<IReadOnlyList<string>> OfRegion(Place region, Coverage coverage, Language language) =>
        [
            [GapsText.Code, GapsText.Town, .. ToGoTo.Select(k => GapWords.Say(GapsText.KilometresTo, k.Name(language)))],
            .. Gazetteer
                .Towns(region.Key)
                .InOrder(language)
                .Select(t =>
                    (IReadOnlyList<string>)
                        [
                            t.Key,
                            t.Name(language),
                            .. ToGoTo.Select(k =>
                                coverage.Nearest(t, k) is { } nearest ? nearest.Kilometres.ToString("0.#", CultureInfo.InvariantCulture)
                                : coverage.In(Gazetteer.Find(region.Country)!).There(k) > 0 ? GapsText.NoneShown
                                : ""
                            ),
                        ]
                ),
        ];

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
