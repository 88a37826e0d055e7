using System.Diagnostics;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Tirek.System.Tests.Journeys;

/// <summary>While she writes, what others will read stands beside the form: nothing is saved by it, and nothing secret stands in the wrong card.</summary>
[Collection(nameof(MemberJourneys))]
public sealed class LivePreviewTests(Stage stage)
{
    private const string Canary = "Zhasmin 77, second courtyard";

    /// <summary>A second is promised; the machine of the tests may be busy.</summary>
    private const float AtMost = 10_000;

    private static ILocator Everybody(IPage page) => page.Locator("[data-preview-into] section[aria-labelledby=all]");

    private static ILocator Members(IPage page) => page.Locator("[data-preview-into] section[aria-labelledby=professionals]");

    private static ILocator Us(IPage page) => page.Locator("[data-preview-into] section[aria-labelledby=owner]");

    /// <summary>The form of the first service of the women's resource centre.</summary>
    private static async Task Write(IPage page, string language)
    {
        await page.GotoAsync($"/{language}/try");
        await page.GetByRole(AriaRole.Button).Filter(new() { HasTextRegex = new Regex("^Example 1$") }).ClickAsync();
        await page.GotoAsync($"/{language}/organization/services");
        await page.Locator("ul.plain-list a").First.ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("/services/[0-9a-f-]{36}$"));
    }

    private static async Task Current(IPage page)
    {
        await Assertions
            .Expect(page.Locator("[data-preview-shown]"))
            .Not.ToHaveAttributeAsync("aria-busy", "true", new() { Timeout = AtMost });
        await Assertions.Expect(page.Locator("[data-preview-state]")).Not.ToBeEmptyAsync(new() { Timeout = AtMost });
    }

    [Fact]
    public async Task An_address_that_is_kept_secret_never_stands_in_what_everybody_reads()
    {
        await using var visitor = await stage.Visit();
        var page = visitor.Page;
        await Write(page, "en");
        await page.Locator("main a[href$='/places']").ClickAsync();
        await Current(page);
        var answers = new List<string>();
        page.Response += async (_, answer) =>
        {
            if (answer.Url.EndsWith("/preview/cards", StringComparison.Ordinal))
                answers.Add(await answer.TextAsync());
        };
        var form = page.Locator("form.card[data-preview]");
        await form.Locator("select[name=town]").SelectOptionAsync("KG-osh");
        // Typed before she says who may know it, and with the secret chosen.
        await form.Locator("input[name=address]").PressSequentiallyAsync(Canary);
        await Current(page);
        await form.Locator("input[value=no]").CheckAsync();
        await Current(page);
        await form.Locator("input[name=address]").PressSequentiallyAsync(" behind the school");
        await Current(page);
        Assert.NotEmpty(answers);
        Assert.All(answers, a => Assert.DoesNotContain("Zhasmin", a, StringComparison.Ordinal));
        Assert.DoesNotContain("Zhasmin", await page.Locator("[data-preview-into]").InnerTextAsync(), StringComparison.Ordinal);
        // Shown, it stands there: that is how one learns that the other way hides it.
        await form.Locator("input[value=yes]").CheckAsync();
        await page.Locator("[data-preview-into] summary").ClickAsync();
        await Assertions.Expect(Everybody(page)).ToContainTextAsync("Zhasmin", new() { Timeout = AtMost });
        await page.ReloadAsync();
        Assert.DoesNotContain("Zhasmin", await page.ContentAsync(), StringComparison.Ordinal);
    }

    [Theory, InlineData("en"), InlineData("ru")]
    public async Task What_she_writes_stands_in_the_card_of_each_reader_without_a_reload_and_nothing_is_saved(string language)
    {
        await using var visitor = await stage.Visit(
            new()
            {
                ViewportSize = new() { Width = 1200, Height = 900 },
            }
        );
        var page = visitor.Page;
        await Write(page, language);
        await Current(page);
        await page.EvaluateAsync("window.isTheSamePage = true");
        var number = await page.Locator("input[name=phone]").CountAsync();
        var watch = Stopwatch.StartNew();
        await page.Locator("input#name").FillAsync(Canary);
        await Assertions.Expect(Everybody(page).Locator("article h4")).ToHaveTextAsync(Canary, new() { Timeout = AtMost });
        TestContext.Current.SendDiagnosticMessage($"The preview followed after {watch.ElapsedMilliseconds} ms.");
        // A number for her own people alone.
        await page.Locator("input[name=phone]").Nth(number - 1).FillAsync("000 99 99 11");
        await page.Locator("select[name=phone-for]").Nth(number - 1).SelectOptionAsync("Owner");
        await Assertions.Expect(Us(page)).ToContainTextAsync("000 99 99", new() { Timeout = AtMost });
        await Current(page);
        Assert.DoesNotContain("000 99 99", await Everybody(page).InnerTextAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain("000 99 99", await Members(page).InnerTextAsync(), StringComparison.Ordinal);
        await page.Locator("select[name=phone-for]").Nth(number - 1).SelectOptionAsync("Professionals");
        await Assertions.Expect(Members(page)).ToContainTextAsync("000 99 99", new() { Timeout = AtMost });
        Assert.DoesNotContain("000 99 99", await Everybody(page).InnerTextAsync(), StringComparison.Ordinal);
        Assert.True(await page.EvaluateAsync<bool>("window.isTheSamePage === true"));
        Assert.Empty(await AxeFaults.On(page));
        Assert.Empty(visitor.AskedElsewhere);
        await page.ReloadAsync();
        Assert.DoesNotContain(Canary, await page.ContentAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_line_or_signed_out_it_says_so_and_her_words_stay()
    {
        await using var visitor = await stage.Visit();
        var page = visitor.Page;
        await Write(page, "en");
        await Current(page);
        await page.Context.SetOfflineAsync(true);
        await page.Locator("textarea#description").FillAsync("Written without a line.");
        await Assertions.Expect(page.Locator("[data-preview-lost]")).ToBeVisibleAsync(new() { Timeout = AtMost });
        // What stands there is told to be older.
        await Assertions.Expect(page.Locator("[data-preview-shown]")).ToHaveAttributeAsync("aria-busy", "true");
        await page.Context.SetOfflineAsync(false);
        await Assertions.Expect(page.Locator("[data-preview-lost]")).ToBeHiddenAsync(new() { Timeout = 3 * AtMost });
        await Current(page);
        await page.Context.ClearCookiesAsync();
        await page.Locator("textarea#description").FillAsync("Written after signing out.");
        await Assertions.Expect(page.Locator("[data-preview-out]")).ToBeVisibleAsync(new() { Timeout = AtMost });
        await Assertions.Expect(page.Locator("textarea#description")).ToHaveValueAsync("Written after signing out.");
        await Assertions.Expect(page.Locator("[data-preview-lost]")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task Without_script_the_button_shows_the_same_cards()
    {
        await using var visitor = await stage.Visit(new() { JavaScriptEnabled = false });
        var page = visitor.Page;
        await Write(page, "en");
        await Assertions.Expect(page.Locator("[data-preview-shown]")).ToBeHiddenAsync();
        await page.Locator("input#name").FillAsync(Canary);
        var ahead = await page.Context.RunAndWaitForPageAsync(() => page.Locator("button[formaction$='/preview/others']").ClickAsync());
        await Assertions
            .Expect(ahead.Locator("section[aria-labelledby=all] article h4"))
            .ToHaveTextAsync(Canary, new() { Timeout = AtMost });
    }
}
