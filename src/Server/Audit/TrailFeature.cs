using Tirek.Domain;
using Tirek.Server.Http;

namespace Tirek.Server.Audit;

/// <summary>An organisation reads, prints and takes along who did what when in its own affairs.</summary>
internal static class TrailFeature
{
    public static void MapTrail(this IEndpointRouteBuilder routes)
    {
        var pages = routes.MapGroup("/{language:language}/organization/trail");
        pages.MapGet("", ShowTrail.Page).Reads(Permission.ReadTrail);
        pages.MapGet("/export", ShowTrail.Export).Reads(Permission.ReadTrail);
    }
}
