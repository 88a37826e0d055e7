using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Tirek.Domain.Documents;
using Paragraph = DocumentFormat.OpenXml.Wordprocessing.Paragraph;
using Run = DocumentFormat.OpenXml.Wordprocessing.Run;
using Table = Tirek.Domain.Documents.Table;
using Text = Tirek.Domain.Documents.Text;

namespace Tirek.Server.Documents;

/// <summary>Writes the blocks of a report as paragraphs and tables of Word. A drawing stands there in its words: Word has no path to draw it by.</summary>
internal sealed class WordBlocks(MainDocumentPart main)
{
    private readonly Body body = new();
    private readonly Dictionary<string, string> links = [];
    private bool breaks;

    /// <summary>Paragraphs of a note have a line beside them; those that belong together keep to the next.</summary>
    private (bool IsNote, bool IsTogether) around;

    public Body Body(IReadOnlyList<Block> blocks)
    {
        Add(blocks);
        // Word wants a paragraph after the last table.
        if (body.LastChild is not Paragraph)
            Add("Small", "");
        return body;
    }

    private void Add(IReadOnlyList<Block> blocks)
    {
        foreach (var block in blocks)
            Add(block);
    }

    private void Add(Block block)
    {
        switch (block)
        {
            case Heading heading:
                Add(string.Create(CultureInfo.InvariantCulture, $"Heading{heading.Level}"), heading.Text);
                break;
            case Domain.Documents.Paragraph paragraph:
                Add(paragraph.Size == TextSize.Plain ? null : paragraph.Size.ToString(), paragraph.Text);
                break;
            case BulletList list:
                foreach (var item in list.Items)
                    Add("Bullet", item);
                break;
            case Table table:
                Add(table);
                break;
            case Figure figure:
                Add(null, figure.Alternative);
                break;
            case Note note:
                Within((true, around.IsTogether), note.Blocks);
                break;
            case Together together:
                Within((around.IsNote, true), together.Blocks);
                break;
            case PageBreak:
                breaks = true;
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(block), block.GetType().Name, "A kind of block that is not written yet.");
        }
    }

    private void Within((bool, bool) inner, IReadOnlyList<Block> blocks)
    {
        var outer = around;
        around = inner;
        Add(blocks);
        around = outer;
    }

    private void Add(string? style, Text text)
    {
        var properties = new ParagraphProperties();
        if (style is not null)
            properties.Append(new ParagraphStyleId { Val = style });
        if (around.IsTogether)
            properties.Append(new KeepNext());
        properties.Append(new KeepLines());
        if (breaks)
            properties.Append(new PageBreakBefore());
        breaks = false;
        if (style == "Bullet")
            properties.Append(new NumberingProperties(new NumberingLevelReference { Val = 0 }, new NumberingId { Val = 1 }));
        if (around.IsNote)
            properties.Append(
                new ParagraphBorders(
                    new LeftBorder
                    {
                        Val = BorderValues.Single,
                        Size = 18,
                        Space = 8,
                    }
                )
            );
        body.Append(new Paragraph([properties, .. Words(text)]));
    }

    private void Add(Table table)
    {
        // Two tables without anything between them are one in Word; and only a paragraph can begin a new sheet.
        if (breaks || body.LastChild is DocumentFormat.OpenXml.Wordprocessing.Table)
            Add("Small", "");
        var shares = Math.Max(1, table.Columns.Sum(c => c.Share));
        var widths = table.Columns.Select(c => WordStyles.TextWidth * c.Share / shares).ToList();
        var written = new DocumentFormat.OpenXml.Wordprocessing.Table(
            new TableProperties(
                new TableStyle { Val = "Lines" },
                new TableWidth { Width = "5000", Type = TableWidthUnitValues.Pct },
                new TableLayout { Type = TableLayoutValues.Fixed },
                new TableLook
                {
                    Val = "0000",
                    FirstRow = table.HasHeadings,
                    FirstColumn = table.RowsAreNamed,
                    LastRow = false,
                    LastColumn = false,
                    NoHorizontalBand = true,
                    NoVerticalBand = true,
                }
            ),
            new TableGrid(widths.Select(w => new GridColumn { Width = Number(w) }))
        );
        if (table.HasHeadings)
            written.Append(Row(table, widths, [.. table.Columns.Select(c => c.Heading ?? "")], isHead: true));
        foreach (var row in table.Rows)
            written.Append(Row(table, widths, row, isHead: false));
        body.Append(written);
    }

    private TableRow Row(Table table, List<int> widths, IReadOnlyList<Text> cells, bool isHead)
    {
        var properties = new TableRowProperties(new CantSplit());
        if (isHead)
            properties.Append(new TableHeader());
        var row = new TableRow(properties);
        for (var i = 0; i < cells.Count; i++)
        {
            var paragraph = new ParagraphProperties(new ParagraphStyleId { Val = "Small" });
            if (table.Columns[i].AtEnd)
                paragraph.Append(new Justification { Val = JustificationValues.Right });
            row.Append(
                new TableCell(
                    new TableCellProperties(new TableCellWidth { Width = Number(widths[i]), Type = TableWidthUnitValues.Dxa }),
                    new Paragraph([paragraph, .. Words(cells[i], isHead || (i == 0 && table.RowsAreNamed))])
                )
            );
        }
        return row;
    }

    /// <summary>Words that are set alike and lead nowhere.</summary>
    public static IEnumerable<OpenXmlElement> Words(string text) => [Of(new(text), isStrong: false)];

    private IEnumerable<OpenXmlElement> Words(Text text, bool isStrong = false) =>
        text.Runs.Select(run =>
            run.Address is { } address
                ? new Hyperlink(Of(run, isStrong || run.IsStrong)) { Id = Link(address) }
                : (OpenXmlElement)Of(run, isStrong || run.IsStrong)
        );

    private static Run Of(Domain.Documents.Run run, bool isStrong)
    {
        var properties = new RunProperties();
        if (run.Address is not null)
            properties.Append(new RunStyle { Val = "Hyperlink" });
        if (isStrong)
            properties.Append(new Bold());
        if (run.Tag is { } tag)
            properties.Append(WordStyles.Lang(tag));
        var written = new Run();
        if (properties.HasChildren)
            written.Append(properties);
        foreach (var (i, line) in run.Words.Split('\n').Index())
        {
            if (i > 0)
                written.Append(new Break());
            written.Append(new DocumentFormat.OpenXml.Wordprocessing.Text(line) { Space = SpaceProcessingModeValues.Preserve });
        }
        return written;
    }

    private string Link(string address)
    {
        if (links.TryGetValue(address, out var known))
            return known;
        var id = links[address] = string.Create(CultureInfo.InvariantCulture, $"link{links.Count + 1}");
        // Escaped: what stands in the file is XML.
        main.AddHyperlinkRelationship(new Uri(new Uri(address).AbsoluteUri), isExternal: true, id);
        return id;
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
