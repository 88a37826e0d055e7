namespace Tirek.Server.Search;

/// <summary>Search over the public listings.</summary>
internal static class SearchFeature
{
    public static IServiceCollection AddSearch(this IServiceCollection services) =>
        services.AddSingleton<IndexFollower>().AddHostedService(s => s.GetRequiredService<IndexFollower>()).AddSingleton<Searcher>();
}
