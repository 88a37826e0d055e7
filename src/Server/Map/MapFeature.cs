using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Tirek.Domain;
using Tirek.Domain.Map;
using Tirek.Domain.Places;
using Tirek.Server.Data;
using Tirek.Server.Http;
using Tirek.Server.Node;

namespace Tirek.Server.Map;

/// <summary>The map of help: drawn by the server, zoomed by links, the same below it as a list. Asks nobody else for a tile.</summary>
internal static class MapFeature
{
    public static IServiceCollection AddMaps(this IServiceCollection services) =>
        services.AddSingleton(s => new PerPosition<PlaceCounts>(s.GetRequiredService<Func<AppDb>>(), ReadCounts));

    public static void MapMaps(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/{language:language}/map", Whole).WhileOpen().Reads(Permission.Public);
        routes.MapGet("/{language:language}/map/{place}", Of).WhileOpen().Reads(Permission.Public);
    }

    private static async Task<RazorComponentResult> Whole(PerPosition<PlaceCounts> counts, CancellationToken cancel) =>
        new RazorComponentResult<MapPage>(new { Counts = await counts.Current(cancel) });

    private static async Task<RazorComponentResult> Of(
        string place,
        PerPosition<PlaceCounts> counts,
        NodeState node,
        Func<AppDb> open,
        CancellationToken cancel
    )
    {
        if (Gazetteer.Find(place) is not { } found || !node.Current.Countries.Contains(found.Country))
            throw Problems.NotFound();
        var current = await counts.Current(cancel);
        return new RazorComponentResult<MapPage>(
            new
            {
                Counts = current,
                Place = found,
                Here = await ListingsHere.Read(open, found, cancel),
            }
        );
    }

    private static async Task<PlaceCounts> ReadCounts(AppDb db, CancellationToken cancel)
    {
        var rows = await db
            .PublicPresences.OrderBy(p => p.ListingId)
            .Select(p => new
            {
                p.ListingId,
                p.PlaceKey,
                p.Presence,
            })
            .ToListAsync(cancel);
        return PlaceCounts.Of(rows.Select(r => (r.ListingId, new PresentAt(r.PlaceKey, r.Presence))));
    }
}
