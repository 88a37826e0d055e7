using Tirek.Server.Http;

namespace Tirek.Server.Shell;

/// <summary>The frame of all pages.</summary>
internal static class ShellFeature
{
    public static IServiceCollection AddShell(this IServiceCollection services)
    {
        services.AddRazorComponents();
        services.Configure<RouteOptions>(o => o.ConstraintMap["language"] = typeof(LanguageConstraint));
        return services.AddHttpContextAccessor().AddScoped<Visit>();
    }
}
