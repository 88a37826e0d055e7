using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Tirek.Domain.Languages;
using Tirek.Domain.Listings;
using Tirek.Server.Documents;
using Tirek.Server.Find;
using Tirek.Server.Shell;

namespace Tirek.Server.OpenData;

/// <summary>
/// The public services as an Excel workbook in one language: a sheet of services with a heading that stays in sight and a filter, and a sheet that says what
/// this is and of which day. Cells are texts, so that nothing in them is ever taken for a formula. Rows are written as they come.
/// </summary>
internal sealed class ExportWorkbook : IDisposable
{
    private readonly SpreadsheetDocument document;
    private readonly WorkbookPart book;
    private readonly WorksheetPart services;
    private readonly OpenXmlWriter writer;
    private readonly Language language;
    private readonly DateTimeOffset now;
    private readonly bool isDemonstration;
    private readonly CultureInfo culture = CultureInfo.CurrentUICulture;
    private uint rows;

    public ExportWorkbook(string path, Language language, DateTimeOffset now, bool isDemonstration)
    {
        (this.language, this.now, this.isDemonstration) = (language, now, isDemonstration);
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = language.Culture;
        document = SpreadsheetDocument.Create(path, SpreadsheetDocumentType.Workbook);
        book = document.AddWorkbookPart();
        book.AddNewPart<WorkbookStylesPart>().Stylesheet = SheetParts.Styles();
        services = book.AddNewPart<WorksheetPart>();
        writer = OpenXmlWriter.Create(services);
        writer.WriteStartElement(new Worksheet());
        writer.WriteElement(SheetParts.HeadingInSight(First));
        writer.WriteElement(Widths());
        writer.WriteStartElement(new SheetData());
        if (isDemonstration)
            Row([ShellText.Demonstration], SheetParts.Heading);
        Row(ListingTable.Headings, SheetParts.Heading);
    }

    public void Add(ListingView<PublicReader> view) => Row(ListingTable.Cells(view, language, now), SheetParts.Plain);

    public void Finish()
    {
        writer.WriteEndElement();
        writer.WriteElement(new AutoFilter { Reference = $"A{First}:{Column(ListingTable.Headings.Count)}{rows}" });
        writer.WriteEndElement();
        writer.Close();
        var about = book.AddNewPart<WorksheetPart>();
        string[] lines =
        [
            FindWords.Say(FindText.AboutExport, now.UtcDateTime.ToString("D", language.Culture)),
            .. isDemonstration ? new[] { ShellText.Demonstration } : [],
        ];
        about.Worksheet = new(
            new Columns(SheetParts.Width(1, 100)),
            new SheetData(lines.Select((line, i) => new Row(SheetParts.Cell(line, SheetParts.Plain)) { RowIndex = (uint)(i + 1) }))
        );
        book.Workbook = new(
            new Sheets(
                new Sheet
                {
                    Id = book.GetIdOfPart(services),
                    SheetId = 1,
                    Name = FindText.SheetServices,
                },
                new Sheet
                {
                    Id = book.GetIdOfPart(about),
                    SheetId = 2,
                    Name = FindText.SheetAbout,
                }
            )
        );
    }

    public void Dispose()
    {
        writer.Dispose();
        document.Dispose();
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = culture;
    }

    private uint First => isDemonstration ? 2u : 1u;

    private void Row(IReadOnlyList<string> cells, uint style)
    {
        writer.WriteStartElement(new Row { RowIndex = ++rows });
        foreach (var cell in cells)
            writer.WriteElement(SheetParts.Cell(cell, style));
        writer.WriteEndElement();
    }

    private static Columns Widths() =>
        new(Enumerable.Range(1, ListingTable.Headings.Count).Select(i => SheetParts.Width((uint)i, i is 1 or 2 or 6 ? 40 : 22)));

    private static string Column(int number) => $"{(char)('A' + number - 1)}";
}
