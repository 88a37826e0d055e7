using Microsoft.EntityFrameworkCore;
using Tirek.Domain;
using Tirek.Server.Data;
using Tirek.Server.Http;

namespace Tirek.Server.Duplicates;

/// <summary>
/// The address of an entry that was merged leads to the one that stands for it, for as long as it does (308: a form that was sent is sent again). Of an entry that
/// leads to nothing public nothing is told. Where help and a programme for people who use violence are one entry by mistake, the page leads to where the one that stands is.
/// </summary>
internal static class FollowAliases
{
    private const string Id = "id";
    private const string Help = "find";
    private const string Programmes = "programmes";

    /// <summary>For routes with an <c>{id:guid}</c> of a listing: pages answer so when there is none of this id.</summary>
    public static T FollowsAliases<T>(this T route)
        where T : IEndpointConventionBuilder =>
        route.AddEndpointFilter(
            async (context, next) =>
            {
                try
                {
                    return await next(context);
                }
                catch (Problem problem) when (problem.Status == StatusCodes.Status404NotFound)
                {
                    if (await Onward(context.HttpContext) is { } onward)
                        return onward;
                    throw;
                }
            }
        );

    private static async ValueTask<object?> Onward(HttpContext http)
    {
        if (!Guid.TryParse(http.Request.RouteValues[Id]?.ToString(), out var id))
            return null;
        var db = http.RequestServices.GetRequiredService<AppDb>();
        if (await db.StandsFor(id, http.RequestAborted) is not { } kept)
            return null;
        var asked = http.Request.RouteValues[Id]!.ToString()!;
        var path = http.Request.Path.Value!.Replace(asked, kept.ToString(), StringComparison.Ordinal);
        // /ru/find/ID and what is under it, /ru/programmes/ID.
        if (path.Split('/') is ["", var language, (Help or Programmes) and var section, ..])
        {
            var isProgramme = await db.PublicListings.AnyAsync(p => p.Id == kept && p.IsProgramme, http.RequestAborted);
            var stands = isProgramme ? Programmes : Help;
            if (stands != section)
                return new SeeOther($"/{language}/{stands}/{kept}");
        }
        return Results.LocalRedirect(path, permanent: true, preserveMethod: true);
    }
}
