using Microsoft.AspNetCore.Antiforgery;
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

    /// <summary>
    /// Deny by default: an endpoint without a rule is answered as if it did not exist; one with a permission only to whoever has it. A form that writes
    /// must come from a page of ours (antiforgery token).
    /// </summary>
    public static IApplicationBuilder UseRouteRules(this IApplicationBuilder app) =>
        app.Use(
            async (http, next) =>
            {
                if (http.GetEndpoint() is { } endpoint)
                    await Check(http, endpoint.Metadata.GetMetadata<RouteRule>() ?? throw Problems.NotFound());
                await next(http);
            }
        );

    private static async Task Check(HttpContext http, RouteRule rule)
    {
        if (rule.Permission != Permission.Public)
        {
            var caller = await http.RequestServices.GetRequiredService<Callers>().Find(http) ?? throw Problems.SignInFirst();
            if (!caller.May(rule.Permission))
                throw caller.Standing.IsComplete ? Problems.NotForYou() : Problems.FinishAccountFirst();
            http.Features.Set(caller);
        }
        if (rule.AuditName is not null)
            await RefuseForeignForm(http);
    }

    private static async Task RefuseForeignForm(HttpContext http)
    {
        try
        {
            await http.RequestServices.GetRequiredService<IAntiforgery>().ValidateRequestAsync(http);
        }
        catch (AntiforgeryValidationException)
        {
            throw Problems.FormTooOld();
        }
    }
}
