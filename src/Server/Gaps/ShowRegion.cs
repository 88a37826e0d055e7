using Microsoft.AspNetCore.Http.HttpResults;
using Tirek.Domain.Places;
using Tirek.Server.Http;

namespace Tirek.Server.Gaps;

/// <summary>A region: each kind of help that is there, comes from elsewhere or is missing, and how far each town has to the nearest.</summary>
internal static class ShowRegion
{
    public static async Task<IResult> Page(HttpContext http, ReadGaps gaps, string place)
    {
        var region = gaps.Area(place, PlaceKind.Region);
        return new RazorComponentResult<RegionPage>(
            new { Gaps = await gaps.Region(region, http.RequestAborted), Known = await gaps.Coverage(region, http.RequestAborted) }
        );
    }
}
