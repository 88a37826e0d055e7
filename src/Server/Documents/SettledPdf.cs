using System.Security.Cryptography;
using System.Text;

namespace Tirek.Server.Documents;

/// <summary>
/// Takes chance out of a written PDF: PDFsharp draws its identifiers and the prefixes of its fonts at random. They become what the rest of the file says, so
/// that the same report is the same file and tells nothing of the machine or moment that wrote it.
/// </summary>
internal static class SettledPdf
{
    private const int UuidLength = 36;
    private const int PrefixLength = 6;

    public static byte[] Of(byte[] pdf)
    {
        var spans = Drawn(pdf).ToList();
        foreach (var span in spans)
            pdf.AsSpan(span).Fill((byte)'0');
        var letters = Convert.ToHexString(SHA256.HashData(pdf));
        foreach (var span in spans)
            Fill(pdf.AsSpan(span), letters);
        return pdf;
    }

    /// <summary>Where something drawn at random stands: both identifiers of the trailer, those of the metadata, the prefixes of subset fonts.</summary>
    private static IEnumerable<Range> Drawn(byte[] pdf)
    {
        foreach (var at in All(pdf, "/ID[<"))
        foreach (var begin in new[] { at + 5, at + 5 + 32 + 2 })
            yield return begin..(begin + 32);
        foreach (var at in All(pdf, "ID>uuid:"))
            yield return (at + 8)..(at + 8 + UuidLength);
        foreach (var at in All(pdf, "+Noto#20Sans"))
            yield return (at - PrefixLength)..at;
    }

    private static void Fill(Span<byte> span, string hex)
    {
        var isPrefix = span.Length == PrefixLength;
        for (var i = 0; i < span.Length; i++)
            span[i] = isPrefix ? (byte)('A' + Convert.ToInt32(hex.Substring(2 * i, 2), 16) % 26) : (byte)hex[i % hex.Length];
        if (span.Length == UuidLength)
            foreach (var dash in new[] { 8, 13, 18, 23 })
                span[dash] = (byte)'-';
    }

    private static List<int> All(byte[] pdf, string text)
    {
        var wanted = Encoding.ASCII.GetBytes(text);
        var found = new List<int>();
        for (int from = 0, at; (at = pdf.AsSpan(from).IndexOf(wanted)) >= 0; from += at + wanted.Length)
            found.Add(from + at);
        return found;
    }
}
