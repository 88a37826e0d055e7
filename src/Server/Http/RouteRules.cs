using Tirek.Domain;

namespace Tirek.Server.Http;

/// <summary>What a route demands and does: the permission it asks for and, if it writes, the name under which the trail records it.</summary>
internal sealed record RouteRule(Permission Permission, string? AuditName);

/// <summary>Each line of a feature's route list ends with one of these.</summary>
internal static class RouteRules
{
    /// <summary>The route only reads. A POST that reads is a search: its words stay out of addresses and logs.</summary>
    public static T Reads<T>(this T route, Permission permission)
        where T : IEndpointConventionBuilder => route.WithMetadata(new RouteRule(permission, null));

    /// <summary>The route writes, and the trail calls it <paramref name="auditName"/>.</summary>
    public static T Writes<T>(this T route, Permission permission, string auditName)
        where T : IEndpointConventionBuilder => route.WithMetadata(new RouteRule(permission, auditName));

    /// <summary>Deny by default: an endpoint without a rule is answered as if it did not exist.</summary>
    public static IApplicationBuilder UseRouteRules(this IApplicationBuilder app) =>
        app.Use(
            (http, next) =>
            {
                var endpoint = http.GetEndpoint();
                if (endpoint is not null && endpoint.Metadata.GetMetadata<RouteRule>() is not { Permission: Permission.Public })
                    throw Problems.NotFound();
                return next(http);
            }
        );
}
