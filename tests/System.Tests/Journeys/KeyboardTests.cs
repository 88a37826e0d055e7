using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Tirek.System.Tests.Journeys;

/// <summary>The main journey with nothing but a keyboard, as with a switch or a broken screen.</summary>
[Collection(nameof(Stage))]
public sealed class KeyboardTests(Stage stage)
{
    public static TheoryData<string> Languages => Stage.Languages;

    private const int MostStops = 400;

    [Theory, MemberData(nameof(Languages))]
    public async Task Leads_from_the_first_page_to_help_back_and_away(string language)
    {
        await using var visitor = await stage.Visit();
        var page = visitor.Page;
        await page.GotoAsync($"/{language}/find");
        await Press(page, "button.situation");
        await page.Locator(".result").First.WaitForAsync();
        await Press(page, ".result h2 button");
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("/find/.+"));
        await Press(page, $"form[action$='/{language}/find'] button");
        await page.Locator(".result").First.WaitForAsync();
        await Press(page, "[data-leave]");
        await Assertions.Expect(page).ToHaveURLAsync(Stage.Exit);
    }

    [Fact]
    public async Task Twin_what_the_keyboard_does_not_reach_is_found()
    {
        await using var visitor = await stage.Visit();
        await visitor.Page.GotoAsync("/en/find");
        await visitor.Page.EvaluateAsync("for (const b of document.querySelectorAll('button.situation')) b.tabIndex = -1");
        Assert.False(await Reach(visitor.Page, "button.situation"));
    }

    private static async Task Press(IPage page, string selector)
    {
        Assert.True(await Reach(page, selector), $"the keyboard reaches {selector}");
        Assert.True(
            await page.EvaluateAsync<bool>(
                "() => { const s = getComputedStyle(document.activeElement); return s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2; }"
            ),
            $"one sees that {selector} is chosen"
        );
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForLoadStateAsync();
    }

    /// <summary>Goes from stop to stop until one matches; false when the page has no further.</summary>
    private static async Task<bool> Reach(IPage page, string selector)
    {
        for (var i = 0; i < MostStops; i++)
        {
            await page.Keyboard.PressAsync("Tab");
            if (await page.EvaluateAsync<bool>($"() => document.activeElement.matches(\"{selector}\")"))
                return true;
            if (i > 0 && await page.EvaluateAsync<bool>("() => document.activeElement === document.body"))
                return false;
        }
        return false;
    }
}
