using Microsoft.AspNetCore.Http.HttpResults;
using Tirek.Domain;
using Tirek.Server.Data;
using Tirek.Server.Http;
using Tirek.Server.Node;

namespace Tirek.Server.Responses;

/// <summary>The sheet of a town to work with: every line with who answers, what is signed, what is missing.</summary>
internal static class ShowResponse
{
    public static async Task<IResult> Page(HttpContext http, Caller caller, AppDb db, NodeState node, NodeFolder folder, string place)
    {
        var town = ReadResponses.Town(place, node);
        var view = await ReadResponses.Of(db, town, node, folder, http.RequestAborted);
        var mayBuild = ListPlaces.MayBuild(caller, town);
        if (view is null)
            return mayBuild ? new SeeOther($"/{http.Language().Code}/places/{town.Key}/change") : throw Problems.NotFound();
        return new RazorComponentResult<ResponsePage>(
            new
            {
                View = view,
                MayBuild = mayBuild,
                Signs = caller.May(Permission.SignResponse) ? caller.Organization : (Guid?)null,
            }
        );
    }
}
