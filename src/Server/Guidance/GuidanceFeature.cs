using Microsoft.AspNetCore.Http.HttpResults;
using Tirek.Domain;
using Tirek.Server.Http;

namespace Tirek.Server.Guidance;

/// <summary>What a reader should know of her phone and of this site. These pages stand open even while Find help is closed.</summary>
internal static class GuidanceFeature
{
    public static void MapGuidance(this IEndpointRouteBuilder routes)
    {
        var pages = routes.MapGroup("/{language:language}");
        pages.MapGet("/device", IResult () => new RazorComponentResult<DevicePage>()).Cached().Reads(Permission.Public);
        pages.MapGet("/stored", () => new RazorComponentResult<StoredPage>()).Cached().Reads(Permission.Public);
    }
}
