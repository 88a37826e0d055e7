using System.Net.Security;
using Microsoft.AspNetCore.HostFiltering;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;

namespace Tirek.Server.Http;

/// <summary>What lies between a reader and the pages: encryption, proxies that are believed, names that are answered, addresses that are forgotten.</summary>
internal static class SafeTransport
{
    /// <summary>How long a browser stays with https once it came by it. A month: what a browser remembers of a visit should not last longer than it is useful.</summary>
    private const string StayWithHttps = "max-age=2592000";

    public static void AddSafeTransport(this WebApplicationBuilder builder, Reach reach)
    {
        builder.Services.Configure<HostFilteringOptions>(o => (o.AllowedHosts, o.AllowEmptyHosts) = ([.. reach.AnsweredNames], false));
        // The framework looks at names before anything else; by then it must be known who asks, and be forgotten again.
        builder.Services.Insert(0, ServiceDescriptor.Singleton<IStartupFilter>(new KnowingWhoAsks(reach)));
        if (reach.Certificate is { } certificate)
            builder.WebHost.ConfigureKestrel(
                (context, kestrel) => kestrel.ConfigureHttpsDefaults(https => Present(https, certificate, kestrel.ApplicationServices))
            );
    }

    /// <summary>Over https a browser is told to stay with it; over http beside it, to change.</summary>
    public static IApplicationBuilder UseEncryption(this IApplicationBuilder app, Reach reach) =>
        app.Use(
            (http, next) =>
            {
                if (http.Request.IsHttps)
                {
                    http.Response.Headers.StrictTransportSecurity = StayWithHttps;
                    return next(http);
                }
                if (reach.RedirectPort is not { } port)
                    return next(http);
                http.Response.Redirect(Encrypted(http.Request, port), permanent: true, preserveMethod: true);
                return Task.CompletedTask;
            }
        );

    private static ForwardedHeadersOptions Believing(Reach reach)
    {
        var options = new ForwardedHeadersOptions
        {
            ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost,
            // Each step back must be a proxy that was named; how many there are does not matter.
            ForwardLimit = null,
        };
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var proxy in reach.Proxies)
            options.KnownIPNetworks.Add(proxy);
        return options;
    }

    private static string Encrypted(HttpRequest request, int port) =>
        new UriBuilder(Uri.UriSchemeHttps, request.Host.Host.Trim('[', ']'), port).Uri.GetLeftPart(UriPartial.Authority)
        + request.PathBase.ToUriComponent()
        + request.Path.ToUriComponent()
        + request.QueryString.ToUriComponent();

    /// <summary>Each handshake takes the certificate as it is now, with those between it and its authority.</summary>
    private static void Present(HttpsConnectionAdapterOptions https, KeptCertificate certificate, IServiceProvider services)
    {
        var log = services.GetRequiredService<ILoggerFactory>().CreateLogger("Tirek.Certificate");
        https.ServerCertificateSelector = (_, _) => certificate.Current(log).TargetCertificate;
        https.OnAuthenticate = (_, handshake) =>
        {
            handshake.ServerCertificateSelectionCallback = null;
            handshake.ServerCertificateContext = certificate.Current(log);
        };
    }

    /// <summary>Comes before all else: what follows sees for whom a proxy asks, and only truncated addresses.</summary>
    private sealed class KnowingWhoAsks(Reach reach) : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) =>
            app =>
            {
                if (reach.Proxies.Count > 0)
                    app.UseForwardedHeaders(Believing(reach));
                app.UseTruncatedAddresses();
                next(app);
            };
    }
}
