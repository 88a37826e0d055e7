namespace Tirek.System.Tests.Journeys;

/// <summary>The way to help, with script switched off or blocked, and with nothing but a keyboard.</summary>
[Collection(nameof(Stage))]
public sealed class WithoutScriptTests(Stage stage)
{
    public static TheoryData<string> Languages => Stage.Languages;

    [Theory, InlineData("ky")]
    public async Task Every_page_is_reached_without_script(string language)
    {
        await using var visitor = await stage.Visit(new() { JavaScriptEnabled = false });
        var seen = new List<string>();
        await Tour.Through(
            visitor,
            language,
            async (name, page) =>
            {
                Assert.True(await page.Locator("h1, .big, .print-card").CountAsync() > 0, $"{name} says something");
                seen.Add(name);
            }
        );
        Assert.Equal(Tour.Names, seen);
    }

    [Theory, MemberData(nameof(Languages))]
    public async Task From_a_situation_to_a_listing_back_to_the_list_and_on(string language)
    {
        await using var visitor = await stage.Visit(new() { JavaScriptEnabled = false });
        var page = visitor.Page;
        await page.GotoAsync($"/{language}/find");
        await page.Locator("button.situation").Nth(3).ClickAsync();
        var heading = await page.Locator("h1").InnerTextAsync();
        var names = await page.Locator(".result h2").AllInnerTextsAsync();
        await page.Locator(".result h2 button").Nth(1).ClickAsync();
        Assert.Contains("/find/", page.Url, StringComparison.Ordinal);
        await page.Locator($"form[action$='/{language}/find'] button").First.ClickAsync();
        Assert.Equal(heading, await page.Locator("h1").InnerTextAsync());
        Assert.Equal(names, await page.Locator(".result h2").AllInnerTextsAsync());

        // Nearer, and then without one of the conditions.
        await page.Locator("select[name=near]").SelectOptionAsync("KG-bishkek");
        await page.Locator(".searchbar button").ClickAsync();
        Assert.Equal("KG-bishkek", await page.Locator("select[name=near]").InputValueAsync());
        var before = await page.Locator(".chosen button[name=remove]").CountAsync();
        await page.Locator(".chosen button[name=remove]").First.ClickAsync();
        Assert.Equal(before - 1, await page.Locator(".chosen button[name=remove]").CountAsync());
        Assert.DoesNotContain("?", page.Url, StringComparison.Ordinal);
    }
}
