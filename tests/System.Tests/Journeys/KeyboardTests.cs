using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Tirek.System.Tests.Journeys;

/// <summary>The main journey with nothing but a keyboard, as with a switch or a broken screen.</summary>
[Collection(nameof(Stage))]
public sealed class KeyboardTests(Stage stage)
{
    public static TheoryData<string> Languages => Stage.Languages;

    [Theory, MemberData(nameof(Languages))]
    public async Task Leads_from_the_first_page_to_help_back_and_away(string language)
    {
        await using var visitor = await stage.Visit();
        var page = visitor.Page;
        await page.GotoAsync($"/{language}/find");
        await page.Press("button.situation");
        await page.Locator(".result").First.WaitForAsync();
        await page.Press(".result h2 button");
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("/find/.+"));
        await page.Press($"form[action$='/{language}/find'] button");
        await page.Locator(".result").First.WaitForAsync();
        await page.Press("[data-leave]");
        await Assertions.Expect(page).ToHaveURLAsync(Stage.Exit);
    }

    [Fact]
    public async Task Twin_what_the_keyboard_does_not_reach_is_found()
    {
        await using var visitor = await stage.Visit();
        await visitor.Page.GotoAsync("/en/find");
        await visitor.Page.EvaluateAsync("for (const b of document.querySelectorAll('button.situation')) b.tabIndex = -1");
        Assert.False(await visitor.Page.Reach("button.situation"));
    }
}
