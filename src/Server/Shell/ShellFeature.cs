using Tirek.Server.Http;

namespace Tirek.Server.Shell;

/// <summary>The frame of all pages.</summary>
internal static class ShellFeature
{
    /// <summary>Whatever is written may be what somebody waits for.</summary>
    public static IApplicationBuilder UseFreshCounts(this IApplicationBuilder app) =>
        app.Use(
            async (http, next) =>
            {
                try
                {
                    await next(http);
                }
                finally
                {
                    if (http.GetEndpoint()?.Metadata.GetMetadata<RouteRule>()?.AuditName is not null)
                        http.RequestServices.GetRequiredService<WaitingCounts>().ForgetAll();
                }
            }
        );

    public static IServiceCollection AddShell(this IServiceCollection services)
    {
        services.AddRazorComponents();
        services.Configure<RouteOptions>(o => o.ConstraintMap["language"] = typeof(LanguageConstraint));
        return services.AddHttpContextAccessor().AddScoped<Visit>().AddSingleton<WaitingCounts>();
    }
}
