using PdfSharp.Drawing;
using PdfSharp.Fonts;
using PdfSharp.Pdf;

namespace Tirek.Server.Documents;

/// <summary>The two faces of every PDF, embedded as subsets. No font of the machine is ever asked for.</summary>
internal sealed class SheetFonts : IFontResolver
{
    private const string Family = "Noto Sans";
    private static readonly XPdfFontOptions Options = new(PdfFontEncoding.Unicode, PdfFontEmbedding.TryComputeSubset);

    private readonly Dictionary<(bool Bold, double Size), XFont> made = [];

    // PDFsharp knows one resolver for the whole process, and wants it before the first font.
    static SheetFonts() => GlobalFontSettings.FontResolver = new SheetFonts();

    /// <summary>The face in this size, in points. One instance serves one document.</summary>
    public XFont Of(bool bold, double size) =>
        made.TryGetValue((bold, size), out var font)
            ? font
            : made[(bold, size)] = new XFont(Family, size, bold ? XFontStyleEx.Bold : XFontStyleEx.Regular, Options);

    public FontResolverInfo? ResolveTypeface(string familyName, bool isBold, bool isItalic) =>
        new((isBold ? FontFile.Bold : FontFile.Regular).Name);

    public byte[]? GetFont(string faceName) => (faceName == FontFile.Bold.Name ? FontFile.Bold : FontFile.Regular).Bytes;
}
