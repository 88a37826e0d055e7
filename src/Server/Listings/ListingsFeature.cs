namespace Tirek.Server.Listings;

/// <summary>Upkeep of listings.</summary>
internal static class ListingsFeature
{
    public static IServiceCollection AddListings(this IServiceCollection services) => services.AddHostedService<DailyCoarsening>();
}
