using PdfSharp.Pdf;
using PdfSharp.UniversalAccessibility;
using Tirek.Domain.Documents;

namespace Tirek.Server.Documents;

/// <summary>
/// Writes a report as tagged PDF 1.7 on A4 with its fonts in it. The same report always gives the same bytes. Safe to call on many threads at once.
/// </summary>
internal static class PdfReport
{
    public const string MediaType = "application/pdf";

    public static byte[] Write(Report report)
    {
        using var document = new PdfDocument();
        document.Options.CompressContentStreams = true;
        document.Options.FlateEncodeMode = PdfFlateEncodeMode.BestCompression;
        document.Info.Title = report.Title;
        document.Info.CreationDate = report.MadeAt.UtcDateTime;
        document.Info.ModificationDate = report.MadeAt.UtcDateTime;
        UAManager.ForDocument(document).SetDocumentLanguage(report.Language.Tag);
        new SheetPainter(document, report).Paint(SheetPages.Of(SheetLayout.Of(report)));
        using var written = new MemoryStream();
        document.Save(written, closeStream: false);
        return SettledPdf.Of(written.ToArray());
    }
}
