using System.Text;
using UtfUnknown;

namespace Tirek.Server.Imports;

/// <summary>
/// Finds out in which encoding a file was written: by its byte order mark, else by reading it through, since feeds declare UTF-8 and hold something else.
/// </summary>
internal static class FeedText
{
    private const int SampleLength = 1 << 20;

    static FeedText() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>The encoding of a file. <paramref name="declared"/> is what its descriptor says, believed only where the bytes allow it.</summary>
    public static Encoding EncodingOf(FeedContent content, string? declared)
    {
        var sample = new byte[Math.Min(SampleLength, content.Length)];
        using (var start = content.Open())
            start.ReadExactly(sample);
        if (ByMark(sample) is { } marked)
            return marked;
        if (ByZeros(sample) is { } wide)
            return wide;
        using var stream = content.Open();
        var (good, bad) = CountUtf8(stream);
        // A few bad bytes in a file full of good ones are an accident, not another encoding.
        if (bad == 0 || good > 4 * bad)
            return Encoding.UTF8;
        if (Named(declared) is { } said && said.CodePage != Encoding.UTF8.CodePage)
            return said;
        return CharsetDetector.DetectFromBytes(sample).Detected?.Encoding is { } detected && detected is not ASCIIEncoding
            ? detected
            : Encoding.GetEncoding(1251);
    }

    private static Encoding? ByMark(ReadOnlySpan<byte> start) =>
        start switch
        {
            [0xEF, 0xBB, 0xBF, ..] => Encoding.UTF8,
            [0xFF, 0xFE, 0, 0, ..] => Encoding.UTF32,
            [0xFF, 0xFE, ..] => Encoding.Unicode,
            [0xFE, 0xFF, ..] => Encoding.BigEndianUnicode,
            _ => null,
        };

    /// <summary>UTF-16 without a mark: every second byte of Latin text is zero.</summary>
    private static Encoding? ByZeros(ReadOnlySpan<byte> sample)
    {
        var (even, odd) = (0, 0);
        for (var i = 0; i < sample.Length; i++)
            if (sample[i] == 0)
                _ = i % 2 == 0 ? even++ : odd++;
        if (odd > sample.Length / 8 && even < odd / 8)
            return Encoding.Unicode;
        return even > sample.Length / 8 && odd < even / 8 ? Encoding.BigEndianUnicode : null;
    }

    /// <summary>How many characters beyond ASCII are sound UTF-8, and how many bytes are not.</summary>
    private static (long Good, long Bad) CountUtf8(Stream stream)
    {
        var decoder = new UTF8Encoding(false, false).GetDecoder();
        var bytes = new byte[64 * 1024];
        var chars = new char[bytes.Length + 4];
        var (good, bad) = (0L, 0L);
        int read;
        do
        {
            read = stream.Read(bytes, 0, bytes.Length);
            var count = decoder.GetChars(bytes, 0, read, chars, 0, read == 0);
            foreach (var c in chars.AsSpan(0, count))
                if (c == '\uFFFD')
                    bad++;
                else if (c > '\x7F')
                    good++;
        } while (read > 0);
        return (good, bad);
    }

    private static Encoding? Named(string? name)
    {
        try
        {
            return string.IsNullOrWhiteSpace(name) ? null : Encoding.GetEncoding(name);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }
}
