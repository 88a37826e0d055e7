using System.Globalization;
using PdfSharp;
using PdfSharp.Drawing;
using PdfSharp.Pdf;
using PdfSharp.Pdf.Annotations;
using PdfSharp.UniversalAccessibility;
using Tirek.Domain.Documents;

namespace Tirek.Server.Documents;

/// <summary>Paints sheets. All that is read stands in the structure tree; all that only adorns or repeats is marked as an artifact.</summary>
internal sealed class SheetPainter(PdfDocument document, Report report)
{
    private static readonly XPen Hairline = new(XColor.FromGrayScale(0.55), 0.4);
    private static readonly XPen Outline = new(XColors.Black, 0.8);

    private readonly SheetFonts fonts = new();
    private readonly StructureBuilder tree = UAManager.ForDocument(document).StructureBuilder;
    private readonly Stack<(int Level, PdfOutline Bookmark)> bookmarks = [];
    private XGraphics graphics = null!;
    private PdfPage page = null!;

    public void Paint(IReadOnlyList<IReadOnlyList<Placed>> sheets)
    {
        for (var i = 0; i < sheets.Count; i++)
        {
            page = document.AddPage();
            page.Size = PageSize.A4;
            graphics = XGraphics.FromPdfPage(page);
            if (report.Paper == Paper.A4)
                Ornament(() => new SheetMargins(graphics, fonts, report).Paint(i + 1, sheets.Count));
            PaintBoxes(sheets[i]);
            foreach (var placed in sheets[i])
                if (placed.IsRepeated)
                    Ornament(() => PaintRepeated(placed));
                else
                    Paint(placed);
            if (i == sheets.Count - 1)
                PaintFoot();
            tree.EndMarkedContentsWithId();
            graphics.Dispose();
        }
    }

    /// <summary>The foot of the last sheet is read; those before it repeat it.</summary>
    private void PaintFoot()
    {
        if (report.Foot.Count == 0 || report.Paper != Paper.A4)
            return;
        tree.BeginElement(PdfBlockLevelElementTag.Paragraph);
        new SheetMargins(graphics, fonts, report).PaintFoot();
        tree.End();
    }

    private void Ornament(Action paint)
    {
        tree.BeginArtifact();
        paint();
        tree.End();
    }

    private void PaintBoxes(IReadOnlyList<Placed> sheet)
    {
        foreach (var placed in sheet.Where(p => p.Strip.Box is not null).GroupBy(p => p.Strip.Box!, ReferenceEqualityComparer.Instance))
        {
            var box = (Box)placed.Key!;
            var (top, end) = (placed.First().Y, placed.Last().Y + placed.Last().Strip.Height);
            var area = new XRect(box.X, top, box.Width, Math.Max(end - top, box.LeastHeight));
            Ornament(() => PaintBox(box.Kind, area));
        }
    }

    private void PaintBox(BoxKind kind, XRect area)
    {
        switch (kind)
        {
            case BoxKind.Tint:
                graphics.DrawRectangle(new XSolidBrush(XColor.FromGrayScale(0.94)), area);
                graphics.DrawRectangle(XBrushes.Black, area.X, area.Y, 2.4, area.Height);
                break;
            case BoxKind.CutOut:
                graphics.DrawRectangle(new XPen(XColor.FromGrayScale(0.45), 0.6) { DashStyle = XDashStyle.Dash }, area);
                break;
            default:
                graphics.DrawRectangle(new XPen(XColors.Black, kind == BoxKind.HeavyFrame ? 1.6 : 0.7), area);
                break;
        }
    }

    private void PaintRepeated(Placed placed)
    {
        foreach (var step in placed.Strip.Steps)
            if (step is Step.Words or Step.Rule)
                Paint(step, placed.Y);
    }

    private void Paint(Placed placed)
    {
        foreach (var step in placed.Strip.Steps)
            Paint(step, placed.Y);
    }

    private void Paint(Step step, double y)
    {
        switch (step)
        {
            case Step.Open open:
                Open(open);
                break;
            case Step.OpenLink link:
                Open(link, y);
                break;
            case Step.Close:
                tree.End();
                break;
            case Step.Words words:
                graphics.DrawString(words.Text, fonts.Of(words.IsBold, words.Size), XBrushes.Black, words.X, y + words.Baseline);
                break;
            case Step.Rule rule:
                PaintRule(rule, y);
                break;
            case Step.Bookmark bookmark:
                Add(bookmark, y);
                break;
            case Step.Drawing drawing:
                Paint(drawing, y);
                break;
        }
    }

    private void Open(Step.Open open)
    {
        tree.BeginBlockLevelElement(open.Tag);
        if (open.Language is { } language)
            tree.SetLanguage(language);
        if (open.Scope is { } scope)
            tree.CurrentStructureElement.Elements["/A"] = new PdfDictionary(document)
            {
                Elements = { ["/O"] = new PdfName("/Table"), ["/Scope"] = new PdfName("/" + scope) },
            };
    }

    private void Open(Step.OpenLink link, double y)
    {
        var area = graphics.Transformer.WorldToDefaultPage(new XRect(link.X, y + link.Y, link.Width, link.Height));
        Ornament(() =>
            graphics.DrawLine(Hairline, link.X, y + link.Y + link.Height * 0.84, link.X + link.Width, y + link.Y + link.Height * 0.84)
        );
        var annotation = PdfLinkAnnotation.CreateWebLink(new PdfRectangle(area), link.Address);
        // A name drawn at random and the machine's clock: nobody needs them.
        annotation.Elements.Remove("/NM");
        annotation.Elements.Remove("/M");
        tree.BeginElement(annotation, link.Said);
    }

    /// <summary>A rule inside an element is no part of it.</summary>
    private void PaintRule(Step.Rule rule, double y) =>
        Ornament(() => graphics.DrawLine(rule.Weight > 0.5 ? Outline : Hairline, rule.X, y + rule.Y, rule.X + rule.Width, y + rule.Y));

    private void Add(Step.Bookmark bookmark, double y)
    {
        while (bookmarks.TryPeek(out var before) && before.Level >= bookmark.Level)
            bookmarks.Pop();
        // A document that is only asked for its bookmarks, and given none, is written with a reference to nothing.
        var outline = (bookmarks.TryPeek(out var above) ? above.Bookmark.Outlines : document.Outlines).Add(
            bookmark.Text,
            page,
            opened: true
        );
        outline.PageDestinationType = PdfPageDestinationType.Xyz;
        outline.Top = page.Height.Point - y;
        bookmarks.Push((bookmark.Level, outline));
    }

    private void Paint(Step.Drawing drawing, double y)
    {
        var (figure, scale) = (drawing.Figure, drawing.Width / drawing.Figure.Width);
        XPoint OnSheet(XPoint p) => new(drawing.X + p.X * scale, y + p.Y * scale);
        var area = new XRect(drawing.X, y, drawing.Width, drawing.Height);
        tree.BeginElement(PdfIllustrationElementTag.Figure, figure.Alternative, graphics.Transformer.WorldToDefaultPage(area));
        var state = graphics.Save();
        graphics.IntersectClip(area);
        foreach (var path in figure.Paths)
        {
            var drawn = FigurePaths.Read(path, OnSheet);
            if (path.IsFilled)
                graphics.DrawPath(XBrushes.Black, drawn);
            else
                graphics.DrawPath(Outline, drawn);
        }
        graphics.Restore(state);
        tree.End();
    }
}
