using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Tirek.System.Tests.Journeys;

/// <summary>She lost everything: three telephones, no script, from the page for signing in to a new password, each page without a fault.</summary>
[Collection(nameof(MemberJourneys))]
public sealed class ReturnTests(Stage stage)
{
    /// <summary>A narrow telephone.</summary>
    private static readonly BrowserNewContextOptions Telephone = new()
    {
        ViewportSize = new() { Width = 320, Height = 700 },
        JavaScriptEnabled = false,
    };

    [Theory]
    [InlineData("ru", "example-4")]
    [InlineData("tg", "example-5")]
    public async Task Comes_back_with_two_colleagues(string language, string signInName)
    {
        var name = signInName.Replace("example-", "Example ", StringComparison.Ordinal);
        await using var hers = await stage.Visit(Telephone);
        var page = hers.Page;
        await page.GotoAsync($"/{language}/sign-in");
        await page.ClickAsync($"a[href='/{language}/sign-in/return']");
        await page.FillAsync("#name", signInName);
        await page.ClickAsync("main .button.primary");
        var code = await page.Locator(".code-groups").InnerTextAsync();
        await page.ClickAsync("main .button.primary");
        await Assertions.Expect(page.Locator("[role=status]")).ToBeVisibleAsync();
        await Check(hers);

        foreach (var colleague in new[] { "Example 1", "Example 2" })
        {
            await using var theirs = await stage.Visit(Telephone);
            await theirs.Page.GotoAsync($"/{language}/try");
            await theirs.Page.GetByRole(AriaRole.Button).Filter(new() { HasTextRegex = new Regex($"^{colleague}$") }).ClickAsync();
            await theirs.Page.GotoAsync($"/{language}/waiting");
            await theirs.Page.Locator("a[href*='/returns/']").Filter(new() { HasText = name }).ClickAsync();
            await Check(theirs);
            await theirs.Page.FillAsync("#code", code);
            await theirs.Page.ClickAsync("main .button.primary");
            await Assertions.Expect(theirs.Page.Locator("[role=status]")).ToBeVisibleAsync();
            await Check(theirs);
        }

        await page.ClickAsync("main .button.primary");
        await Assertions.Expect(page).ToHaveURLAsync(new Regex($"/{language}/account/finish$"));
        await page.FillAsync("#password", "kettle spoon window nine");
        await page.ClickAsync("main .button.primary");
        await Assertions.Expect(page.Locator("svg.qr")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Whoever_is_still_inside_sees_that_somebody_asks_and_stops_it()
    {
        await using var inside = await stage.Visit(Telephone);
        await inside.Page.GotoAsync("/tk/try");
        await inside.Page.GetByRole(AriaRole.Button).Filter(new() { HasTextRegex = new Regex("^Example 3$") }).ClickAsync();
        await using var stranger = await stage.Visit(Telephone);
        await stranger.Page.GotoAsync("/tk/sign-in/return");
        await stranger.Page.FillAsync("#name", "example-3");
        await stranger.Page.ClickAsync("main .button.primary");
        await inside.Page.GotoAsync("/tk/waiting");
        await inside.Page.ClickAsync("a[href='/tk/account/return']");
        await Check(inside);
        await inside.Page.ClickAsync("main .button.primary");
        await Assertions.Expect(inside.Page.Locator("a[href='/tk/account/return']")).ToHaveCountAsync(0);
    }

    /// <summary>Nothing for Axe to find, nothing beside the edge. Looked at in a browser with script, since Axe is one.</summary>
    private async Task Check(Visitor seen)
    {
        await using var looks = await stage.Visit(new() { ViewportSize = Telephone.ViewportSize });
        await looks.Page.SetContentAsync(await seen.Page.ContentAsync());
        var faults = await AxeFaults.On(looks.Page);
        Assert.True(faults.Count == 0, $"{seen.Page.Url}: {string.Join('\n', faults)}");
        var wide = await looks.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - document.documentElement.clientWidth");
        Assert.True(wide <= 0, $"{seen.Page.Url} is {wide} px too wide");
    }
}
