using System.Globalization;
using PdfSharp.Drawing;
using Tirek.Domain.Documents;

namespace Tirek.Server.Documents;

/// <summary>What stands around the text of a sheet: the woven band, the mark of invented content, the foot and the number of the sheet.</summary>
internal sealed class SheetMargins(XGraphics graphics, SheetFonts fonts, Report report)
{
    private const double BandTop = 22;
    private const double BandHeight = 4;
    private const double FootTop = SheetStyle.Height - SheetStyle.Bottom + 18;
    private const double NumberWidth = 110;
    private const int MostFootLines = 4;

    /// <summary>The pattern of the band on pages, in the greys that its colours print as.</summary>
    private static readonly (double Width, double Grey)[] Woven = [(26, 0.1), (8, 0.55), (8, 0.8), (8, 0.55), (18, 0.1)];

    /// <summary>All that is not read: on the last sheet its foot is, and is painted by itself.</summary>
    public void Paint(int sheet, int sheets)
    {
        PaintBand();
        if (sheet > 1 && report.Mark is { } mark)
            foreach (var (i, line) in TextLines.Of(mark, SheetStyle.Foot, SheetStyle.TextWidth, isBold: true).Take(2).Index())
                Paint(line, SheetStyle.Side, BandTop + 9 + i * SheetStyle.Foot * SheetStyle.Leading);
        if (report.Foot.Count > 0 || report.PageOf.Length > 0)
            graphics.DrawLine(new XPen(XColors.Black, 0.5), SheetStyle.Side, FootTop - 5, SheetStyle.Width - SheetStyle.Side, FootTop - 5);
        if (sheet < sheets)
            PaintFoot();
        if (report.PageOf.Length > 0)
            PaintNumber(string.Format(CultureInfo.InvariantCulture, report.PageOf, sheet, sheets));
    }

    public void PaintFoot()
    {
        var width = SheetStyle.TextWidth - NumberWidth;
        var lines = report.Foot.SelectMany(line => TextLines.Of(line, SheetStyle.Foot, width)).Take(MostFootLines);
        foreach (var (i, line) in lines.Index())
            Paint(line, SheetStyle.Side, FootTop + i * SheetStyle.Foot * 1.3);
    }

    private void PaintBand()
    {
        const double End = SheetStyle.Width - SheetStyle.Side;
        var x = SheetStyle.Side;
        for (var i = 0; x < End; i++)
        {
            var (width, grey) = Woven[i % Woven.Length];
            graphics.DrawRectangle(new XSolidBrush(XColor.FromGrayScale(grey)), x, BandTop, Math.Min(width, End - x), BandHeight);
            x += width;
        }
    }

    private void PaintNumber(string words)
    {
        var line = TextLines.Of(words, SheetStyle.Foot, NumberWidth)[0];
        Paint(line, SheetStyle.Width - SheetStyle.Side - TextLines.WidthOf(line, SheetStyle.Foot), FootTop);
    }

    private void Paint(IReadOnlyList<LinePiece> line, double x, double top)
    {
        foreach (var piece in line)
            graphics.DrawString(
                piece.Words,
                fonts.Of(piece.IsBold, SheetStyle.Foot),
                XBrushes.Black,
                x + piece.X,
                top + SheetStyle.Foot * SheetStyle.Baseline
            );
    }
}
