using Microsoft.Playwright;

namespace Tirek.System.Tests.Journeys;

/// <summary><em>Leave this site</em>: at once, by hand or by keyboard, and not to be undone by Back.</summary>
[Collection(nameof(Stage))]
public sealed class LeaveTests(Stage stage)
{
    private static readonly DateTime Noon = new(2026, 6, 1, 12, 0, 0, DateTimeKind.Utc);
    private const string Before = "data:text/html,<title>Before</title>";

    [Fact]
    public async Task The_button_opens_another_site_and_Back_does_not_lead_here()
    {
        await using var visitor = await Here();
        await visitor.Page.Locator("a.leave[data-leave]").ClickAsync();
        await IsElsewhere(visitor);
    }

    [Fact]
    public async Task The_first_stops_of_the_keyboard_are_the_way_out_and_the_content()
    {
        await using var visitor = await Here();
        await visitor.Page.Keyboard.PressAsync("Tab");
        Assert.True(await visitor.Page.EvaluateAsync<bool>("document.activeElement.matches('.skip[data-leave]')"));
        await visitor.Page.Keyboard.PressAsync("Tab");
        Assert.Equal("#content", await visitor.Page.EvaluateAsync<string>("document.activeElement.getAttribute('href')"));
        await visitor.Page.Keyboard.PressAsync("Shift+Tab");
        Assert.True(await visitor.Page.EvaluateAsync<bool>("document.activeElement.matches('.skip[data-leave]')"));
        var place = await visitor.Page.Locator(".skip[data-leave]").BoundingBoxAsync();
        Assert.True(place is { Y: >= 0, X: >= 0 }, "it is seen when the keyboard reaches it");
        await visitor.Page.Keyboard.PressAsync("Enter");
        await IsElsewhere(visitor);
    }

    [Fact]
    public async Task Shift_three_times_leaves()
    {
        await using var visitor = await Here();
        await visitor.Page.Clock.SetFixedTimeAsync(Noon);
        for (var i = 0; i < 3; i++)
            await visitor.Page.Keyboard.PressAsync("Shift");
        await IsElsewhere(visitor);
    }

    [Fact]
    public async Task Shift_within_words_or_slowly_does_not()
    {
        await using var visitor = await Here();
        await visitor.Page.Clock.SetFixedTimeAsync(Noon);
        foreach (var key in new[] { "Shift", "Shift", "a", "Shift", "Shift", "b" })
            await visitor.Page.Keyboard.PressAsync(key);
        foreach (var second in new[] { 0, 3, 6 })
        {
            await visitor.Page.Clock.SetFixedTimeAsync(Noon.AddSeconds(second));
            await visitor.Page.Keyboard.PressAsync("Shift");
        }
        Assert.EndsWith("/en/find", visitor.Page.Url, StringComparison.Ordinal);
        Assert.Equal(0, await visitor.Page.Locator(".cover").CountAsync());
    }

    [Fact]
    public async Task While_the_other_site_loads_a_white_sheet_covers_everything()
    {
        await using var visitor = await Here();
        await Never(visitor);
        Assert.True(
            await visitor.Page.EvaluateAsync<bool>(
                """
                () => {
                  window.scrollTo(0, 400);
                  document.querySelector('a.leave[data-leave]').click();
                  return [[5, 5], [180, 300], [350, 700]].every(([x, y]) => document.elementFromPoint(x, y).matches('.cover'))
                    && getComputedStyle(document.querySelector('.cover')).backgroundColor === 'rgb(255, 255, 255)'
                    && document.title.trim() === '';
                }
                """
            )
        );
    }

    [Fact]
    public async Task A_page_brought_back_from_memory_leaves_again()
    {
        await using var visitor = await Here();
        await Never(visitor);
        await visitor.Page.EvaluateAsync("document.querySelector('a.leave[data-leave]').click()");
        await visitor.Page.EvaluateAsync("window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))");
        Assert.Equal(2, await visitor.Page.EvaluateAsync<int>("document.querySelectorAll('.cover').length"));
    }

    [Fact]
    public async Task Without_script_it_is_an_ordinary_link()
    {
        await using var visitor = await stage.Visit(new() { JavaScriptEnabled = false });
        await visitor.Page.GotoAsync("/ru/find");
        await visitor.Page.Locator("a.leave[data-leave]").ClickAsync();
        await Assertions.Expect(visitor.Page).ToHaveURLAsync(Stage.Exit);
    }

    /// <summary>Came from somewhere else and stands on the first page.</summary>
    private async Task<Visitor> Here()
    {
        var visitor = await stage.Visit();
        await visitor.Page.GotoAsync(Before);
        await visitor.Page.GotoAsync("/en/find");
        return visitor;
    }

    private static async Task IsElsewhere(Visitor visitor)
    {
        await Assertions.Expect(visitor.Page).ToHaveURLAsync(Stage.Exit);
        await visitor.Page.GoBackAsync();
        Assert.Equal("Before", await visitor.Page.TitleAsync());
    }

    /// <summary>The other site has nothing to show, so that this page stays as it is while one waits on a bad line.</summary>
    private static Task Never(Visitor visitor) =>
        visitor.Context.RouteAsync(Stage.Exit, route => route.FulfillAsync(new() { Status = 204 }));
}
