using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Tirek.System.Tests.Journeys;

/// <summary>The map of gaps that members move: by keys alone, without asking anybody, and without script as a list.</summary>
[Collection(nameof(MemberJourneys))]
public sealed class GapMapTests(Stage stage)
{
    private static async Task Open(IPage page, string language, string path)
    {
        await page.GotoAsync($"/{language}/try");
        await page.GetByRole(AriaRole.Button).Filter(new() { HasTextRegex = new Regex("^Example 1$") }).ClickAsync();
        await page.GotoAsync($"/{language}/{path}");
    }

    [Theory, InlineData("en"), InlineData("kk")]
    public async Task It_is_drawn_and_moved_by_keys_and_nobody_is_asked_for_anything(string language)
    {
        await using var visitor = await stage.Visit();
        var page = visitor.Page;
        var said = new List<string>();
        page.Console += (_, message) => said.Add(message.Text);
        page.PageError += (_, fault) => said.Add(fault);
        await Open(page, language, "gaps/KG/map");
        await Assertions.Expect(page.Locator("[data-gap-map] path.land").First).ToBeVisibleAsync();
        var before = visitor.Requests.Count;
        // Osh and Jalal-Abad lie close: one mark until she comes nearer.
        var cluster = page.Locator("[data-gap-map] .several");
        await Assertions.Expect(cluster).ToHaveCountAsync(1);
        await cluster.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("[data-gap-map] .several")).ToHaveCountAsync(0);
        await page.Locator("[data-gap-map] .town.one").First.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator(".leaflet-popup-content a")).ToBeVisibleAsync();
        Assert.Empty(await AxeFaults.On(page));
        await page.Locator(".leaflet-control-zoom-out").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        Assert.Equal(before, visitor.Requests.Count);
        Assert.Empty(visitor.AskedElsewhere);
        Assert.Empty(said);
    }

    [Fact]
    public async Task Without_script_all_of_it_stands_in_the_list()
    {
        await using var visitor = await stage.Visit(new() { JavaScriptEnabled = false });
        await Open(visitor.Page, "ru", "gaps/KG/map");
        await Assertions.Expect(visitor.Page.Locator("[data-gap-map]")).ToBeHiddenAsync();
        await Assertions.Expect(visitor.Page.Locator("main ul.plain-list > li")).ToHaveCountAsync(9);
        await visitor.Page.Locator("main ul.plain-list a").First.ClickAsync();
        await Assertions.Expect(visitor.Page.Locator("main table.labelled")).ToBeVisibleAsync();
    }
}
