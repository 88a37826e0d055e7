using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Tirek.Server.Node;

namespace Tirek.Server.Tests.Node;

/// <summary>A node that answers, through its whole pipeline and without a port. What it says is what a browser would get.</summary>
internal sealed class TestSite : IAsyncDisposable
{
    private readonly TestNode node;
    private readonly WebApplication app;
    private bool endsNode = true;

    private TestSite(TestNode node, WebApplication app)
    {
        (this.node, this.app) = (node, app);
        Browser = app.GetTestClient();
    }

    public TestNode Node => node;
    public HttpClient Browser { get; }
    public IServiceProvider Services => app.Services;

    public static async Task<TestSite> Open(
        Provider provider,
        NodeKind kind = NodeKind.Demonstration,
        TimeProvider? clock = null,
        Action<WebApplicationBuilder>? also = null,
        bool hashesQuickly = true
    ) =>
        // A clock that somebody sets otherwise invents its network at its own time.
        await Open(
            await TestNode.Make(
                provider,
                kind,
                kind == NodeKind.Demonstration && clock is null or MovableClock ? Shape.Invented : Shape.Empty
            ),
            clock,
            also,
            hashesQuickly
        );

    /// <summary>Serves a node that has been filled before; the site ends it too.</summary>
    /// <param name="also">What else is to be set up before it is built.</param>
    /// <param name="hashesQuickly">Passwords of invented people guard nothing; else as it is shipped.</param>
    public static async Task<TestSite> Open(
        TestNode node,
        TimeProvider? clock = null,
        Action<WebApplicationBuilder>? also = null,
        bool hashesQuickly = true
    )
    {
        var app = Build(node, clock, also, hashesQuickly);
        await app.PrepareNode(TestContext.Current.CancellationToken);
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new(node, app);
    }

    /// <summary>What a first start does to a node, and no more: nothing is served.</summary>
    public static async Task Prepare(TestNode node)
    {
        await using var app = Build(node, null, null, hashesQuickly: true);
        await app.PrepareNode(CancellationToken.None);
    }

    private static WebApplication Build(TestNode node, TimeProvider? clock, Action<WebApplicationBuilder>? also, bool hashesQuickly) =>
        WebNode.Build(
            node.Folder,
            "http://localhost",
            builder =>
            {
                builder.WebHost.UseTestServer();
                builder.Logging.ClearProviders();
                if (hashesQuickly)
                    builder.Services.PostConfigure<PasswordHasherOptions>(o => o.IterationCount = 1_000);
                if (clock is not null)
                    builder.Services.AddSingleton(clock);
                also?.Invoke(builder);
            }
        );

    /// <summary>A second server of the same node, with the same keys; ends before this one.</summary>
    public async Task<TestSite> Beside(TimeProvider? clock = null, Action<WebApplicationBuilder>? also = null)
    {
        var other = await Open(node, clock, also);
        other.endsNode = false;
        return other;
    }

    public async Task<string> Get(string address)
    {
        using var answer = await Browser.GetAsync(address, TestContext.Current.CancellationToken);
        return await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Sends a form as a browser does.</summary>
    public async Task<string> Post(string address, params (string Name, string Value)[] fields)
    {
        using var answer = await Send(address, fields);
        return await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }

    public Task<HttpResponseMessage> Send(string address, params (string Name, string Value)[] fields) =>
        Browser.PostAsync(
            address,
            new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, f.Value))),
            TestContext.Current.CancellationToken
        );

    /// <summary>Makes the site read its settings now, as it does by itself every few seconds.</summary>
    public Task Settle() => Services.GetRequiredService<NodeState>().Refresh(TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
        if (endsNode)
            await node.DisposeAsync();
    }
}
