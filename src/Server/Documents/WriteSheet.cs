using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Tirek.Server.Documents;

/// <summary>Writes a workbook of one sheet, for a table that fits in memory.</summary>
internal static class WriteSheet
{
    /// <summary>Excel takes no more of a sheet's name, and none of these signs in it.</summary>
    private const int LongestName = 31;
    private static readonly char[] NotInNames = ['[', ']', ':', '*', '?', '/', '\\', '\''];

    public static byte[] Of(string name, IReadOnlyList<string> headings, IEnumerable<IReadOnlyList<string>> rows)
    {
        using var stream = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(stream, SpreadsheetDocumentType.Workbook))
        {
            var book = document.AddWorkbookPart();
            book.AddNewPart<WorkbookStylesPart>().Stylesheet = SheetParts.Styles();
            var sheet = book.AddNewPart<WorksheetPart>();
            sheet.Worksheet = new(
                SheetParts.HeadingInSight(1),
                new Columns(headings.Select((_, i) => SheetParts.Width((uint)i + 1, 28))),
                new SheetData([Line(1, headings, SheetParts.Heading), .. rows.Select((row, i) => Line((uint)i + 2, row, SheetParts.Plain))])
            );
            book.Workbook = new(
                new Sheets(
                    new Sheet
                    {
                        Id = book.GetIdOfPart(sheet),
                        SheetId = 1,
                        Name = new string([.. name.Where(c => !NotInNames.Contains(c)).Take(LongestName)]),
                    }
                )
            );
        }
        return stream.ToArray();
    }

    private static Row Line(uint number, IReadOnlyList<string> cells, uint style) =>
        new(cells.Select(c => SheetParts.Cell(c, style))) { RowIndex = number };
}
