
namespace Tirek.Server.Shell;

/// <summary>The frame of all pages.</summary>
internal static class ShellFeature
{
    public static IServiceCollection AddShell(this IServiceCollection services)
    {
        services.AddRazorComponents();
        return services.AddHttpContextAccessor().AddScoped<Visit>();
    }
}
