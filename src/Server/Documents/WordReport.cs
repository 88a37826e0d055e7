using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Tirek.Domain.Documents;

namespace Tirek.Server.Documents;

/// <summary>
/// Writes a report as a Word document (Office Open XML) on A4: headings are styles, tables repeat their headings and do not cut a row, words in another language
/// are marked as such. It names no author and no machine, and the same report always gives the same bytes.
/// </summary>
internal static class WordReport
{
    public const string MediaType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    public static byte[] Write(Report report)
    {
        using var written = new MemoryStream();
        using (var document = WordprocessingDocument.Create(written, WordprocessingDocumentType.Document))
        {
            var main = document.AddMainDocumentPart();
            document.ChangeIdOfPart(main, "document");
            main.AddNewPart<StyleDefinitionsPart>("styles").Styles = WordStyles.Of(report.Language);
            main.AddNewPart<NumberingDefinitionsPart>("numbering").Numbering = WordStyles.Bullets();
            main.AddNewPart<DocumentSettingsPart>("settings").Settings = WordStyles.Settings();
            var body = new WordBlocks(main).Body(report.Blocks);
            body.Append(Section(main, report));
            main.Document = new Document(body);
            SettledPackage.Describe(document, report);
        }
        return SettledPackage.Of(written.ToArray());
    }

    private static SectionProperties Section(MainDocumentPart main, Report report)
    {
        var section = new SectionProperties();
        if (report.Mark is { } mark)
        {
            main.AddNewPart<HeaderPart>("head").Header = new Header(Line("Mark", WordBlocks.Words(mark)));
            section.Append(new HeaderReference { Type = HeaderFooterValues.Default, Id = "head" });
        }
        main.AddNewPart<FooterPart>("foot").Footer = Foot(report);
        section.Append(
            new FooterReference { Type = HeaderFooterValues.Default, Id = "foot" },
            new PageSize { Width = WordStyles.Width, Height = WordStyles.Height },
            new PageMargin
            {
                Top = 1040,
                Bottom = 1040,
                Left = WordStyles.Side,
                Right = WordStyles.Side,
                Header = 500,
                Footer = 500,
                Gutter = 0,
            }
        );
        return section;
    }

    private static Footer Foot(Report report)
    {
        var foot = new Footer();
        foreach (var line in report.Foot)
            foot.Append(Line("Foot", WordBlocks.Words(line)));
        // The number of the sheet is worked out by whatever shows the document.
        if (report.PageOf.Split("{0}") is [var before, var rest] && rest.Split("{1}") is [var between, var after])
            foot.Append(
                Line(
                    "Foot",
                    [
                        .. WordBlocks.Words(before),
                        new SimpleField { Instruction = "PAGE" },
                        .. WordBlocks.Words(between),
                        new SimpleField { Instruction = "NUMPAGES" },
                        .. WordBlocks.Words(after),
                    ]
                )
            );
        if (!foot.HasChildren)
            foot.Append(Line("Foot", []));
        return foot;
    }

    private static DocumentFormat.OpenXml.Wordprocessing.Paragraph Line(string style, IEnumerable<OpenXmlElement> words) =>
        new([new ParagraphProperties(new ParagraphStyleId { Val = style }), .. words]);
}
