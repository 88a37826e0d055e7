using Tirek.Server.Shell;

namespace Tirek.Server.Http;

/// <summary>
/// Headers of every answer (security.md §9): nothing from anywhere else, nothing stored, no referrer. Style and script of a page stand in it and
/// are named by hash, so that one answer is the whole page and no cached file remembers a visit.
/// </summary>
internal static class SafeHeaders
{
    public static IApplicationBuilder UseSafeHeaders(this IApplicationBuilder app)
    {
        const string Nothing = "default-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; img-src 'self'; ";
        var (styles, scripts) = (
            $"style-src '{PageAssets.StyleHash}' '{PageAssets.CardStyleHash}' '{PageAssets.MemberStyleHash}'",
            $"script-src '{PageAssets.ScriptHash}' '{PageAssets.MemberScriptHash}'"
        );
        var policy = $"{Nothing}{styles}; {scripts}";
        // Only a page that brings itself up to date may ask its node for anything.
        var asking = $"{policy} '{PageAssets.LiveScriptHash}' '{PageAssets.PreviewScriptHash}'; connect-src 'self'";
        // The map that members move: its script and style stand in that page alone, and it too may ask nobody for anything.
        var drawing = $"{Nothing}{styles} '{PageAssets.GapMapStyleHash}'; {scripts} '{PageAssets.GapMapScriptHash}'";
        return app.Use(
            (http, next) =>
            {
                // Set at the last moment: an error handler empties the headers of a failed answer, and the component renderer adds one of its own.
                http.Response.OnStarting(() =>
                {
                    var headers = http.Response.Headers;
                    headers.Remove("blazor-enhanced-nav");
                    headers.Remove("Age");
                    headers.ContentSecurityPolicy =
                        Has<AsksAgain>(http) ? asking
                        : Has<DrawsMap>(http) ? drawing
                        : policy;
                    headers.CacheControl = Has<MayBeKept>(http) ? "no-cache" : "no-store";
                    headers.XContentTypeOptions = "nosniff";
                    headers["Referrer-Policy"] = "no-referrer";
                    headers["Permissions-Policy"] =
                        "geolocation=(), camera=(), microphone=(), browsing-topics=(), publickey-credentials-get=(self), publickey-credentials-create=(self)";
                    headers["Cross-Origin-Opener-Policy"] = "same-origin";
                    headers["Cross-Origin-Resource-Policy"] = "same-origin";
                    return Task.CompletedTask;
                });
                return next(http);
            }
        );
    }

    private static bool Has<T>(HttpContext http)
        where T : class => http.GetEndpoint()?.Metadata.GetMetadata<T>() is not null;
}

/// <summary>Marks the page of a map that its reader moves.</summary>
internal sealed class DrawsMap;

/// <summary>Marks routes for machines, whose answers may be kept if their reader asks each time whether they still hold. Never a page.</summary>
internal sealed class MayBeKept;

/// <summary>Marks pages whose script asks the node again: for what has changed on them, or how what she writes will be read. Every other page may ask nobody for anything.</summary>
internal sealed class AsksAgain;
