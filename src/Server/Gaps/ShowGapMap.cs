using Microsoft.AspNetCore.Http.HttpResults;
using Tirek.Domain.Gaps;
using Tirek.Domain.Places;
using Tirek.Server.Http;

namespace Tirek.Server.Gaps;

/// <summary>The gaps of a country on a map that members move and zoom, drawn from our own outlines, with the same beside it as a list.</summary>
internal static class ShowGapMap
{
    public static async Task<IResult> Page(HttpContext http, ReadGaps gaps, string place)
    {
        var (country, cancel) = (gaps.Area(place, PlaceKind.Country), http.RequestAborted);
        return new RazorComponentResult<GapMapPage>(
            new { Map = GapMap.Of(await gaps.Of(country, http.Language(), cancel), await gaps.Coverage(country, cancel)) }
        );
    }
}
