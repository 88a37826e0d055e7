using Tirek.Domain.Documents;

namespace Tirek.Server.Documents;

/// <summary>
/// The strips of a table: one for each row. A row that is higher than most of a sheet goes on in a row of its own, so that the order of reading, cell
/// after cell, holds on each sheet.
/// </summary>
internal sealed class TableRows
{
    private const double Size = SheetStyle.Small + 0.5;
    private const double Gap = 8;
    private const double Inset = 3;
    private const double LineHeight = Size * SheetStyle.Leading;
    private static readonly int MostLines = (int)(SheetStyle.TextHeight * 0.8 / LineHeight);

    private readonly Table table;
    private readonly double x;
    private readonly double width;
    private readonly double[] starts;
    private readonly double[] widths;

    public TableRows(Table table, double x, double width)
    {
        (this.table, this.x, this.width) = (table, x, width);
        var twelfth = width / Math.Max(1, table.Columns.Sum(c => c.Share));
        widths = [.. table.Columns.Select(c => c.Share * twelfth - Gap)];
        starts = [.. table.Columns.Select((_, i) => x + table.Columns.Take(i).Sum(c => c.Share) * twelfth)];
    }

    public void AddTo(SheetLayout layout) =>
        layout.Tagged(
            "Table",
            () =>
            {
                List<Strip> headings = table.HasHeadings ? [.. Headings()] : [];
                if (headings.Count > 0)
                    layout.Tagged("THead", () => headings.ForEach(layout.Add));
                // Headings that take much of a sheet would leave no room for what they head.
                var head = headings is [{ Height: < SheetStyle.Height / 4 } one] ? one : null;
                layout.Tagged("TBody", () => AddRows(layout, head));
            }
        );

    private IEnumerable<Strip> Headings()
    {
        var cells = table.Columns.Select((c, i) => TextLines.Of(c.Heading ?? "", Size, widths[i], isBold: true)).ToList();
        var height = cells.Max(c => c.Count);
        for (var line = 0; line < height; line += MostLines)
            yield return Row(cells, line, Math.Min(height, line + MostLines), null, 8, "Column");
    }

    private void AddRows(SheetLayout layout, Strip? head)
    {
        var isFirst = true;
        foreach (var row in table.Rows)
        {
            var cells = row.Select((text, i) => TextLines.Of(text, Size, widths[i], table.RowsAreNamed && i == 0)).ToList();
            var height = cells.Max(c => c.Count);
            for (var line = 0; line < height; line += MostLines)
            {
                var strip = Row(cells, line, Math.Min(height, line + MostLines), head, isFirst && head is null ? 6 : 0, null);
                if (isFirst && head is not null)
                    strip.Hold = Hold.Fast;
                layout.Add(strip);
                isFirst = false;
            }
        }
    }

    /// <summary>Lines <paramref name="from"/> to <paramref name="to"/> (not included) of all cells of a row.</summary>
    private Strip Row(List<IReadOnlyList<IReadOnlyList<LinePiece>>> cells, int from, int to, Strip? head, double before, string? scope)
    {
        var height = (to - from) * LineHeight + 2 * Inset;
        var strip = new Strip(height) { Before = before, Repeated = head };
        strip.Steps.Add(new Step.Open("TR"));
        for (var i = 0; i < cells.Count; i++)
        {
            var named = scope ?? (i == 0 && table.RowsAreNamed ? "Row" : null);
            strip.Steps.Add(new Step.Open(named is null ? "TD" : "TH") { Scope = named });
            for (var line = from; line < Math.Min(to, cells[i].Count); line++)
                strip.Steps.AddRange(LineSteps.Of(cells[i][line], Size, At(i, cells[i][line]), Inset + (line - from) * LineHeight));
            strip.Steps.Add(Step.Close.It);
        }
        strip.Steps.Add(Step.Close.It);
        strip.Steps.Add(new Step.Rule(x, height, width, scope is null ? 0.4 : 0.9));
        return strip;
    }

    private double At(int column, IReadOnlyList<LinePiece> line) =>
        table.Columns[column].AtEnd ? starts[column] + widths[column] - TextLines.WidthOf(line, Size) : starts[column];
}
