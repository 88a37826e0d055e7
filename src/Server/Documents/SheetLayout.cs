using System.Globalization;
using Tirek.Domain.Documents;

namespace Tirek.Server.Documents;

/// <summary>Turns the blocks of a report into strips, in the order in which they are read.</summary>
internal sealed class SheetLayout
{
    private const double ItemIndent = 14;
    private readonly List<Strip> strips = [];
    private readonly List<Step> pending = [];
    private bool followsHeading;
    private bool beginsSheet;
    private bool opensFrame;
    private bool followsFrame;

    private SheetLayout() { }

    public static IReadOnlyList<Strip> Of(Report report)
    {
        var layout = new SheetLayout();
        if (report.Paper == Paper.Card)
        {
            var box = new Box(BoxKind.CutOut, SheetStyle.Side, SheetStyle.CardWidth, SheetStyle.CardHeight);
            layout.Framed(box, [.. MarkOf(report), .. report.Blocks]);
        }
        else
        {
            if (report.Mark is { } mark)
                layout.Add(new Note(NoteKind.Demonstration, [new Paragraph(mark, TextSize.Small)]), SheetStyle.Side, SheetStyle.TextWidth);
            layout.AddAll(report.Blocks, SheetStyle.Side, SheetStyle.TextWidth);
        }
        return layout.strips;
    }

    private static IEnumerable<Block> MarkOf(Report report) => report.Mark is { } mark ? [new Paragraph(mark, TextSize.Small)] : [];

    private void AddAll(IReadOnlyList<Block> blocks, double x, double width)
    {
        foreach (var block in blocks)
            Add(block, x, width);
    }

    private void Add(Block block, double x, double width)
    {
        switch (block)
        {
            case Heading heading:
                AddHeading(heading, x, width);
                break;
            case Paragraph paragraph:
                Tagged("P", () => AddLines(paragraph.Text, SheetStyle.Of(paragraph.Size), paragraph.Size == TextSize.Large, x, width, 5));
                break;
            case BulletList list:
                Tagged("L", () => AddItems(list, x, width));
                break;
            case Table table:
                new TableRows(table, x, width).AddTo(this);
                break;
            case Figure figure:
                AddFigure(figure, x, width);
                break;
            case Note note:
                Framed(BoxOf(note.Kind, x, width), note.Blocks);
                break;
            case Together together:
                Kept(() => Tagged("Sect", () => AddAll(together.Blocks, x, width)));
                break;
            case PageBreak:
                beginsSheet = strips.Count > 0;
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(block), block.GetType().Name, "A kind of block that is not written yet.");
        }
    }

    /// <summary>Opens an element, adds what is in it, and closes it.</summary>
    public void Tagged(string tag, Action content) => Tagged(new Step.Open(tag), content);

    private void Tagged(Step.Open open, Action content)
    {
        pending.Add(open);
        content();
        if (pending.Count > 0)
            pending.RemoveAt(pending.Count - 1);
        else
            strips[^1].Steps.Add(Step.Close.It);
    }

    public void Add(Strip strip)
    {
        if (followsHeading)
            strip.Hold = Hold.Fast;
        strip.BeginsSheet = beginsSheet;
        strip.Steps.InsertRange(0, pending);
        pending.Clear();
        strips.Add(strip);
        (followsHeading, beginsSheet, opensFrame, followsFrame) = (false, false, false, false);
    }

    private void AddHeading(Heading heading, double x, double width)
    {
        var (size, before) = SheetStyle.Of(heading);
        // Nothing but the padding stands above what a frame begins with.
        if (opensFrame)
            before = 2;
        var level = Math.Clamp(heading.Level, 1, 6);
        Tagged(
            string.Create(CultureInfo.InvariantCulture, $"H{level}"),
            () =>
            {
                pending.Add(new Step.Bookmark(level, heading.Text.Plain.Replace('\n', ' ')));
                AddLines(heading.Text, size, isBold: true, x, width, before, holdsAll: true);
            }
        );
        followsHeading = true;
    }

    private void AddLines(Text text, double size, bool isBold, double x, double width, double before, bool holdsAll = false)
    {
        var lines = TextLines.Of(text, size, width, isBold);
        for (var i = 0; i < lines.Count; i++)
        {
            var strip = new Strip(size * SheetStyle.Leading)
            {
                Before = i == 0 ? before + (followsFrame ? 6 : 0) : 0,
                Hold = i > 0 && (holdsAll || i == 1 || i == lines.Count - 1) ? Hold.Fast : Hold.Free,
            };
            strip.Steps.AddRange(LineSteps.Of(lines[i], size, x, 0));
            Add(strip);
        }
    }

    private void AddItems(BulletList list, double x, double width)
    {
        foreach (var item in list.Items)
            Tagged(
                "LI",
                () =>
                {
                    pending.AddRange([
                        new Step.Open("Lbl"),
                        new Step.Words("•", x + 2, SheetStyle.Plain * SheetStyle.Baseline, false, SheetStyle.Plain),
                        Step.Close.It,
                        new Step.Open("LBody"),
                    ]);
                    AddLines(item, SheetStyle.Plain, isBold: false, x + ItemIndent, width - ItemIndent, 2);
                    strips[^1].Steps.Add(Step.Close.It);
                }
            );
    }

    private void AddFigure(Figure figure, double x, double width)
    {
        var wide = Math.Min(width, figure.Millimetres * SheetStyle.Millimetre);
        var high = wide * figure.Height / figure.Width;
        var most = SheetStyle.TextHeight / 2;
        if (high > most)
            (wide, high) = (wide * most / high, most);
        var strip = new Strip(high) { Before = 8 };
        strip.Steps.Add(new Step.Drawing(figure, x, wide, high));
        Add(strip);
    }

    /// <summary>Blocks in a frame or on a tint, with room around them.</summary>
    private void Framed(Box box, IReadOnlyList<Block> blocks)
    {
        const double Padding = SheetStyle.Padding;
        Kept(() =>
        {
            var first = strips.Count;
            Add(new Strip(Padding - 4) { Before = 10 });
            opensFrame = true;
            Tagged("Div", () => AddAll(blocks, box.X + Padding, box.Width - 2 * Padding));
            Add(new Strip(Padding) { Hold = Hold.Fast });
            if (first + 1 < strips.Count)
                strips[first + 1].Hold = Hold.Fast;
            for (var i = first; i < strips.Count; i++)
                strips[i].Box ??= box;
        });
        followsFrame = true;
    }

    /// <summary>All strips that are added stand on one sheet if they fit on one.</summary>
    private void Kept(Action content)
    {
        var first = strips.Count;
        content();
        for (var i = first + 1; i < strips.Count; i++)
            if (strips[i].Hold == Hold.Free)
                strips[i].Hold = Hold.Together;
    }

    private static Box BoxOf(NoteKind kind, double x, double width) =>
        new(
            kind switch
            {
                NoteKind.Danger => BoxKind.HeavyFrame,
                NoteKind.Demonstration => BoxKind.Frame,
                _ => BoxKind.Tint,
            },
            x,
            width
        );
}
