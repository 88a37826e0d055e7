using Tirek.Domain;
using Tirek.Server.Http;

namespace Tirek.Server.Gaps;

/// <summary>What help is missing where: coverage of regions, distances, shelter places against the reference, searches that found nothing.</summary>
internal static class GapsFeature
{
    public static IServiceCollection AddGaps(this IServiceCollection services) =>
        services
            .AddSingleton<KnownCoverage>()
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
}
