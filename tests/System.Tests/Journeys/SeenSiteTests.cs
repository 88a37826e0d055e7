using System.Globalization;
using Tirek.Domain.Languages;
using Tirek.Server.Shell;

namespace Tirek.System.Tests.Journeys;

/// <summary>Every page in every language: open to everybody, fit for the smallest phone, leaving nothing on it and asking nobody else.</summary>
[Collection(nameof(Stage))]
public sealed class SeenSiteTests(Stage stage)
{
    private const int MostBytes = 50 * 1024;

    public static TheoryData<string> Languages => Stage.Languages;

    private static string Words(string key, string language) => ShellText.ResourceManager.GetString(key, Language.Find(language)!.Culture)!;

    [Theory, MemberData(nameof(Languages))]
    public async Task No_page_keeps_anybody_out(string language) =>
        Expect.NoFault((await stage.Seen(language)).Pages.SelectMany(p => p.Barriers.Select(b => $"{p.Name}: {b}")));

    [Theory, MemberData(nameof(Languages))]
    public async Task Nothing_reaches_beyond_a_small_phone(string language) =>
        Expect.NoFault((await stage.Seen(language)).Pages.Where(p => p.Beyond.Length > 0).Select(p => $"{p.Name}: {p.Beyond}"));

    [Theory, MemberData(nameof(Languages))]
    public async Task A_visit_keeps_nothing_asks_nobody_else_and_is_never_stored(string language)
    {
        var seen = await stage.Seen(language);
        Assert.Empty(seen.Cookies);
        Assert.Empty(seen.AskedElsewhere);
        Expect.NoFault(seen.Answers);
        Expect.NoFault(seen.Pages.SelectMany(p => p.Kept.Select(k => $"{p.Name} keeps {k}")));
    }

    [Theory, MemberData(nameof(Languages))]
    public async Task No_page_costs_more_than_fifty_kilobytes(string language)
    {
        var pages = (await stage.Seen(language)).Pages;
        Assert.All(pages, p => Assert.True(p.Bytes > 1000, $"the bytes of {p.Name} were counted"));
        Expect.NoFault(
            pages.Where(p => p.Bytes > MostBytes).Select(p => string.Create(CultureInfo.InvariantCulture, $"{p.Name}: {p.Bytes:N0} bytes"))
        );
    }

    [Theory, MemberData(nameof(Languages))]
    public async Task The_way_out_is_in_sight_to_the_end_of_every_page(string language) =>
        Expect.NoFault(
            (await stage.Seen(language))
                .Pages.Where(p => p.WayOut is not { Y: >= 0, Height: >= 44 } place || place.Y + place.Height > SeenPage.Height)
                .Select(p => $"{p.Name}: at {p.WayOut?.Y}, {p.WayOut?.Height} px high")
        );

    [Theory, MemberData(nameof(Languages))]
    public async Task Titles_tell_nothing_to_who_looks_into_the_history(string language) =>
        Expect.NoFault(
            (await stage.Seen(language))
                .Pages.Where(p => p.Title != Words("Brand", language) && p.Title != CardTitle(language))
                .Select(p => $"{p.Name}: {p.Title}")
        );

    [Fact]
    public async Task Twin_what_keeps_out_spills_over_or_stays_behind_is_found()
    {
        await using var visitor = await stage.Visit(
            new()
            {
                BypassCSP = true,
                ViewportSize = new() { Width = SeenPage.Width, Height = SeenPage.Height },
            }
        );
        await visitor.Page.GotoAsync("/en/find");
        await visitor.Page.EvaluateAsync(
            """
            () => {
              const heading = document.querySelector('h1');
              heading.style.color = '#ccc';
              heading.style.whiteSpace = 'nowrap';
              heading.textContent = 'Long words '.repeat(9);
              document.querySelector('main').append(document.createElement('img'));
              document.cookie = 'a=b';
              localStorage.setItem('a', 'b');
              sessionStorage.setItem('a', 'b');
              return new Promise(done => {
                const picture = new Image();
                picture.onerror = picture.onload = done;
                picture.src = 'https://example.org/x.png';
              });
            }
            """
        );
        var seen = await SeenPage.Of(visitor.Page, "landing", () => 0);
        Assert.Contains(seen.Barriers, b => b.StartsWith("color-contrast", StringComparison.Ordinal));
        Assert.Contains(seen.Barriers, b => b.StartsWith("image-alt", StringComparison.Ordinal));
        Assert.NotEmpty(seen.Beyond);
        Assert.Equal(["cookie", "local", "session"], seen.Kept);
        Assert.Single(visitor.AskedElsewhere);
    }

    [Fact]
    public void Twin_an_answer_that_may_be_stored_or_tells_too_much_is_found() =>
        Assert.Equal(
            5,
            SeenSite
                .Faults(
                    "http://127.0.0.1/en/find?q=help",
                    new Dictionary<string, string> { ["set-cookie"] = "a=b", ["cache-control"] = "max-age=60" }
                )
                .Count()
        );

    private static string CardTitle(string language) =>
        Server.Find.FindText.ResourceManager.GetString("CardTitle", Language.Find(language)!.Culture)!;
}
