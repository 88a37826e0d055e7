using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;
using Tirek.Domain;

namespace Tirek.Server.Http;

/// <summary>What a route demands and does: the permission it asks for and, if it writes, the name under which the trail records it.</summary>
/// <param name="IsFromAnywhere">Nobody is signed in and nothing is set in her browser, so that no other page could write in her name.</param>
internal sealed record RouteRule(Permission Permission, string? AuditName, bool IsFromAnywhere = false);

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
    /// The route takes what anybody says from a page that sets nothing, and does nothing by itself (<paramref name="auditName"/> in the list of acts).
    /// </summary>
    public static T TakesFromAnybody<T>(this T route, string auditName)
        where T : IEndpointConventionBuilder => route.WithMetadata(new RouteRule(Permission.Public, auditName, IsFromAnywhere: true));

    /// <summary>The name under which the trail records what this route writes.</summary>
    public static string AuditName(this HttpContext http) => http.GetEndpoint()!.Metadata.GetMetadata<RouteRule>()!.AuditName!;

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

    private const long LargestOfMembers = 256 * 1024;

    private static async Task Check(HttpContext http, RouteRule rule)
    {
        if (!IsReadable(http.Request))
            throw Problems.NotUnderstood();
        if (rule.Permission != Permission.Public)
        {
            var caller =
                await http.RequestServices.GetRequiredService<Callers>().Find(http, rule.AuditName is not null)
                ?? throw Problems.SignInFirst();
            AllowLong(http);
            // Also of a refusal: its page is then one of hers.
            http.Features.Set(caller);
            if (!caller.May(rule.Permission))
                throw caller.Standing.IsComplete ? Problems.NotForYou() : Problems.FinishAccountFirst();
        }
        if (rule is { AuditName: not null, IsFromAnywhere: false })
            await RefuseForeignForm(http);
    }

    /// <summary>A service in eight alphabets is long, and whoever may write it is known, or was a moment ago.</summary>
    public static void AllowLong(HttpContext http)
    {
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false, MaxRequestBodySize: < LargestOfMembers } size)
            size.MaxRequestBodySize = LargestOfMembers;
    }

    /// <summary>A form is written in UTF-8, said or not; in anything else, its library fails or reads something else than was sent.</summary>
    private static bool IsReadable(HttpRequest request) =>
        !MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
        || StringSegment.IsNullOrEmpty(type.Charset)
        || HeaderUtilities.RemoveQuotes(type.Charset).Equals("utf-8", StringComparison.OrdinalIgnoreCase);

    private static async Task RefuseForeignForm(HttpContext http)
    {
        // Read first: what is too large or no form at all is told as that, not as one that stood open too long.
        if (http.Request.HasFormContentType)
            await http.Form();
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
