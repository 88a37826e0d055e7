using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Tirek.Domain;
using Tirek.Domain.Map;
using Tirek.Domain.Places;
using Tirek.Server.Data;
using Tirek.Server.Documents;
using Tirek.Server.Http;
using Tirek.Server.Node;
using Tirek.Server.Shell;

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
        routes.MapGet("/{language:language}/map/{place}/list", List).WhileOpen().Reads(Permission.Public);
        routes.MapGet("/{language:language}/map/{place}/list.pdf", ListPdf).WhileOpen().Reads(Permission.Public);
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
        var found = Served(place, node);
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

    private static async Task<RazorComponentResult> List(
        string place,
        NodeState node,
        Visit visit,
        Func<AppDb> open,
        CancellationToken cancel
    )
    {
        var listed = await Listed(place, node, visit, open, cancel);
        return new RazorComponentResult<ListPage>(new { listed.Place, List = PrintPlace.Of(listed, visit, node) });
    }

    private static async Task<PdfAnswer> ListPdf(string place, NodeState node, Visit visit, Func<AppDb> open, CancellationToken cancel) =>
        new(PrintPlace.Of(await Listed(place, node, visit, open, cancel), visit, node), "list");

    /// <summary>A whole country would be no list that anybody could print.</summary>
    private static async Task<PlaceListings> Listed(
        string place,
        NodeState node,
        Visit visit,
        Func<AppDb> open,
        CancellationToken cancel
    ) =>
        Served(place, node) is { Kind: not PlaceKind.Country } found
            ? await PlaceListings.Read(open, found, visit.Language, cancel)
            : throw Problems.NotFound();

    private static Place Served(string place, NodeState node) =>
        Gazetteer.Find(place) is { } found && node.Current.Countries.Contains(found.Country) ? found : throw Problems.NotFound();

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
