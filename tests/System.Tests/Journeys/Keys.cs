using Microsoft.Playwright;

namespace Tirek.System.Tests.Journeys;

/// <summary>What somebody does who has nothing but a keyboard.</summary>
internal static class Keys
{
    private const int MostStops = 400;

    public static async Task Press(this IPage page, string selector)
    {
        await page.Go(selector);
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
    public static async Task<bool> Reach(this IPage page, string selector)
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

    /// <summary>Goes to a field and types into it.</summary>
    public static async Task Fill(this IPage page, string selector, string text)
    {
        await page.Go(selector);
        await page.Keyboard.TypeAsync(text);
    }

    /// <summary>Goes to a field and presses a key there: an arrow in a list, space on a box.</summary>
    public static async Task Hit(this IPage page, string selector, string key)
    {
        await page.Go(selector);
        await page.Keyboard.PressAsync(key);
    }

    /// <summary>Waits until the page that has it is there.</summary>
    private static async Task Go(this IPage page, string selector)
    {
        await page.Locator(selector).First.WaitForAsync();
        Assert.True(await page.Reach(selector), $"the keyboard reaches {selector}");
    }
}
