using Microsoft.AspNetCore.Http.HttpResults;
using Tirek.Domain;
using Tirek.Domain.Mapping;
using Tirek.Domain.Places;
using Tirek.Server.Http;
using Tirek.Server.Node;

namespace Tirek.Server.Mapping;

/// <summary>The programmes that are mapped, of one country or of all.</summary>
internal static class ListMapping
{
    public static async Task<IResult> Page(HttpContext http, Caller caller, ReadMapping mapping, NodeState node, string? country) =>
        new RazorComponentResult<MappingPage>(
            new
            {
                Countries = Countries(node, http),
                Country = Known(node, country),
                Programmes = await mapping.All(caller, Known(node, country), http.Language(), http.RequestAborted),
                MayWrite = caller.May(Permission.MapProgrammes),
            }
        );

    public static IReadOnlyList<Place> Countries(NodeState node, HttpContext http) =>
        [.. node.Current.Countries.Select(c => Gazetteer.Find(c)!).InOrder(http.Language())];

    /// <summary>A country that the node serves, or null for all.</summary>
    /// <exception cref="Problem">It serves no such country.</exception>
    public static string? Known(NodeState node, string? country) =>
        country is null || node.Current.Countries.Contains(country) ? country : throw Problems.NotFound();
}
