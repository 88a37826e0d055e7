using System.Net;
using System.Text.RegularExpressions;
using Tirek.Domain.Documents;
using Tirek.Domain.Languages;
using Tirek.Server.Documents;

namespace Tirek.Server.Tests.Documents;

public sealed partial class PdfReportTests
{
    /// <summary>What may stand in what (ISO 32000-1, 14.8.4), as far as we use it.</summary>
    private static readonly Dictionary<string, string[]> Inside = new()
    {
        ["Document"] = ["H1", "H2", "H3", "P", "L", "Table", "Figure", "Div", "Sect"],
        ["Sect"] = ["H2", "H3", "P", "L", "Table"],
        ["Div"] = ["H2", "H3", "P", "L", "Table"],
        ["L"] = ["LI"],
        ["LI"] = ["Lbl", "LBody"],
        ["Table"] = ["THead", "TBody"],
        ["THead"] = ["TR"],
        ["TBody"] = ["TR"],
        ["TR"] = ["TH", "TD"],
        ["Figure"] = [],
    };

    public static TheoryData<string> Languages => [.. Language.All.Select(l => l.Code)];

    [Theory, MemberData(nameof(Languages))]
    public void Says_letter_for_letter_what_the_page_says(string language)
    {
        var report = SampleReport.Of(Language.Find(language)!);
        using var pdf = new ReadPdf(PdfReport.Write(report));
        var page = WebUtility.HtmlDecode(Element().Replace(HtmlReport.Body(report), ""));
        Assert.Contains(Joined(SampleReport.Letters[language]), Joined(page), StringComparison.Ordinal);
        Assert.Equal(Joined(page), Joined(pdf.Root.Text).Replace("•", "", StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(Languages))]
    public void Every_letter_of_the_language_is_in_both_faces(string language)
    {
        foreach (var letter in SampleReport.Letters[language].Concat("0123456789+()«»„“”‘’—–…№§•·×°ʻʼ"))
        {
            Assert.True(FontFile.Regular.Has(letter), $"{letter}");
            Assert.True(FontFile.Bold.Has(letter), $"{letter}");
        }
    }

    [Fact]
    public void Elements_nest_as_the_standard_wants_and_nothing_stands_outside()
    {
        using var pdf = new ReadPdf(PdfReport.Write(SampleReport.Of(Language.Kazakh)));
        Assert.Equal("Document", pdf.Root.Tag);
        foreach (var element in pdf.Root.All.Where(e => Inside.ContainsKey(e.Tag)))
            Assert.All(element.Children, child => Assert.Contains(child.Tag, Inside[element.Tag]));
        Assert.Equal(
            ["H1", "Div", "P", "H2", "L", "H3", "Table", "Table", "Figure", "Div", "Sect", "P"],
            pdf.Root.Children.Select(c => c.Tag)
        );
        Assert.All(pdf.Unmarked, text => Assert.Equal("", text));
        Assert.Equal("true", pdf.Value("MarkInfo", "Marked"));
    }

    [Fact]
    public void A_table_names_its_columns_and_rows_and_a_figure_says_what_it_shows()
    {
        using var pdf = new ReadPdf(PdfReport.Write(SampleReport.Of(Language.English)));
        var tables = pdf.Root.All.Where(e => e.Tag == "Table").ToList();
        var columns = tables[0].All.Where(e => e.Tag == "TH").ToList();
        Assert.Equal(["Name", "Words", "Number"], columns.Select(c => c.Text.Trim()));
        Assert.All(columns, c => Assert.Contains("Column", c.Value("A"), StringComparison.Ordinal));
        var rows = tables[1].All.Where(e => e.Tag == "TH").ToList();
        Assert.Equal(["May I?", "And then?"], rows.Select(r => r.Text.Trim()));
        Assert.All(rows, r => Assert.Contains("Row", r.Value("A"), StringComparison.Ordinal));
        Assert.Equal("A house", Assert.Single(pdf.Root.All, e => e.Tag == "Figure").Value("Alt"));
    }

    [Theory, MemberData(nameof(Languages))]
    public void Names_its_language_and_that_of_foreign_words_and_shows_its_title(string language)
    {
        var tag = Language.Find(language)!.Tag;
        using var pdf = new ReadPdf(PdfReport.Write(SampleReport.Of(Language.Find(language)!)));
        Assert.Equal(tag, pdf.Value("Lang"));
        Assert.Equal("Tirek", pdf.Title);
        Assert.Equal("true", pdf.Value("ViewerPreferences", "DisplayDocTitle"));
        var foreign = Assert.Single(pdf.Root.All, e => e.Tag == "Span");
        Assert.Equal(("strong", "en"), (foreign.Text.Trim(), foreign.Value("Lang")));
    }

    [Fact]
    public void Headings_are_bookmarks_and_addresses_are_links()
    {
        using var pdf = new ReadPdf(PdfReport.Write(SampleReport.Of(Language.English)));
        Assert.Equal([$"0 {SampleReport.Letters["en"]}", "1 Danger", "1 A list", "2 Tables", "1 Second sheet"], pdf.Bookmarks);
        Assert.Equal(["https://example.org/a"], pdf.Links);
        Assert.Equal("link", Assert.Single(pdf.Root.All, e => e.Tag == "Link").Text.Trim());
    }

    [Fact]
    public void A_report_without_headings_is_a_sound_file_too()
    {
        var report = new Report("Tirek", Language.English, DateTimeOffset.UnixEpoch, [new Paragraph("Words")]);
        using var pdf = new ReadPdf(PdfReport.Write(report));
        Assert.Contains("Words", pdf.Everything, StringComparison.Ordinal);
        Assert.Empty(pdf.Bookmarks);
    }

    [Fact]
    public void Headings_of_a_table_stand_on_every_sheet_and_are_read_once()
    {
        using var pdf = new ReadPdf(PdfReport.Write(SampleReport.Long(120)));
        Assert.True(pdf.Pages > 3);
        Assert.All(pdf.Shown, sheet => Assert.Contains("Second heading", sheet, StringComparison.Ordinal));
        Assert.Equal(1, Regex.Count(pdf.Root.Text, "Second heading"));
        var rows = pdf.Root.All.Where(e => e.Tag == "TR").ToList();
        Assert.Equal(Enumerable.Range(1, 120).Select(i => $"Row {i}"), rows.Skip(1).Select(r => r.Children[0].Text));
    }

    [Fact]
    public void The_mark_the_foot_and_the_number_stand_on_every_sheet()
    {
        using var pdf = new ReadPdf(PdfReport.Write(SampleReport.Long(120)));
        foreach (var (i, sheet) in pdf.Shown.Index())
        {
            Assert.Contains("Demonstration: invented, do not call", sheet, StringComparison.Ordinal);
            Assert.Contains("Made on 26 November 2026", sheet, StringComparison.Ordinal);
            Assert.Contains($"Page {i + 1} of {pdf.Pages}", sheet, StringComparison.Ordinal);
        }
        // A reader who listens is told once.
        Assert.Equal(1, Regex.Count(pdf.Root.Text, "Demonstration: invented"));
        Assert.Equal(1, Regex.Count(pdf.Root.Text, "Made on"));
    }

    [Fact]
    public void The_same_report_is_the_same_file_and_another_is_not()
    {
        var bytes = PdfReport.Write(SampleReport.Of(Language.Tajik));
        Assert.Equal(bytes, PdfReport.Write(SampleReport.Of(Language.Tajik)));
        Assert.NotEqual(Ids(bytes), Ids(PdfReport.Write(SampleReport.Of(Language.Kyrgyz))));
    }

    [Fact]
    public async Task Twenty_are_written_at_once()
    {
        var reports = Enumerable.Range(0, 20).Select(i => SampleReport.Of(Language.All[i % Language.All.Count])).ToList();
        var expected = reports.Take(8).Select(PdfReport.Write).ToList();
        var written = await Task.WhenAll(reports.Select(r => Task.Run(() => PdfReport.Write(r))));
        for (var i = 0; i < written.Length; i++)
            Assert.Equal(expected[i % 8], written[i]);
    }

    public static TheoryData<string> Hostile =>
        [
            "",
            " ",
            new string(' ', 5000),
            new string('ж', 20_000),
            "https://example.org/" + new string('a', 3000),
            "שלום عليكم \u202Ereversed\u202C \u2067x\u2069",
            "\0\u0001\u0007\u001B[31m\uFEFF\uFFFE\uFFFF\r\n\t\v\f\u0085\u2028",
            "😀👩‍👩‍👧🇰🇬 漢字 \uD800 \uDC00 \U0010FFFF",
            string.Concat(Enumerable.Repeat("a\u0301\u0323", 400)),
            "<script>&amp;\"'</script> %)]>>endobj (\\)",
            string.Concat(Enumerable.Repeat("line\n", 400)),
        ];

    [Theory, MemberData(nameof(Hostile))]
    public void No_text_breaks_it(string text)
    {
        Text run = new Run(text) { Address = "https://example.org/" + text };
        var report = new Report(
            "Tirek",
            Language.English,
            DateTimeOffset.UnixEpoch,
            [
                new Heading(1, text),
                new Paragraph(run),
                new BulletList([text, text]),
                new Table(
                    [new(text, 6), new("b", 6)],
                    [
                        [text, "b"],
                        ["c", text],
                    ]
                ),
                new Note(NoteKind.Warning, [new Paragraph(text, TextSize.Large)]),
                new Together([new Paragraph(text)]),
                new Figure(text, 1, 1, [new("M0 0h1v1z")]),
            ]
        )
        {
            Foot = [text],
            Mark = text,
            PageOf = "{0}/{1}",
        };
        using var pdf = new ReadPdf(PdfReport.Write(report));
        Assert.NotEmpty(pdf.Everything);
        Assert.All(pdf.Unmarked, unmarked => Assert.Equal("", unmarked));
        for (var page = 1; page <= pdf.Pages; page++)
            Assert.All(
                pdf.LettersOf(page).Where(l => !string.IsNullOrWhiteSpace(l.Value)),
                l => Assert.True(l.BoundingBox is { Left: > 40, Right: < 555, Bottom: > 14, Top: < 832 }, $"{l.Value} at {l.BoundingBox}")
            );
        Assert.NotEmpty(HtmlReport.Document(report));
    }

    private static string Ids(byte[] pdf) => TrailerId().Match(System.Text.Encoding.Latin1.GetString(pdf)).Value;

    private static string Joined(string text) => Blank().Replace(text, "");

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Element();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blank();

    [GeneratedRegex("/ID\\[[^\\]]*\\]")]
    private static partial Regex TrailerId();
}
