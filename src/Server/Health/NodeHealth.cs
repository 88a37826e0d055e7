using System.Reflection;
using System.Text.Json;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Tirek.Domain;
using Tirek.Server.Data;
using Tirek.Server.Http;
using Tirek.Server.Search;

namespace Tirek.Server.Health;

/// <summary>
/// <c>/health</c> for whoever watches over the node: 200 while it can answer, 503 when its database does not. Says nothing of what the node holds.
/// </summary>
internal static class NodeHealth
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);
    private static readonly string Version = typeof(NodeHealth)
        .Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!
        .InformationalVersion.Split('+')[0];

    public static IServiceCollection AddNodeHealth(this IServiceCollection services)
    {
        services.AddHealthChecks().AddCheck<DatabaseAnswers>("database", timeout: Patience).AddCheck<IndexIsCurrent>("index");
        return services;
    }

    public static void MapNodeHealth(this IEndpointRouteBuilder routes) =>
        routes.MapHealthChecks("/health", new HealthCheckOptions { ResponseWriter = Write }).Reads(Permission.Public);

    private static Task Write(HttpContext http, HealthReport report)
    {
        http.Response.ContentType = "application/json";
        return http.Response.WriteAsync(
            JsonSerializer.Serialize(
                new
                {
                    status = Word(report.Status),
                    version = Version,
                    checks = report.Entries.ToDictionary(e => e.Key, e => Word(e.Value.Status)),
                }
            ),
            http.RequestAborted
        );
    }

    private static string Word(HealthStatus status) =>
        status switch
        {
            HealthStatus.Healthy => "ok",
            HealthStatus.Degraded => "behind",
            _ => "down",
        };

    private sealed class DatabaseAnswers(Func<AppDb> open) : IHealthCheck
    {
        public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
        {
            try
            {
                await using var db = open();
                await db.ChangeCounters.AsNoTracking().SingleAsync(cancellationToken);
                return HealthCheckResult.Healthy();
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                // What went wrong stays out of the answer: it may name a server or a file.
                return HealthCheckResult.Unhealthy();
            }
        }
    }

    /// <summary>While the index is behind, the database answers searches: slower, but right.</summary>
    private sealed class IndexIsCurrent(IndexFollower follower) : IHealthCheck
    {
        public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
            Task.FromResult(follower.IsCurrent ? HealthCheckResult.Healthy() : HealthCheckResult.Degraded());
    }
}
