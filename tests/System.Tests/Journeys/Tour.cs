using Microsoft.Playwright;

namespace Tirek.System.Tests.Journeys;

/// <summary>The way through every page of the site in one language, as a person would click it.</summary>
internal static class Tour
{
    private static readonly (string Name, Func<IPage, string, Task> Go)[] Stops =
    [
        ("landing", (page, language) => page.GotoAsync($"/{language}/find")),
        ("results", (page, _) => page.Locator("button.situation").Nth(1).ClickAsync()),
        ("to share", (page, _) => page.Locator("[formaction$='/find/share']").ClickAsync()),
        ("shared", (page, _) => page.Locator("[name=understood]").ClickAsync()),
        ("opened", (page, _) => page.Locator("main a[href*='/find/shared/']").ClickAsync()),
        ("listing", (page, _) => page.Locator(".result h2 button").First.ClickAsync()),
        ("card", (page, _) => page.Locator("[formaction$='/card'], a[href$='/card']").First.ClickAsync()),
        ("number", FromListing("/number")),
        ("sheet", FromListing("/sheet")),
        ("correction", Correction),
        ("nothing found", NothingFound),
        ("map", (page, language) => page.GotoAsync($"/{language}/map")),
        ("map of a country", (page, _) => page.Locator(".places a[href*='/map/']").First.ClickAsync()),
        ("map of a town", (page, language) => page.GotoAsync($"/{language}/map/KG-osh")),
        ("list to print", (page, _) => page.Locator("main a[href$='/list']").First.ClickAsync()),
        ("programmes", (page, language) => page.GotoAsync($"/{language}/programmes")),
        ("programme", (page, _) => page.Locator("main a.strong[href*='/programmes/']").First.ClickAsync()),
        ("device", (page, language) => page.GotoAsync($"/{language}/device")),
        ("stored", (page, language) => page.GotoAsync($"/{language}/stored")),
        ("not found", (page, language) => page.GotoAsync($"/{language}/nothing-here")),
    ];

    public static IReadOnlyList<string> Names => [.. Stops.Select(s => s.Name)];

    /// <summary>Opens page after page and calls <paramref name="look"/> on each with its name.</summary>
    public static async Task Through(Visitor visitor, string language, Func<string, IPage, Task> look)
    {
        foreach (var (name, go) in Stops)
        {
            await go(visitor.Page, language);
            await visitor.Page.Locator("body").WaitForAsync();
            await look(name, visitor.Page);
        }
    }

    private static Func<IPage, string, Task> FromListing(string ending) =>
        async (page, language) =>
        {
            await page.GotoAsync($"/{language}/find");
            await page.Locator("button.situation").Nth(1).ClickAsync();
            await page.Locator(".result h2 button").First.ClickAsync();
            await page.Locator($"[formaction$='{ending}'], a[href$='{ending}']").First.ClickAsync();
        };

    private static async Task Correction(IPage page, string language)
    {
        await page.GotoAsync($"/{language}/find");
        await page.Locator("button.situation").Nth(1).ClickAsync();
        await page.Locator(".result h2 button").First.ClickAsync();
        await page.Locator("a[href*='/correct/']").First.ClickAsync();
        await page.Locator("form[action*='/correct/'] textarea").WaitForAsync();
    }

    private static async Task NothingFound(IPage page, string language)
    {
        await page.GotoAsync($"/{language}/find");
        await page.Locator("input[type=search]").FillAsync("xqzwvjkq");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForLoadStateAsync();
    }
}
