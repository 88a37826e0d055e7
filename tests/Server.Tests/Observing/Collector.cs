using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Tirek.Server.Tests.Observing;

/// <summary>A collector of metrics and traces on this machine: keeps what it is sent, as it came (OTLP over HTTP, in which words stand in plain).</summary>
internal sealed class Collector : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly ConcurrentQueue<(string Path, string Body)> came = new();

    private Collector()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        app = builder.Build();
        app.Run(async http =>
        {
            using var body = new MemoryStream();
            await http.Request.Body.CopyToAsync(body);
            came.Enqueue((http.Request.Path, Encoding.Latin1.GetString(body.ToArray()) + http.Request.Headers.UserAgent));
        });
    }

    public string Address => app.Urls.Single();

    /// <summary>Everything that came for this path, or for all.</summary>
    public string Said(string? path = null) => string.Concat(came.Where(c => path is null || c.Path == path).Select(c => c.Body));

    public static async Task<Collector> Open()
    {
        var collector = new Collector();
        await collector.app.StartAsync(TestContext.Current.CancellationToken);
        return collector;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();
}
