using System.Diagnostics;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Playwright;
using Tirek.Server;
using Tirek.Server.Node;
using Tirek.Server.Tests.Node;
using Tirek.Server.Tests.Room;

namespace Tirek.System.Tests.Journeys;

/// <summary>One asks, three shelters answer: in four browsers, on a node of their own.</summary>
[Collection(nameof(MemberJourneys))]
public sealed class RoomJourneyTests(Stage stage)
{
    private static readonly TimeSpan AtMost = TimeSpan.FromSeconds(5);
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, InlineData("en"), InlineData("ky")]
    public async Task What_each_of_three_shelters_says_stands_on_the_open_page_within_five_seconds(string language)
    {
        await using var node = await RoomNode.Open();
        await using var asker = await stage.VisitAt(node.Address);
        var page = asker.Page;
        await SignIn(page, language, node.Asker);
        await Ask(page, language);
        await page.EvaluateAsync("window.isTheSamePage = true");
        var question = new Uri(page.Url).AbsolutePath.Split('/')[^1];
        foreach (var (shelter, reply, nth) in node.Shelters.Zip(["Yes", "No", "CallUs"]).Select((s, i) => (s.First, s.Second, i + 1)))
        {
            await using var house = await stage.VisitAt(node.Address);
            await SignIn(house.Page, language, shelter.Person);
            await house.Page.GotoAsync($"/{language}/room/asked");
            var said = page.Locator($"#said-{shelter.Organization:N}");
            var before = await said.InnerTextAsync();
            var watch = Stopwatch.StartNew();
            await house.Page.Press($"form[action$='/room/asked/{question}'] button[value={reply}]");
            await Assertions.Expect(said).Not.ToHaveTextAsync(before, new() { Timeout = (float)AtMost.TotalMilliseconds });
            Assert.True(watch.Elapsed <= AtMost, watch.Elapsed.ToString());
            await Assertions.Expect(page.Locator("#so-far")).ToContainTextAsync(new Regex($"3.*{nth}.*1"));
        }
        Assert.True(await page.EvaluateAsync<bool>("window.isTheSamePage === true"));
        await Assertions.Expect(page.Locator("[data-lost]")).ToBeHiddenAsync();
        Assert.Empty(await AxeFaults.On(page));
        // Found: nothing more comes, and the page says so.
        await using var colleague = await stage.VisitAt(node.Address);
        await SignIn(colleague.Page, language, node.Asker);
        await colleague.Page.GotoAsync($"/{language}/room/{question}");
        await colleague.Page.Press($"form[action$='/{question}/close'] button");
        // Said when the page asks for the next time; no bound was promised, and the machine may be busy.
        await Assertions.Expect(page.Locator("[data-lost]")).ToBeVisibleAsync(new() { Timeout = 30_000 });
        Assert.Empty(asker.AskedElsewhere);
    }

    [Fact]
    public async Task Without_script_a_button_shows_what_came()
    {
        await using var node = await RoomNode.Open();
        await using var asker = await stage.VisitAt(node.Address, new() { JavaScriptEnabled = false });
        await SignIn(asker.Page, "ru", node.Asker);
        await Ask(asker.Page, "ru");
        var question = new Uri(asker.Page.Url).AbsolutePath.Split('/')[^1];
        await using var house = await stage.VisitAt(node.Address, new() { JavaScriptEnabled = false });
        await SignIn(house.Page, "ru", node.Shelters[0].Person);
        await house.Page.GotoAsync("/ru/room/asked");
        await house.Page.Locator($"form[action$='/room/asked/{question}'] button[value=Yes]").ClickAsync();
        var said = asker.Page.Locator($"#said-{node.Shelters[0].Organization:N}");
        await Assertions.Expect(said).Not.ToHaveClassAsync("chip good");
        await asker.Page.Locator($"a.button[href$='{question}']").ClickAsync();
        await Assertions.Expect(said).ToHaveClassAsync("chip good");
    }

    private static async Task SignIn(IPage page, string language, Guid person)
    {
        await page.GotoAsync($"/{language}/try");
        await page.Locator($"form[action='/{language}/try/{person}'] button").ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("/waiting$"));
    }

    private static async Task Ask(IPage page, string language)
    {
        await page.Locator($"nav a[href='/{language}/room']").ClickAsync();
        await page.SelectOptionAsync("#area", "KG-O");
        await page.Locator($"form[action='/{language}/room'] button").ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("/room/[0-9a-f-]{36}$"));
    }

    /// <summary>A demonstration with an asker and three shelters of her country, and nothing asked yet.</summary>
    private sealed class RoomNode(TestNode node, WebApplication app) : IAsyncDisposable
    {
        public string Address { get; } =
            app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        public Guid Asker { get; private set; }
        public List<(Guid Organization, Guid Person)> Shelters { get; } = [];

        public static async Task<RoomNode> Open()
        {
            var node = await TestNode.Make(Provider.Sqlite, NodeKind.Demonstration);
            var app = WebNode.Build(node.Folder, "http://127.0.0.1:0", b => b.Logging.ClearProviders());
            await app.PrepareNode(Cancel);
            await app.StartAsync(Cancel);
            var now = TimeProvider.System.GetUtcNow();
            var room = new RoomNode(node, app);
            await RoomHouses.Forget(node);
            room.Asker = (await RoomHouses.Add(node, "Asking house", now)).Person;
            foreach (var name in new[] { "First house", "Second house", "Third house" })
                room.Shelters.Add(await RoomHouses.Add(node, name, now));
            return room;
        }

        public async ValueTask DisposeAsync()
        {
            await app.StopAsync(Cancel);
            await app.DisposeAsync();
            await node.DisposeAsync();
        }
    }
}
