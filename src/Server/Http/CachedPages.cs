namespace Tirek.Server.Http;

/// <summary>
/// Pages that are the same for everybody in a language are kept, compressed, in the server's memory for a minute, or until the node's settings change.
/// Readers are still told <c>no-store</c>.
/// </summary>
internal static class CachedPages
{
    public const string Tag = "pages";
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(1);

    public static IServiceCollection AddCachedPages(this IServiceCollection services) =>
        services.AddOutputCache(o => o.AddPolicy(Tag, p => p.Expire(Kept).SetVaryByHeader("Accept-Encoding").SetVaryByQuery([]).Tag(Tag)));

    /// <summary>For a GET whose answer depends on its address alone.</summary>
    public static T Cached<T>(this T route)
        where T : IEndpointConventionBuilder => route.CacheOutput(Tag);
}
