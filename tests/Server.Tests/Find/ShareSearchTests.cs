using System.Buffers.Text;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Tirek.Server.Demonstration;
using Tirek.Server.Find;
using Tirek.Server.Tests.Node;

namespace Tirek.Server.Tests.Find;

/// <summary>An address that opens a search: only when asked for, after a warning, without what was typed, and kept nowhere.</summary>
public sealed partial class ShareSearchTests(DemonstrationSite demonstration) : IClassFixture<DemonstrationSite>
{
    private readonly TestSite site = demonstration.Site;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static readonly (string, string)[] Chosen =
    [
        ("near", "KG-osh"),
        ("kind", "shelter"),
        ("kind", "legal-aid"),
        ("lang", "ky"),
        ("free", "1"),
        ("age", "12"),
        ("page", "2"),
    ];

    private async Task<string> AddressOf(params (string, string)[] fields)
    {
        var page = await site.Post("/en/find/share", [.. fields, ("understood", "1")]);
        return Address().Match(page) is { Success: true } found ? found.Groups["path"].Value : "";
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task It_opens_the_same_search(Provider provider)
    {
        await using var own = await TestSite.Open(provider);
        var page = await own.Post("/en/find/share", ("near", "KG-osh"), ("kind", "shelter"), ("understood", "1"));
        var opened = await own.Get(Address().Match(page).Groups["path"].Value);
        var searched = await own.Post("/en/find", ("near", "KG-osh"), ("kind", "shelter"));
        Assert.Equal(Results().Matches(searched).Select(m => m.Value), Results().Matches(opened).Select(m => m.Value));
        Assert.NotEmpty(Results().Matches(opened));
    }

    [Fact]
    public async Task She_reads_first_what_it_gives_away()
    {
        var page = await site.Post("/en/find/share", [.. Chosen, ("q", "a canary")]);
        Assert.DoesNotContain("/find/shared/", page, StringComparison.Ordinal);
        Assert.Contains("It stays in messages", page, StringComparison.Ordinal);
        foreach (var held in new[] { "<li>Osh</li>", "<li>Shelter", "<li>Kyrgyz</li>", "<li>free of charge</li>" })
            Assert.Contains(held, page, StringComparison.Ordinal);
        // The list that she comes from is not lost, with the words she typed.
        Assert.Contains("name=\"q\" value=\"a canary\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Words_that_were_typed_are_in_no_address_nor_read_from_one()
    {
        var with = await AddressOf([.. Chosen, ("q", "a canary")]);
        Assert.Equal(await AddressOf(Chosen), with);
        Assert.DoesNotContain(
            "canary",
            Encoding.UTF8.GetString(Base64Url.DecodeFromChars(with.AsSpan(with.LastIndexOf('/') + 1))),
            StringComparison.Ordinal
        );
        Assert.Equal("", await AddressOf(("q", "a canary")));

        var crafted = Base64Url.EncodeToString("near=KG-osh&q=a+canary"u8);
        Assert.DoesNotContain("canary", await site.Get($"/en/find/shared/{crafted}"), StringComparison.Ordinal);
        Assert.Equal("", ShareSearch.Read(crafted).Text);
    }

    [Theory]
    [InlineData("")]
    [InlineData("!!")]
    [InlineData("YQ")]
    [InlineData("////")]
    [InlineData("____")]
    [InlineData("cT1hK2NhbmFyeQ")]
    [InlineData("a2luZD1hYmM")]
    public async Task What_is_no_search_opens_nothing(string code)
    {
        using var answer = await site.Browser.GetAsync($"/en/find/shared/{code}", Cancel);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task A_code_longer_than_any_of_ours_opens_nothing()
    {
        using var answer = await site.Browser.GetAsync(
            $"/en/find/shared/{Base64Url.EncodeToString(Encoding.UTF8.GetBytes("kind=shelter&" + new string('a', 3_000)))}",
            Cancel
        );
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task Opening_it_keeps_nothing_and_tells_no_other_site()
    {
        using var answer = await site.Browser.GetAsync(await AddressOf(Chosen), Cancel);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.False(answer.Headers.Contains("Set-Cookie"));
        Assert.Equal("no-store", answer.Headers.CacheControl?.ToString());
        Assert.Equal("no-referrer", Assert.Single(answer.Headers.GetValues("Referrer-Policy")));
        // What stands in the history and on the tab is what every page says.
        Assert.Equal(Title().Match(await site.Get("/en/find")).Value, Title().Match(await answer.Content.ReadAsStringAsync(Cancel)).Value);
    }

    [GeneratedRegex("href=\"http://localhost(?<path>/en/find/shared/[A-Za-z0-9_-]+)\"")]
    private static partial Regex Address();

    [GeneratedRegex("<title>[^<]+</title>")]
    private static partial Regex Title();

    [GeneratedRegex("/en/find/[0-9a-f-]{36}")]
    private static partial Regex Results();
}
