using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Playwright;
using Tirek.Domain.Languages;
using Tirek.Server;
using Tirek.Server.Node;
using Tirek.Server.Tests.Node;

namespace Tirek.System.Tests.Journeys;

/// <summary>Journeys of readers run one after the other, against one demonstration and in one browser.</summary>
[CollectionDefinition(nameof(Stage))]
public sealed class Journeys : ICollectionFixture<Stage>;

/// <summary>Journeys of those who sign in: beside the readers', against a demonstration and in a browser of their own.</summary>
[CollectionDefinition(nameof(MemberJourneys))]
public sealed class MemberJourneys : ICollectionFixture<Stage>;

/// <summary>A demonstration that answers on a port of this machine, and a Chromium to look at it with.</summary>
public sealed class Stage : IAsyncLifetime
{
    private TestNode? node;
    private WebApplication? app;
    private IPlaywright? playwright;
    private IBrowser? browser;
    private readonly Dictionary<string, Task<SeenSite>> seen = [];

    public static TheoryData<string> Languages => [.. Language.All.Select(l => l.Code)];

    /// <summary>Address of the node, without a slash at the end.</summary>
    public string Address { get; private set; } = "";

    /// <summary>Address of the page that leaving opens. What is asked of it is answered by <see cref="Visitor"/> and never leaves this machine.</summary>
    public const string Exit = NodeState.DefaultExit;

    public async ValueTask InitializeAsync()
    {
        node = await TestNode.Make(Provider.Sqlite, NodeKind.Demonstration);
        app = WebNode.Build(node.Folder, "http://127.0.0.1:0", b => b.Logging.ClearProviders());
        await app.PrepareNode(TestContext.Current.CancellationToken);
        await app.StartAsync(TestContext.Current.CancellationToken);
        Address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();

        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Chromium(), Args = ["--no-sandbox", "--disable-gpu"] });
    }

    /// <summary>Somebody who comes for the first time.</summary>
    public Task<Visitor> Visit(BrowserNewContextOptions? options = null) => VisitAt(Address, options);

    /// <summary>Somebody who comes to the node under another of its names.</summary>
    public async Task<Visitor> VisitAt(string address, BrowserNewContextOptions? options = null)
    {
        options ??= new();
        options.BaseURL = address;
        options.ViewportSize ??= new() { Width = 360, Height = 740 };
        options.ReducedMotion = ReducedMotion.Reduce;
        return await Visitor.Come(await browser!.NewContextAsync(options), address);
    }

    /// <summary>The visit to every page in a language: made once for all tests that ask about it.</summary>
    internal Task<SeenSite> Seen(string language)
    {
        if (!seen.TryGetValue(language, out var site))
            seen[language] = site = SeenSite.In(this, language);
        return site;
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
            await browser.DisposeAsync();
        playwright?.Dispose();
        if (app is not null)
        {
            await app.StopAsync();
            await app.DisposeAsync();
        }
        if (node is not null)
            await node.DisposeAsync();
    }

    private static string Chromium() =>
        new[] { "/usr/bin/chromium-headless-shell", "/usr/bin/chromium", "/usr/bin/chromium-browser" }.FirstOrDefault(File.Exists)
        ?? throw new InvalidOperationException("The journeys need Chromium: ./test installs it.");
}
