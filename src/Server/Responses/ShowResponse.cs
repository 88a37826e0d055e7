using Microsoft.AspNetCore.Http.HttpResults;
using Tirek.Domain;
using Tirek.Server.Http;

namespace Tirek.Server.Responses;

/// <summary>The sheet of a town to work with: every line with who answers, what is signed, what is missing.</summary>
internal static class ShowResponse
{
    public static async Task<IResult> Page(HttpContext http, Caller caller, ReadResponses responses, string place)
    {
        var town = responses.Town(place);
        var view = await responses.Of(town, caller.Reader, http.RequestAborted);
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
