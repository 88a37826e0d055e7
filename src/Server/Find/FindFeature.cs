using Microsoft.AspNetCore.Http.HttpResults;
using Tirek.Domain;
using Tirek.Server.Http;

namespace Tirek.Server.Find;

/// <summary>Find help: what a person comes for first. Every page works without script, sets nothing and is read as the public.</summary>
internal static class FindFeature
{
    public static void MapFind(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/", Landing).Reads(Permission.Public);
        routes.MapGet("/{language}", Landing).Cached().Reads(Permission.Public);
        routes.MapGet("/{language}/find", Landing).Cached().Reads(Permission.Public);
    }

    private static RazorComponentResult Landing() => new RazorComponentResult<LandingPage>();
}
