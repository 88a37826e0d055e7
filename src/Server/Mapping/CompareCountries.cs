using Microsoft.AspNetCore.Http.HttpResults;
using Tirek.Server.Http;
using Tirek.Server.Node;

namespace Tirek.Server.Mapping;

/// <summary>What programmes of each country answered, side by side, with how many answered at all.</summary>
internal static class CompareCountries
{
    public static async Task<IResult> Page(HttpContext http, Caller caller, ReadMapping mapping, NodeState node) =>
        new RazorComponentResult<CountriesPage>(
            new
            {
                Countries = ListMapping.Countries(node, http),
                Programmes = await mapping.All(caller, null, http.Language(), http.RequestAborted),
            }
        );
}
