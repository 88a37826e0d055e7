using System.Net;
using System.Text.RegularExpressions;
using Tirek.Server.Imports;
using Tirek.Server.Tests.Imports;
using Tirek.Server.Tests.Node;

namespace Tirek.Server.Tests.Documents;

/// <summary>What an import found, as a document to send to whoever keeps the feed.</summary>
public sealed partial class ImportReportTests
{
    public static TheoryData<Provider> Providers => [Provider.Sqlite, Provider.Postgres];
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Providers))]
    public async Task Counts_by_file_and_reason_shows_rows_and_says_what_to_do_in_both_forms(Provider provider)
    {
        await using var node = await TestNode.Make(provider);
        using var feed = Broken(30);
        Assert.Equal(0, (await node.Tirek("import", "hsds", feed.Path)).Code);
        var (page, pdf) = await Written(node, "1");
        using (pdf)
        {
            foreach (var said in new[] { page, pdf.Root.Text })
            {
                Assert.Matches(@"service\.csv\s*missing-organization\s*repaired\s*30", said);
                Assert.Contains(Reasons.Sentence("missing-organization"), said, StringComparison.Ordinal);
                Assert.Contains(WhatToDo.Sentence("missing-organization"), said, StringComparison.Ordinal);
                Assert.Matches(@"Defects\s*30", said);
                Assert.Contains("10 more: all are in the table", said, StringComparison.Ordinal);
                Assert.Equal(20, Regex.Count(said, @"organization_id\s*nobody-"));
            }
            Assert.All(pdf.Unmarked, text => Assert.Equal("", text));
            Assert.Contains("1 missing-organization: 30", pdf.Bookmarks);
            Assert.Equal(Joined(page), Joined(pdf.Root.Text));
        }
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task No_value_that_a_flag_withholds_is_in_it(Provider provider)
    {
        await using var node = await TestNode.Make(provider);
        using var feed = TestFeed
            .Sound()
            .With("location", "id,organization_id,name,AddressIsPrivate,latitude,longitude", "l1,o1,Canary house,1,42.8791,74.5791")
            .With("physical_address", "id,location_id,address_1,city,country", "p1,l1,17 Canary Lane,Bishkek,Canarystan")
            .With("phone", "id,service_id,number,language", "t1,s1,not a number of Canary,Canarish");
        Assert.Equal(0, (await node.Tirek("import", "hsds", feed.Path)).Code);
        var (page, pdf) = await Written(node, "1");
        using (pdf)
        {
            Assert.Contains("withheld-address", page, StringComparison.Ordinal);
            foreach (var canary in new[] { "Canary", "42.8791", "74.5791" })
            {
                Assert.DoesNotContain(canary, page, StringComparison.OrdinalIgnoreCase);
                Assert.DoesNotContain(canary, pdf.Everything, StringComparison.OrdinalIgnoreCase);
            }
        }
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task An_import_without_defects_says_so_and_one_taken_back_has_no_report(Provider provider)
    {
        await using var node = await TestNode.Make(provider);
        using var feed = TestFeed.Sound();
        Assert.Equal(0, (await node.Tirek("import", "hsds", feed.Path)).Code);
        var (page, pdf) = await Written(node, "1");
        pdf.Dispose();
        Assert.Contains("Nothing was found wrong.", page, StringComparison.Ordinal);
        Assert.Equal(0, (await node.Tirek("import", "undo", "1", "--yes")).Code);
        var (code, said) = await node.Tirek("import", "report", "1", "--to", PathOf(node, "x.pdf"));
        Assert.Equal(2, code);
        Assert.Contains("was taken back", said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1", "report.txt", "ends with .pdf or .html")]
    [InlineData("7", "report.pdf", "There is no such import")]
    [InlineData("0", "report.pdf", "There is no such import")]
    [InlineData("x", "report.html", "There is no such import")]
    public async Task Refuses_what_it_cannot_write(string run, string file, string sentence)
    {
        await using var node = await TestNode.Make(Provider.Sqlite);
        using var feed = TestFeed.Sound();
        await node.Tirek("import", "hsds", feed.Path);
        var (code, said) = await node.Tirek("import", "report", run, "--to", PathOf(node, file));
        Assert.Equal(2, code);
        Assert.Contains(sentence, said, StringComparison.Ordinal);
        Assert.False(File.Exists(PathOf(node, file)));
    }

    [Fact]
    public void Every_reason_says_what_to_do() => Assert.All(Reasons.Codes, code => Assert.NotEmpty(WhatToDo.Sentence(code)));

    /// <summary>Services of organisations that are not in the feed.</summary>
    private static TestFeed Broken(int rows) =>
        TestFeed
            .Sound()
            .With(
                "service",
                [
                    "id,organization_id,name,status",
                    "s1,o1,First service,active",
                    .. Enumerable.Range(0, rows).Select(i => $"b{i},nobody-{i},Lost {i},active"),
                ]
            );

    /// <summary>The report as a page, in its words, and as PDF.</summary>
    private static async Task<(string Page, ReadPdf Pdf)> Written(TestNode node, string run)
    {
        foreach (var file in new[] { "report.html", "report.pdf" })
        {
            var (code, said) = await node.Tirek("import", "report", run, "--to", PathOf(node, file));
            Assert.True(code == 0, said);
        }
        var html = await File.ReadAllTextAsync(PathOf(node, "report.html"), Cancel);
        Assert.DoesNotContain("style=", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", html, StringComparison.Ordinal);
        var body = html[html.IndexOf("<main>", StringComparison.Ordinal)..];
        return (WebUtility.HtmlDecode(Tag().Replace(body, " ")), new(await File.ReadAllBytesAsync(PathOf(node, "report.pdf"), Cancel)));
    }

    private static string PathOf(TestNode node, string file) => Path.Combine(node.Folder.Path, file);

    private static string Joined(string text) => Blank().Replace(text, "");

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tag();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blank();
}
