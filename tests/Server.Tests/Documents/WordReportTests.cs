using System.IO.Compression;
using System.Text.RegularExpressions;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Tirek.Domain.Documents;
using Tirek.Domain.Languages;
using Tirek.Server.Documents;
using Language = Tirek.Domain.Languages.Language;
using Paragraph = DocumentFormat.OpenXml.Wordprocessing.Paragraph;

namespace Tirek.Server.Tests.Documents;

public sealed partial class WordReportTests
{
    public static TheoryData<string> Languages => [.. Language.All.Select(l => l.Code)];

    public static TheoryData<string> Hostile => PdfReportTests.Hostile;

    private static T Read<T>(byte[] word, Func<MainDocumentPart, T> read)
    {
        using var document = WordprocessingDocument.Open(new MemoryStream(word), false);
        return read(document.MainDocumentPart!);
    }

    [Theory, MemberData(nameof(Languages))]
    public void Is_sound_and_says_letter_for_letter_what_the_report_says(string language)
    {
        var word = WordReport.Write(SampleReport.Of(Language.Find(language)!));
        Assert.Empty(ReadWord.Faults(word));
        var said = Read(word, main => main.Document!.Body!.InnerText);
        Assert.Equal(6, Regex.Count(said, Regex.Escape(SampleReport.Letters[language])));
        Assert.Contains("A house", said, StringComparison.Ordinal);
        var fonts = Read(word, main => main.StyleDefinitionsPart!.Styles!.DocDefaults!.Descendants<RunFonts>().Single().Ascii!.Value);
        Assert.Equal("Arial", fonts);
    }

    [Fact]
    public void Headings_are_styles_that_Word_lists_and_numbers()
    {
        var word = WordReport.Write(SampleReport.Of(Language.English));
        Assert.Equal([SampleReport.Letters["en"]], ReadWord.Headings(word, 1));
        Assert.Equal(["Danger", "A list", "Second sheet"], ReadWord.Headings(word, 2));
        var names = Read(word, main => main.StyleDefinitionsPart!.Styles!.Elements<Style>().Select(s => s.StyleName!.Val!.Value).ToList());
        Assert.Contains("heading 1", names);
        Assert.True(
            Read(
                word,
                main =>
                    main.Document!.Body!.Elements<Paragraph>()
                        .Single(p => p.InnerText == "Second sheet")
                        .Descendants<PageBreakBefore>()
                        .Any()
            )
        );
    }

    [Fact]
    public void A_table_repeats_its_headings_and_cuts_no_row()
    {
        var rows = Read(WordReport.Write(SampleReport.Long(120)), main => main.Document!.Body!.Descendants<TableRow>().ToList());
        Assert.Equal(121, rows.Count);
        Assert.Equal([true, .. Enumerable.Repeat(false, 120)], rows.Select(r => r.Descendants<TableHeader>().Any()));
        Assert.All(rows, r => Assert.NotEmpty(r.Descendants<CantSplit>()));
    }

    [Theory, MemberData(nameof(Languages))]
    public void Names_its_language_and_that_of_foreign_words(string code)
    {
        var language = Language.Find(code)!;
        var word = WordReport.Write(SampleReport.Of(language));
        Assert.Equal(
            language.Culture.Name,
            Read(
                word,
                main =>
                    main.StyleDefinitionsPart!.Styles!.DocDefaults!.Descendants<DocumentFormat.OpenXml.Wordprocessing.Languages>()
                        .Single()
                        .Val!.Value
            )
        );
        var foreign = Read(
            word,
            main =>
                main.Document!.Body!.Descendants<DocumentFormat.OpenXml.Wordprocessing.Languages>()
                    .Select(l => (l.Ancestors<DocumentFormat.OpenXml.Wordprocessing.Run>().First().InnerText, l.Val!.Value))
                    .ToList()
        );
        Assert.Equal([("strong", "en-GB")], foreign);
    }

    [Fact]
    public void The_mark_the_foot_and_the_number_stand_on_every_sheet()
    {
        var word = WordReport.Write(SampleReport.Long(3));
        Assert.Equal("Demonstration: invented, do not call", Read(word, main => main.HeaderParts.Single().Header!.InnerText));
        var foot = Read(word, main => main.FooterParts.Single().Footer!.OuterXml);
        Assert.Contains("Made on 26 November 2026", foot, StringComparison.Ordinal);
        Assert.Matches("Page .*PAGE.* of .*NUMPAGES", foot);
    }

    [Fact]
    public void The_same_report_is_the_same_file_and_names_no_author_machine_or_hour()
    {
        var report = SampleReport.Of(Language.Tajik);
        var word = WordReport.Write(report);
        Assert.Equal(word, WordReport.Write(report));
        using var package = new ZipArchive(new MemoryStream(word));
        Assert.All(package.Entries, e => Assert.Equal(1980, e.LastWriteTime.Year));
        using var core = new StreamReader(package.GetEntry("docProps/core.xml")!.Open());
        var said = core.ReadToEnd();
        Assert.DoesNotMatch("creator|lastModifiedBy|" + Regex.Escape(Environment.MachineName), said);
        Assert.Equal(["2026-11-26T10:00:00Z", "2026-11-26T10:00:00Z"], Instant().Matches(said).Select(m => m.Value));
        Assert.Null(package.GetEntry("docProps/app.xml"));
    }

    [Theory, MemberData(nameof(Hostile))]
    public void No_text_breaks_it(string text)
    {
        var report = new Report(
            text,
            Language.English,
            DateTimeOffset.UnixEpoch,
            [
                new Heading(1, text),
                new Domain.Documents.Paragraph(new Domain.Documents.Run(text) { Address = "https://example.org/" + text }),
                new BulletList([text]),
                new PageBreak(),
                new Domain.Documents.Table(
                    [new(text, 6), new("b", 6)],
                    [
                        [text, "b"],
                    ]
                ),
                new Domain.Documents.Table(
                    [new(null, 12)],
                    [
                        [text],
                    ]
                ),
            ]
        )
        {
            Foot = [text],
            Mark = text,
            PageOf = "{0}/{1}",
        };
        Assert.Empty(ReadWord.Faults(WordReport.Write(report)));
    }

    [GeneratedRegex(@"\d{4}-\d\d-\d\dT[0-9:]+Z")]
    private static partial Regex Instant();
}
