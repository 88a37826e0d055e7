using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using Tirek.Domain.Languages;
using Tirek.Server.Demonstration;
using Tirek.Server.Find;
using Tirek.Server.Shell;
using Tirek.Server.Tests.Node;

namespace Tirek.Server.Tests.Find;

/// <summary>What holds for every page that a survivor may open, in each of the eight languages.</summary>
public sealed partial class PageRulesTests(DemonstrationSite demonstration) : IClassFixture<DemonstrationSite>
{
    private const int MostBytes = 50 * 1024;
    private readonly TestSite site = demonstration.Site;

    private static readonly Guid Listing = DemonstrationListing.Id(3, "shelter");
    private static readonly string[] Opened =
    [
        "",
        "/find",
        $"/find/{Listing}",
        $"/find/{Listing}/card",
        $"/find/{Listing}/number",
        $"/find/{Listing}/sheet",
        "/map/KG-osh/list",
        "/device",
        "/stored",
        "/find/nothing-here",
    ];
    private static readonly string[] Sent =
    [
        "/find",
        "/find/share",
        $"/find/{Listing}",
        $"/find/{Listing}/card",
        $"/find/{Listing}/number",
    ];

    public static TheoryData<string> Languages => [.. Language.All.Select(l => l.Code)];

    [Theory, MemberData(nameof(Languages))]
    public async Task Weighs_at_most_fifty_kilobytes_on_the_line(string language)
    {
        foreach (var (address, answer) in await Answers(language, "br"))
        {
            Assert.Equal("br", Assert.Single(answer.Content.Headers.ContentEncoding));
            var body = await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
            var head = answer.Headers.Concat(answer.Content.Headers).Sum(h => h.Key.Length + h.Value.Sum(v => v.Length) + 4);
            Assert.True(body.Length + head <= MostBytes, $"{address} weighs {body.Length + head} bytes");
        }
    }

    [Fact]
    public async Task The_heaviest_page_has_twenty_results_with_all_conditions()
    {
        var page = await site.Post("/ru/find");
        Assert.Equal(20, Count(page, "<article"));
        Assert.True(Count(page, "type=\"checkbox\"") > 40);
    }

    [Theory, MemberData(nameof(Languages))]
    public async Task Sets_no_cookie_stays_nowhere_and_asks_nobody_else(string language)
    {
        foreach (var (address, answer) in await Answers(language))
        {
            Assert.False(answer.Headers.Contains("Set-Cookie"), address);
            Assert.Equal("no-store", answer.Headers.CacheControl?.ToString());
            Assert.Equal("no-referrer", Assert.Single(answer.Headers.GetValues("Referrer-Policy")));
            var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
            Assert.StartsWith(
                "default-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
                policy,
                StringComparison.Ordinal
            );
            Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
            Assert.DoesNotContain("http", policy, StringComparison.Ordinal);
        }
    }

    [Theory, MemberData(nameof(Languages))]
    public async Task Has_a_neutral_title_and_one_heading_in_the_readers_language(string language)
    {
        var culture = Language.Find(language)!.Culture;
        string?[] neutral =
        [
            ShellText.ResourceManager.GetString(nameof(ShellText.Brand), culture),
            FindText.ResourceManager.GetString(nameof(FindText.CardTitle), culture),
        ];
        foreach (var (address, page) in await Pages(language))
        {
            Assert.Contains(Title().Match(page).Groups[1].Value, neutral);
            Assert.Equal(1, Count(page, "<h1"));
            Assert.Contains($"<html lang=\"{Language.Find(language)!.Tag}\">", page, StringComparison.Ordinal);
        }
    }

    [Theory, MemberData(nameof(Languages))]
    public async Task Says_that_it_is_invented_and_leads_nowhere_but_out(string language)
    {
        var said = ShellText.ResourceManager.GetString(nameof(ShellText.Demonstration), Language.Find(language)!.Culture)!;
        foreach (var (address, page) in await Pages(language))
        {
            Assert.True(page.Contains(said, StringComparison.Ordinal), address);
            Assert.DoesNotContain("tel:", page, StringComparison.Ordinal);
            Assert.DoesNotContain("mailto:", page, StringComparison.Ordinal);
            Assert.All(
                Link().Matches(page).Where(m => !m.Groups[1].Value.StartsWith('/') && !m.Groups[1].Value.StartsWith('#')),
                m => Assert.Equal("https://www.wikipedia.org/", m.Groups[1].Value)
            );
        }
    }

    [Theory, MemberData(nameof(Languages))]
    public async Task Offers_the_way_out_and_works_without_script(string language)
    {
        foreach (var (address, page) in await Pages(language))
        {
            Assert.Matches(WayOut(), page);
            Assert.Equal(1, Count(page, "<script"));
            Assert.EndsWith("</script></body></html>", Blank().Replace(page, ""), StringComparison.Ordinal);
            Assert.Equal(Count(page, "<form"), Count(page, "<form method=\"post\""));
            // Each button sends a form that stands around it or is named.
            var inside = Form().Matches(page).Sum(f => Count(f.Value, "<button"));
            Assert.Equal(Count(page, "<button"), inside + NamedForm().Count(Form().Replace(page, "")));
        }
    }

    [Fact]
    public async Task Says_the_same_to_a_search_by_address_as_to_none()
    {
        var asked = await site.Get("/en/find?q=shelter&near=KG-osh");
        Assert.Equal(await site.Get("/en/find"), asked);
    }

    private async Task<List<(string Address, HttpResponseMessage Answer)>> Answers(string language, string? encoding = null)
    {
        var answers = new List<(string, HttpResponseMessage)>();
        foreach (var (method, path) in Opened.Select(p => (HttpMethod.Get, p)).Concat(Sent.Select(p => (HttpMethod.Post, p))))
        {
            using var request = new HttpRequestMessage(method, $"/{language}{path}");
            if (encoding is not null)
                request.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue(encoding));
            if (method == HttpMethod.Post)
                request.Content = new FormUrlEncodedContent([new("q", "")]);
            answers.Add(($"{method} /{language}{path}", await site.Browser.SendAsync(request, TestContext.Current.CancellationToken)));
        }
        return answers;
    }

    private async Task<List<(string Address, string Page)>> Pages(string language)
    {
        var pages = new List<(string, string)>();
        foreach (var (address, answer) in await Answers(language))
            pages.Add((address, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)));
        return pages;
    }

    private static int Count(string page, string part) => Regex.Count(page, Regex.Escape(part));

    [GeneratedRegex("<title>([^<]*)</title>")]
    private static partial Regex Title();

    [GeneratedRegex("<a [^>]*href=\"([^\"]*)\"")]
    private static partial Regex Link();

    [GeneratedRegex("<a class=\"leave\" data-leave href=\"https://[^\"]+\" rel=\"noreferrer noopener\">[^<]+</a>")]
    private static partial Regex WayOut();

    [GeneratedRegex("<form .*?</form>", RegexOptions.Singleline)]
    private static partial Regex Form();

    [GeneratedRegex("<button [^>]*form=\"search\"")]
    private static partial Regex NamedForm();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blank();
}
