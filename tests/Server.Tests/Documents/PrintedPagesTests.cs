using System.Net;
using System.Text.RegularExpressions;
using Tirek.Domain.Languages;
using Tirek.Server.Demonstration;
using Tirek.Server.Shell;
using Tirek.Server.Tests.Node;

namespace Tirek.Server.Tests.Documents;

/// <summary>What a demonstration prints, in each language: the page and its PDF say the same.</summary>
public sealed partial class PrintedPagesTests(DemonstrationSite demonstration) : IClassFixture<DemonstrationSite>
{
    private static readonly Guid Listing = DemonstrationListing.Id(3, "shelter");
    private static readonly string[] Printed =
    [
        $"/find/{Listing}/card",
        $"/find/{Listing}/sheet",
        "/map/KG-bishkek/list",
        "/map/KG-GO/list",
        "/map/TM-A/list",
    ];

    private readonly TestSite site = demonstration.Site;

    public static TheoryData<string> Languages => [.. Language.All.Select(l => l.Code)];

    [Theory, MemberData(nameof(Languages))]
    public async Task The_PDF_says_what_the_page_says_and_its_mark_stands_on_every_sheet(string language)
    {
        var mark = ShellText.ResourceManager.GetString(nameof(ShellText.Demonstration), Language.Find(language)!.Culture)!;
        foreach (var address in Printed)
        {
            using var pdf = new ReadPdf(await Bytes($"/{language}{address}.pdf"));
            var page = Report().Match(await site.Get($"/{language}{address}"));
            Assert.True(page.Success, address);
            var said = Blank().Replace(WebUtility.HtmlDecode(Tag().Replace(page.Value, "")), "");
            Assert.Equal(said, Blank().Replace(pdf.Root.Text, "").Replace("•", "", StringComparison.Ordinal));
            Assert.All(pdf.Shown, sheet => Assert.Contains(mark, sheet, StringComparison.Ordinal));
            Assert.All(pdf.Unmarked, unmarked => Assert.Equal("", unmarked));
            Assert.Equal(Language.Find(language)!.Tag, pdf.Value("Lang"));
            // Nothing invented can be dialled, and nothing leads out.
            Assert.Empty(pdf.Links);
        }
    }

    [Fact]
    public async Task A_PDF_is_shown_and_not_kept_under_a_name_and_a_title_that_tell_nothing()
    {
        foreach (var address in Printed)
        {
            using var answer = await site.Browser.GetAsync($"/ru{address}.pdf", TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.Equal("application/pdf", answer.Content.Headers.ContentType?.ToString());
            Assert.Equal("no-store", answer.Headers.CacheControl?.ToString());
            Assert.Matches("^inline; filename=(card|sheet|list)\\.pdf$", answer.Content.Headers.ContentDisposition?.ToString());
            Assert.False(answer.Headers.Contains("Set-Cookie"));
            var bytes = await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
            Assert.InRange(bytes.Length, 1000, 80 * 1024);
            using var pdf = new ReadPdf(bytes);
            Assert.Contains(pdf.Title, new[] { Words(nameof(ShellText.Brand)), "Карточка" });
            // The day, not the hour.
            Assert.Matches("D:\\d{8}000000", pdf.Created);
        }
    }

    [Fact]
    public async Task The_same_sheet_is_the_same_file_all_day() =>
        Assert.Equal(await Bytes($"/ky/find/{Listing}/sheet.pdf"), await Bytes($"/ky/find/{Listing}/sheet.pdf"));

    [Fact]
    public async Task The_numbers_in_danger_come_before_everything_else_on_a_list()
    {
        using var pdf = new ReadPdf(await Bytes("/en/map/KG-GO/list.pdf"));
        Assert.Equal(
            ["P", "H1", "H2", "P", "Table"],
            pdf.Root.Children.Take(3).SelectMany(c => c.Tag == "Div" ? c.Children : [c]).Select(c => c.Tag)
        );
        Assert.StartsWith("In danger now?", pdf.Root.Children[2].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_list_is_of_a_town_or_region_that_is_served_and_of_nothing_else()
    {
        foreach (var place in new[] { "KG", "XX", "KG-nowhere" })
        foreach (var ending in new[] { "", ".pdf" })
        {
            using var answer = await site.Browser.GetAsync($"/en/map/{place}/list{ending}", TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }
    }

    [Fact]
    public async Task The_pages_lead_to_what_they_print()
    {
        Assert.Contains($"href=\"/tg/find/{Listing}/sheet\"", await site.Get($"/tg/find/{Listing}"), StringComparison.Ordinal);
        Assert.Contains($"href=\"/tg/find/{Listing}/sheet.pdf\"", await site.Get($"/tg/find/{Listing}"), StringComparison.Ordinal);
        Assert.Contains($"href=\"/tg/find/{Listing}/card.pdf\"", await site.Get($"/tg/find/{Listing}/card"), StringComparison.Ordinal);
        Assert.Contains("href=\"/tg/map/KG-osh/list\"", await site.Get("/tg/map/KG-osh"), StringComparison.Ordinal);
        Assert.Contains("href=\"/tg/map/KG-GO/list.pdf\"", await site.Get("/tg/map/KG-GO"), StringComparison.Ordinal);
        Assert.DoesNotContain("/list", await site.Get("/tg/map/KG"), StringComparison.Ordinal);
    }

    private static string Words(string key) => ShellText.ResourceManager.GetString(key, Language.Russian.Culture)!;

    private async Task<byte[]> Bytes(string address)
    {
        using var answer = await site.Browser.GetAsync(address, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
    }

    [GeneratedRegex("<div class=\"(report|print-card)\">.*?</div>(?=\\s*(<div class=\"screen tools\">|</main>))", RegexOptions.Singleline)]
    private static partial Regex Report();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tag();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blank();
}
