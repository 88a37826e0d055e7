using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Tirek.Server;
using Tirek.Server.Search;
using Tirek.Server.Tests.Node;

namespace Tirek.System.Tests.Secrets;

/// <summary>A <see cref="PlantedNode"/> that answers, with all that it writes into its log.</summary>
internal sealed class PlantedSite : IAsyncDisposable
{
    private readonly WebApplication app;

    private PlantedSite(TestNode node, PlantedNode planted, WebApplication app, LogLines log)
    {
        (Node, Planted, this.app, Log) = (node, planted, app, log);
        Browser = app.GetTestClient();
    }

    public TestNode Node { get; }
    public PlantedNode Planted { get; }
    public HttpClient Browser { get; }
    public LogLines Log { get; }
    public IServiceProvider Services => app.Services;

    public static async Task<PlantedSite> Open(Provider provider)
    {
        var cancel = TestContext.Current.CancellationToken;
        var node = await TestNode.Make(provider);
        var planted = await PlantedNode.In(node);
        var log = new LogLines();
        var app = WebNode.Build(
            node.Folder,
            "http://localhost",
            builder =>
            {
                builder.WebHost.UseTestServer();
                builder.Logging.ClearProviders().AddProvider(log);
            }
        );
        await app.PrepareNode(cancel);
        await app.StartAsync(cancel);
        await Indexed(app.Services);
        return new(node, planted, app, log);
    }

    /// <summary>Waits until searches are answered from the index.</summary>
    public static async Task Indexed(IServiceProvider services)
    {
        var follower = services.GetRequiredService<IndexFollower>();
        for (var turn = 0; !follower.IsCurrent; turn++)
        {
            Assert.True(turn < 600, "the index is made");
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
        await Node.DisposeAsync();
    }
}

/// <summary>Keeps every line that a log would hold.</summary>
internal sealed class LogLines : ILoggerProvider, ILogger
{
    private readonly ConcurrentQueue<string> lines = [];

    public IReadOnlyCollection<string> Lines => lines;

    public ILogger CreateLogger(string categoryName) => this;

    public void Log<TState>(
        LogLevel logLevel,
        EventId eventId,
        TState state,
        Exception? exception,
        Func<TState, Exception?, string> formatter
    ) => lines.Enqueue($"{formatter(state, exception)} {exception}");

    public bool IsEnabled(LogLevel logLevel) => true;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public void Dispose() { }
}
