using System.Text.RegularExpressions;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Tirek.System.Tests.Journeys;

/// <summary>Pages for people who work with the network, in a browser: in every language without a fault, without overflow, and without script.</summary>
[Collection(nameof(Stage))]
public sealed class MemberPagesTests(Stage stage)
{
    public static TheoryData<string> Languages => Stage.Languages;

    private static readonly string[] Before = ["sign-in", "sign-in/sheet", "organization/new", "try"];
    private static readonly string[] Inside = ["waiting", "organization", "organization/trail", "account"];

    /// <summary>Most that the page for signing in may weigh, as it travels.</summary>
    private const int MostBytes = 60 * 1024;

    [Theory, MemberData(nameof(Languages))]
    public async Task Every_page_is_without_a_fault(string language)
    {
        await using var visitor = await stage.Visit(
            new()
            {
                ViewportSize = new() { Width = 320, Height = 700 },
            }
        );
        foreach (var path in Before)
            await See(visitor.Page, $"/{language}/{path}");
        await visitor.Page.GetByRole(AriaRole.Button).Filter(new() { HasTextRegex = new Regex("^Example 1$") }).ClickAsync();
        foreach (var path in Inside)
            await See(visitor.Page, $"/{language}/{path}");
        await visitor.Page.GotoAsync($"/{language}/organization");
        await visitor.Page.Locator("ul.plain-list a").First.ClickAsync();
        await Check(visitor.Page);
    }

    [Fact]
    public async Task Signing_in_and_inviting_needs_no_script()
    {
        await using var visitor = await stage.Visit(new() { JavaScriptEnabled = false });
        var page = visitor.Page;
        await page.GotoAsync("/en/try");
        await page.GetByRole(AriaRole.Button).Filter(new() { HasTextRegex = new Regex("^Example 1$") }).ClickAsync();
        await page.GotoAsync("/en/organization");
        await page.Locator("#invite input[type=checkbox]").First.CheckAsync();
        await page.Locator("#invite .button.primary").ClickAsync();
        await Assertions.Expect(page.Locator("svg.qr")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task The_page_for_signing_in_is_light_and_asks_nobody_else()
    {
        await using var visitor = await stage.Visit();
        await visitor.Page.GotoAsync("/ru/sign-in");
        Assert.Empty(visitor.AskedElsewhere);
        var sizes = await Task.WhenAll(visitor.Requests.Select(r => r.SizesAsync()));
        Assert.InRange(sizes.Sum(s => s.ResponseBodySize + s.ResponseHeadersSize), 1, MostBytes);
    }

    private static async Task See(IPage page, string address)
    {
        var answer = await page.GotoAsync(address);
        Assert.Equal(200, answer!.Status);
        await Check(page);
    }

    private static async Task Check(IPage page)
    {
        var faults = (await page.RunAxe()).Violations.Select(v => $"{v.Id}: {string.Join("; ", v.Nodes.Select(n => n.Html).Take(3))}");
        Assert.True(!faults.Any(), $"{page.Url}: {string.Join('\n', faults)}");
        var wide = await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - document.documentElement.clientWidth");
        Assert.True(wide <= 0, $"{page.Url} is {wide} px too wide");
    }
}
