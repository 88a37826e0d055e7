using Microsoft.Playwright;

namespace Tirek.System.Tests.Journeys;

/// <summary>A real Chromium with an authenticator of its own (WebAuthn, CDP): a passkey is made, opens the account, and is all there is to it.</summary>
[Collection(nameof(MemberJourneys))]
public sealed class PasskeyTests(Stage stage)
{
    [Fact]
    public async Task Founds_with_a_passkey_and_signs_in_with_it()
    {
        // The standard refuses addresses that are numbers.
        var node = stage.Address.Replace("127.0.0.1", "localhost", StringComparison.Ordinal);
        await using var visitor = await stage.VisitAt(node);
        var page = visitor.Page;
        await visitor.GiveAuthenticator();
        await page.GotoAsync("/en/organization/new");
        await page.FillAsync("#organization", "Example centre by passkey");
        await page.SelectOptionAsync("#kind", "Shelter");
        await page.SelectOptionAsync("#country", "TJ");
        await page.CheckAsync("input[name=speaks][value=tg]");
        await page.FillAsync("#person", "Example");
        await page.FillAsync("#word", "by-passkey");
        await page.ClickAsync("main .button.primary");
        await page.ClickAsync("form[data-passkey=create] button");
        var sheet = await page.Locator(".printed .code-groups").InnerTextAsync();
        await page.FillAsync("#group", sheet[^4..]);
        await page.ClickAsync("main .button.primary");
        await Assertions.Expect(page).ToHaveURLAsync($"{node}/en/waiting");

        await page.ClickAsync("form[action='/en/sign-out'] button");
        await Assertions.Expect(page).ToHaveURLAsync($"{node}/en/sign-in");
        await page.ClickAsync("form[data-passkey=get] button");
        await Assertions.Expect(page).ToHaveURLAsync($"{node}/en/waiting");
    }

    [Fact]
    public async Task Without_a_passkey_the_page_says_so_and_lets_her_use_the_password()
    {
        var node = stage.Address.Replace("127.0.0.1", "localhost", StringComparison.Ordinal);
        await using var visitor = await stage.VisitAt(node);
        await visitor.GiveAuthenticator();
        await visitor.Page.GotoAsync("/en/sign-in");
        await visitor.Page.ClickAsync("form[data-passkey=get] button");
        await Assertions.Expect(visitor.Page.Locator("[data-failed]")).ToBeVisibleAsync();
        await Assertions.Expect(visitor.Page.Locator("#password")).ToBeVisibleAsync();
    }
}
