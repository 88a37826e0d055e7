using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Tirek.System.Tests.Journeys;

/// <summary>Pages for people who work with the network, in a browser: in every language without a fault, without overflow, and without script.</summary>
[Collection(nameof(MemberJourneys))]
public sealed class MemberPagesTests(Stage stage)
{
    public static TheoryData<string> Languages => Stage.Languages;

    private static readonly string[] Before = ["sign-in", "sign-in/sheet", "sign-in/return", "organization/new", "try"];
    private static readonly string[] Inside =
    [
        "waiting",
        "organization",
        "organization/change",
        "organization/services",
        "organization/services/new",
        "organization/services/new/programme",
        "organization/services/list",
        "organization/claims",
        "organization/claims/find",
        "organization/trail",
        "checks",
        "checks/state",
        "claims",
        "corrections",
        "duplicates",
        "duplicates/merged",
        "room",
        "room/asked",
        "room/settings",
        "account",
        "network",
        "network?country=KZ&kind=Shelter",
        "network/motions",
        "network/groups",
        "network/propose",
        "network/elections/new?of=",
        "network/offices/new",
        "places",
        "places?country=KZ",
        "places/KG-osh",
        "places/KG-osh/change",
        "places/KG-osh/sheet",
        "places/KG/booklet",
        "feeds",
        "gaps",
        "gaps?country=TM",
        "gaps/KG-O",
        "gaps/KG/map",
        "mapping",
        "mapping/new",
        "mapping/compare/first",
        "mapping/countries",
        "mapping/countries/KG",
        "mapping/rounds",
        "mapping/rounds/1",
        "mapping/rounds/2",
        "mapping/rounds/new",
    ];
    private static readonly string[] OfState =
    [
        "network",
        "checks",
        "corrections",
        "network/state-bodies",
        "network/offices/state",
        "network/groups",
        "network/motions",
        "room",
    ];
    private static readonly string[] OfOperators = ["waiting", "node", "node/mail", "account"];

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
        await visitor.Page.GotoAsync($"/{language}/mapping?country=KG");
        await visitor.Page.Locator("main section.card li a").First.ClickAsync();
        await Check(visitor.Page);
        foreach (var section in new[] { "first", "numbers" })
            await See(visitor.Page, $"{new Uri(visitor.Page.Url).AbsolutePath.Split("/write/")[0]}/write/{section}");
        await See(visitor.Page, $"{new Uri(visitor.Page.Url).AbsolutePath.Split("/write/")[0]}/assess/ic16");
        await visitor.Page.GotoAsync($"/{language}/checks");
        await visitor.Page.Locator("main a.button[href*='/checks/']").First.ClickAsync();
        await Check(visitor.Page);
        await visitor.Page.GotoAsync($"/{language}/organization/services");
        await visitor.Page.Locator("ul.plain-list a").First.ClickAsync();
        await visitor.Page.Locator("a[href$='/words']").ClickAsync();
        await Check(visitor.Page);
        await visitor.Page.GotoAsync($"/{language}/organization/services");
        await visitor.Page.Locator("ul.plain-list a").First.ClickAsync();
        await visitor.Page.Locator("main a[href$='/places']").ClickAsync();
        await visitor.Page.EvaluateAsync("for (const d of document.querySelectorAll('details')) d.open = true");
        await Check(visitor.Page);
        await SeeClaim(visitor.Page, language);
        await SeeList(visitor.Page, language);
        await SeeProgramme(visitor.Page, language);
        foreach (var list in new[] { "organization", "organization/services", "network", "network/motions", "room" })
        {
            await visitor.Page.GotoAsync($"/{language}/{list}");
            await visitor.Page.Locator("ul.plain-list a").First.ClickAsync();
            await visitor.Page.EvaluateAsync("for (const d of document.querySelectorAll('details')) d.open = true");
            await Check(visitor.Page);
        }
    }

    [Theory, MemberData(nameof(Languages))]
    public async Task Every_page_of_a_state_body_and_of_one_outside_is_without_a_fault(string language)
    {
        await using var visitor = await stage.Visit(
            new()
            {
                ViewportSize = new() { Width = 320, Height = 700 },
            }
        );
        await visitor.Page.GotoAsync($"/{language}/try");
        await visitor.Page.GetByRole(AriaRole.Button).Filter(new() { HasTextRegex = new Regex("^Example 15$") }).ClickAsync();
        foreach (var path in OfState)
            await See(visitor.Page, $"/{language}/{path}");
        await visitor.Page.GotoAsync($"/{language}/try");
        await visitor.Page.GetByRole(AriaRole.Button).Filter(new() { HasTextRegex = new Regex("^Example 17$") }).ClickAsync();
        await See(visitor.Page, $"/{language}/organization");
        await Assertions.Expect(visitor.Page.Locator(".code-groups")).ToBeVisibleAsync();
    }

    [Theory, MemberData(nameof(Languages))]
    public async Task Every_page_of_an_operator_is_without_a_fault(string language)
    {
        await using var visitor = await stage.Visit(
            new()
            {
                ViewportSize = new() { Width = 320, Height = 700 },
            }
        );
        await visitor.Page.GotoAsync($"/{language}/try");
        await visitor.Page.GetByRole(AriaRole.Button).Filter(new() { HasTextRegex = new Regex("^Example [0-9]+$") }).Last.ClickAsync();
        foreach (var path in OfOperators)
            await See(visitor.Page, $"/{language}/{path}");
        await visitor.Page.GotoAsync($"/{language}/node");
        await visitor.Page.Locator("#invite button").First.ClickAsync();
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

    /// <summary>An entry that nobody keeps: found, claimed, on its way, withdrawn again.</summary>
    private static async Task SeeClaim(IPage page, string language)
    {
        await page.GotoAsync($"/{language}/organization/claims/find");
        await page.Locator("#words").FillAsync("Ош");
        await page.Locator("main form button.primary").ClickAsync();
        await Check(page);
        await page.Locator("ul.plain-list a").First.ClickAsync();
        await Check(page);
        await page.Locator("#words").FillAsync("000 000");
        await page.Locator("main form button.primary").ClickAsync();
        await Check(page);
        await page.Locator("form[action$='/withdraw'] button").First.ClickAsync();
        await Assertions.Expect(page.Locator("form[action$='/withdraw']")).ToHaveCountAsync(0);
    }

    /// <summary>The form of a programme for people who use violence that she adds, and what others will read of it.</summary>
    private static async Task SeeProgramme(IPage page, string language)
    {
        await page.GotoAsync($"/{language}/organization/services/new/programme");
        await page.Locator("#name").FillAsync($"Программа {language}");
        await page.Locator("input[name=phone]").First.FillAsync("0312 77 00 01");
        await page.Locator("#town").SelectOptionAsync(new SelectOptionValue { Value = "KG-bishkek" });
        await page.Locator("input[name=address-shown][value=no]").CheckAsync();
        await page.Locator("main form.card button.primary").ClickAsync();
        await page.Locator("#state").WaitForAsync();
        await Check(page);
    }

    /// <summary>A list on its way: its columns, what it would change with what cannot be taken; given up at the end.</summary>
    private static async Task SeeList(IPage page, string language)
    {
        await page.GotoAsync($"/{language}/organization/services/list");
        var csv = "Название;Вид помощи;Город;Телефон\nДом;убежище;Ош;0312 77-00-01 (Анна)\nЮрист;квазар;Багдад;\n"u8.ToArray();
        await page.Locator("#file")
            .SetInputFilesAsync(
                new FilePayload
                {
                    Name = "list.csv",
                    MimeType = "text/csv",
                    Buffer = csv,
                }
            );
        await page.Locator("main form button.primary").ClickAsync();
        await Check(page);
        await page.Locator("main form button.primary").ClickAsync();
        await Assertions.Expect(page.Locator("main form[action$='/take']")).ToBeVisibleAsync();
        await Check(page);
        await page.Locator("main form[action$='/drop'] button").ClickAsync();
        await Check(page);
    }

    private static async Task See(IPage page, string address)
    {
        var answer = await page.GotoAsync(address);
        Assert.Equal(200, answer!.Status);
        await Check(page);
    }

    private static async Task Check(IPage page)
    {
        var faults = await AxeFaults.On(page);
        Assert.True(faults.Count == 0, $"{page.Url}: {string.Join('\n', faults)}");
        var wide = await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - document.documentElement.clientWidth");
        Assert.True(wide <= 0, $"{page.Url} is {wide} px too wide");
    }
}
