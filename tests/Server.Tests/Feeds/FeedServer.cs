using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Tirek.Server.Feeds;

namespace Tirek.Server.Tests.Feeds;

/// <summary>Somebody else's server on this machine, by https with a certificate of its own, that answers as a test wants. Remembers what it was asked.</summary>
internal sealed class FeedServer : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly X509Certificate2 certificate;

    private FeedServer(WebApplication app, X509Certificate2 certificate) => (this.app, this.certificate) = (app, certificate);

    /// <summary>What it answers.</summary>
    public RequestDelegate Answer { get; set; } = _ => Task.CompletedTask;

    /// <summary>The heads of the requests that came.</summary>
    public ConcurrentQueue<IReadOnlyDictionary<string, string>> Asked { get; } = [];

    /// <summary>Times that somebody connected, heard or not.</summary>
    public int Connected => connected;

    private int connected;

    public int Port => new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()).Port;

    public Uri At(string path) => new($"https://127.0.0.1:{Port}{path}");

    /// <summary>This machine may be asked, and this server is believed.</summary>
    public FeedGuard Believed(TimeSpan? within = null) =>
        new([IPNetwork.Parse("127.0.0.1/32")], [certificate], within ?? TimeSpan.FromSeconds(60));

    /// <summary>This machine may be asked; who is believed is as shipped.</summary>
    public static FeedGuard Reached => new([IPNetwork.Parse("127.0.0.1/32")], null, TimeSpan.FromSeconds(60));

    public static async Task<FeedServer> Open(string host = "127.0.0.1")
    {
        var certificate = Certificate(host);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        FeedServer? own = null;
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(k =>
        {
            k.Limits.MinResponseDataRate = null;
            k.Listen(
                IPAddress.Loopback,
                0,
                o =>
                {
                    o.Use(next =>
                        connection =>
                        {
                            Interlocked.Increment(ref own!.connected);
                            return next(connection);
                        }
                    );
                    o.UseHttps(certificate);
                }
            );
        });
        var app = builder.Build();
        own = new(app, certificate);
        app.Run(http =>
        {
            own.Asked.Enqueue(http.Request.Headers.ToDictionary(h => h.Key, h => h.Value.ToString(), StringComparer.OrdinalIgnoreCase));
            return own.Answer(http);
        });
        await app.StartAsync(TestContext.Current.CancellationToken);
        return own;
    }

    public static RequestDelegate Bytes(byte[] content, string? tag = null) =>
        async http =>
        {
            if (tag is not null)
            {
                http.Response.Headers.ETag = tag;
                if (http.Request.Headers.IfNoneMatch == tag)
                {
                    http.Response.StatusCode = 304;
                    return;
                }
            }
            http.Response.ContentLength = content.Length;
            await http.Response.Body.WriteAsync(content, http.RequestAborted);
        };

    public static RequestDelegate SendOn(string to) =>
        http =>
        {
            http.Response.StatusCode = 302;
            http.Response.Headers.Location = to;
            return Task.CompletedTask;
        };

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync(CancellationToken.None);
        await app.DisposeAsync();
        certificate.Dispose();
    }

    private static X509Certificate2 Certificate(string host)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={host}", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        if (IPAddress.TryParse(host, out var address))
            names.AddIpAddress(address);
        else
            names.AddDnsName(host);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new("1.3.6.1.5.5.7.3.1")], false));
        var now = TimeProvider.System.GetUtcNow();
        using var made = request.CreateSelfSigned(now.AddDays(-1), now.AddDays(30));
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pfx), null);
    }
}
