using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Tirek.Server.Documents;

/// <summary>What every workbook of ours is made of. Cells are texts, so that nothing in them is ever taken for a formula.</summary>
internal static class SheetParts
{
    /// <summary>A cell of Excel holds no more characters.</summary>
    private const int LongestCell = 32_767;

    /// <summary>The style of a cell in <see cref="Styles"/>.</summary>
    public const uint Plain = 0,
        Heading = 1;

    public static Cell Cell(string text, uint style) =>
        new()
        {
            DataType = CellValues.InlineString,
            StyleIndex = style,
            InlineString = new(
                new Text(new string([.. text.Where(IsAllowed).Take(LongestCell)])) { Space = SpaceProcessingModeValues.Preserve }
            ),
        };

    /// <summary>The lines down to this one stay in sight.</summary>
    public static SheetViews HeadingInSight(uint line) =>
        new(
            new SheetView(
                new Pane
                {
                    VerticalSplit = line,
                    TopLeftCell = $"A{line + 1}",
                    ActivePane = PaneValues.BottomLeft,
                    State = PaneStateValues.Frozen,
                }
            )
            {
                WorkbookViewId = 0,
            }
        );

    public static Column Width(uint column, double width) =>
        new()
        {
            Min = column,
            Max = column,
            Width = width,
            CustomWidth = true,
        };

    public static Stylesheet Styles() =>
        new(
            new Fonts(new Font(), new Font(new Bold())),
            new Fills(
                new Fill(new PatternFill { PatternType = PatternValues.None }),
                new Fill(new PatternFill { PatternType = PatternValues.Gray125 })
            ),
            new Borders(new Border()),
            new CellFormats(
                new CellFormat
                {
                    Alignment = new() { WrapText = true, Vertical = VerticalAlignmentValues.Top },
                    ApplyAlignment = true,
                },
                new CellFormat
                {
                    FontId = 1,
                    ApplyFont = true,
                    Alignment = new() { WrapText = true },
                    ApplyAlignment = true,
                }
            )
        );

    /// <summary>XML knows no control characters.</summary>
    private static bool IsAllowed(char letter) => letter is '\t' or '\n' or >= ' ' and not ('\uFFFE' or '\uFFFF');
}
