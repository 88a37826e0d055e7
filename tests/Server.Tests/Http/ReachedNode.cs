using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Tirek.Domain;
using Tirek.Server.Http;
using Tirek.Server.Node;
using Tirek.Server.Tests.Node;

namespace Tirek.Server.Tests.Http;

/// <summary>
/// A node that answers on real ports of this machine, with one address more: <c>/seen</c> tells what the pages know of who asks. All that it logs,
/// down to the last detail, is kept.
/// </summary>
internal sealed class ReachedNode : IAsyncDisposable, ILoggerProvider
{
    private readonly TestNode node;
    private readonly ConcurrentQueue<string> lines = [];
    private WebApplication? app;

    private ReachedNode(TestNode node) => this.node = node;

    public int Http { get; } = FreePort();
    public int Https { get; } = FreePort();
    public string Logged => string.Join('\n', lines);

    /// <summary>Serves on both schemes if the reach has a certificate, else on http alone.</summary>
    public static async Task<ReachedNode> Serve(Func<Reach, Reach> reached, NodeKind kind = NodeKind.Demonstration)
    {
        var cancel = TestContext.Current.CancellationToken;
        var served = new ReachedNode(await TestNode.Make(Provider.Sqlite, kind));
        var reach = reached(new Reach($"http://0.0.0.0:{served.Http}"));
        if (reach.Certificate is not null)
            reach = reach with { Urls = $"{reach.Urls};https://0.0.0.0:{served.Https}" };
        served.app = WebNode.Build(
            served.node.Folder,
            reach,
            builder =>
                builder.Logging.ClearProviders().AddProvider(served).SetMinimumLevel(LogLevel.Trace).AddFilter("Microsoft", LogLevel.Trace)
        );
        served
            .app.MapGet(
                "/seen",
                (HttpContext http) =>
                    $"{http.Connection.RemoteIpAddress} {http.Connection.RemotePort} {http.Request.Scheme} {http.Request.Host}\n{string.Join('\n', http.Request.Headers.Select(h => $"{h.Key}: {h.Value}"))}"
            )
            .Reads(Permission.Public);
        await served.app.PrepareNode(cancel);
        await served.app.StartAsync(cancel);
        return served;
    }

    /// <summary>A browser at <paramref name="from"/>, which trusts <paramref name="authority"/> alone.</summary>
    public static HttpClient BrowserAt(string from = "127.0.0.1", X509Certificate2? authority = null)
    {
        var trusting = new X509ChainPolicy
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust,
            RevocationMode = X509RevocationMode.NoCheck,
            DisableCertificateDownloads = true,
        };
        if (authority is not null)
            trusting.CustomTrustStore.Add(authority);
        return new(
            new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                UseCookies = false,
                SslOptions = new() { CertificateChainPolicy = trusting },
                // Every name leads to this machine.
                ConnectCallback = async (context, cancel) =>
                {
                    var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
                    socket.Bind(new IPEndPoint(IPAddress.Parse(from), 0));
                    await socket.ConnectAsync(IPAddress.Loopback, context.DnsEndPoint.Port, cancel);
                    return new NetworkStream(socket, ownsSocket: true);
                },
            }
        );
    }

    public ILogger CreateLogger(string categoryName) => new Kept(lines, categoryName);

    public void Dispose() { }

    public async ValueTask DisposeAsync()
    {
        if (app is not null)
        {
            await app.StopAsync();
            await app.DisposeAsync();
        }
        await node.DisposeAsync();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private sealed class Kept(ConcurrentQueue<string> lines, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull
        {
            lines.Enqueue($"{category}: {state}");
            return null;
        }

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        ) => lines.Enqueue($"{category}: {formatter(state, exception)} {exception}");
    }
}
