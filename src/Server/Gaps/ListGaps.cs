using Microsoft.AspNetCore.Http.HttpResults;
using Tirek.Domain.Places;
using Tirek.Server.Http;
using Tirek.Server.Node;

namespace Tirek.Server.Gaps;

/// <summary>A country's regions with what is missing in each, its shelter places, and what people looked for in vain.</summary>
internal static class ListGaps
{
    public static async Task<IResult> Page(HttpContext http, Caller caller, ReadGaps gaps, NodeState node, string? country)
    {
        var (own, served) = (caller.Standing.Country, node.Current.Countries);
        var shown = gaps.Area(country ?? (own is not null && served.Contains(own) ? own : served[0]), PlaceKind.Country);
        return new RazorComponentResult<GapsPage>(
            new { Countries = gaps.Countries(http.Language()), Gaps = await gaps.Of(shown, http.Language(), http.RequestAborted) }
        );
    }
}
