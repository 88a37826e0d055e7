using Microsoft.EntityFrameworkCore;
using Tirek.Domain;
using Tirek.Domain.Gaps;
using Tirek.Server.Data;
using Tirek.Server.Http;

namespace Tirek.Server.Gaps;

/// <summary>What help is missing where: coverage of regions, distances, shelter places against the reference, searches that found nothing.</summary>
internal static class GapsFeature
{
    public static IServiceCollection AddGaps(this IServiceCollection services) =>
        services
            .AddSingleton(s => new PerPosition<Coverage>(s.GetRequiredService<Func<AppDb>>(), ReadCoverage))
            .AddScoped<ReadGaps>()
            .AddSingleton<UnmetLog>()
            .AddSingleton<KeepUnmet>()
            .AddHostedService(s => s.GetRequiredService<KeepUnmet>());

    public static void MapGaps(this IEndpointRouteBuilder routes)
    {
        var pages = routes.MapGroup("/{language:language}/gaps");
        pages.MapGet("", ListGaps.Page).Reads(Permission.SeeNetwork);
        pages.MapGet("/{place}", ShowRegion.Page).Reads(Permission.SeeNetwork);
        pages.MapGet("/{place}/map", ShowGapMap.Page).Reads(Permission.SeeNetwork).WithMetadata(new DrawsMap());
        pages.MapGet("/{place}/table.csv", TakeGaps.Csv).Reads(Permission.SeeNetwork);
        pages.MapGet("/{place}/table.xlsx", TakeGaps.Excel).Reads(Permission.SeeNetwork);
    }

    private static async Task<Coverage> ReadCoverage(AppDb db, CancellationToken cancel)
    {
        var rows = await db
            .PublicReaches.Select(r => new
            {
                r.Kinds,
                r.Languages,
                r.Points,
            })
            .ToListAsync(cancel);
        return Coverage.Of(
            rows.Select(r => new ListingReach(
                (ulong)r.Kinds,
                r.Languages.Length == 0 ? [] : r.Languages.Split(' '),
                ListingReach.ReadPoints(r.Points)
            ))
        );
    }
}
