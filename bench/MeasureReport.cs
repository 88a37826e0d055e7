using System.Diagnostics;
using PdfSharp.Drawing;
using PdfSharp.Pdf;
using Tirek.Domain.Documents;
using Tirek.Domain.Languages;
using Tirek.Server.Documents;

namespace Tirek.Bench;

/// <summary>Sixty plain sheets through the report's own flow, tags and all, beside a bare loop that draws the same lines of text with PDFsharp.</summary>
internal static class MeasureReport
{
    private const int Rounds = 7;
    private const int Sheets = 60;

    public static Task<IEnumerable<Measured>> Run()
    {
        var report = Plain();
        var lines = SheetPages.Of(SheetLayout.Of(report));
        var (own, bare) = (new List<double>(), new List<double>());
        PdfReport.Write(report);
        Bare(lines);
        // In turns, so that whatever else the machine does meets both.
        for (var round = 0; round < Rounds; round++)
        {
            own.Add(Took(() => PdfReport.Write(report)));
            bare.Add(Took(() => Bare(lines)));
        }
        var (mine, theirs) = (Median(own), Median(bare));
        return Task.FromResult<IEnumerable<Measured>>([
            new($"PDF of {lines.Count} plain sheets, tagged (median of {Rounds})", $"{mine:N2} s", "≤ 0.5 s"),
            new("the same lines drawn bare with PDFsharp", $"{theirs:N2} s"),
            new("times as long as bare", $"{mine / theirs:N2}"),
            new($"bytes of {lines.Count} sheets", $"{PdfReport.Write(report).Length / 1024:N0} KiB"),
            new("bytes of one sheet", $"{PdfReport.Write(report with { Blocks = [.. report.Blocks.Take(5)] }).Length / 1024:N0} KiB"),
        ]);
    }

    private static Report Plain()
    {
        const string Sentence =
            "Кризисный центр отвечает днём и ночью, a counsellor answers, маслаҳатчи ҷавоб медиҳад, maslahatchi javob beradi, кеңесші жауап береді. ";
        var blocks = new List<Block> { new Heading(1, "Sixty sheets") };
        var report = new Report("Tirek", Language.Russian, new(2026, 11, 26, 0, 0, 0, TimeSpan.Zero), blocks) { PageOf = "{0} / {1}" };
        while (SheetPages.Of(SheetLayout.Of(report)).Count < Sheets)
            for (var i = 0; i < 25; i++)
                blocks.Add(new Paragraph(string.Concat(Enumerable.Repeat(Sentence, 3 + i % 5))));
        return report;
    }

    private static void Bare(IReadOnlyList<IReadOnlyList<Placed>> sheets)
    {
        using var document = new PdfDocument();
        var fonts = new SheetFonts();
        foreach (var sheet in sheets)
        {
            using var graphics = XGraphics.FromPdfPage(document.AddPage());
            foreach (var placed in sheet)
            foreach (var words in placed.Strip.Steps.OfType<Step.Words>())
                graphics.DrawString(
                    words.Text,
                    fonts.Of(words.IsBold, words.Size),
                    XBrushes.Black,
                    new XPoint(words.X, placed.Y + words.Baseline)
                );
        }
        using var written = new MemoryStream();
        document.Save(written, closeStream: false);
    }

    private static double Took(Action act)
    {
        var began = Stopwatch.GetTimestamp();
        act();
        return Stopwatch.GetElapsedTime(began).TotalSeconds;
    }

    private static double Median(List<double> times)
    {
        times.Sort();
        return times[times.Count / 2];
    }
}
