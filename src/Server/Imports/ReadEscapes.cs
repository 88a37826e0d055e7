using System.Globalization;
using System.Net;
using System.Text;

namespace Tirek.Server.Imports;

/// <summary>Undoes the escapes of web addresses (<c>%20</c>), HTML (<c>&amp;nbsp;</c>) and JSON (<c>\n</c>, <c>\u00a0</c>) in a text, remembering where each character stood.</summary>
internal static class ReadEscapes
{
    private const int LongestEntity = 10;

    /// <summary>Writes the plain text, and for each character of it, and its end, the place in <paramref name="text"/>. Returns its length.</summary>
    public static int Plain(string text, ref char[] plain, ref int[] places)
    {
        if (plain.Length < text.Length)
            plain = new char[text.Length * 2];
        if (places.Length < plain.Length + 1)
            places = new int[plain.Length + 1];
        var length = 0;
        for (var i = 0; i < text.Length; )
        {
            var (read, taken) = At(text, i);
            // What is escaped is never shorter than what it stands for.
            for (var k = 0; k < read.Length; k++, length++)
                (plain[length], places[length]) = (read[k], i + k * taken / read.Length);
            i += taken;
        }
        places[length] = text.Length;
        return length;
    }

    private static (string Read, int Taken) At(string text, int i) =>
        text[i] switch
        {
            '%' => Percent(text, i),
            '&' => Entity(text, i),
            '\\' => Backslash(text, i),
            _ => (text[i].ToString(), 1),
        };

    private static (string, int) Percent(string text, int start)
    {
        var bytes = new List<byte>();
        var i = start;
        while (
            i + 2 < text.Length
            && text[i] == '%'
            && byte.TryParse(text.AsSpan(i + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value)
        )
        {
            bytes.Add(value);
            i += 3;
        }
        return bytes.Count == 0 ? ("%", 1) : (Encoding.UTF8.GetString([.. bytes]), i - start);
    }

    private static (string, int) Entity(string text, int start)
    {
        var end = text.IndexOf(';', start, Math.Min(LongestEntity, text.Length - start));
        if (end < 0)
            return ("&", 1);
        var written = text[start..(end + 1)];
        var read = WebUtility.HtmlDecode(written);
        return read == written ? ("&", 1) : (read, written.Length);
    }

    private static (string, int) Backslash(string text, int start)
    {
        if (start + 1 == text.Length || !"nrtbfu\"\\/".Contains(text[start + 1], StringComparison.Ordinal))
            return (" ", 1);
        if (text[start + 1] != 'u')
            return (" ", 2);
        if (
            start + 5 < text.Length
            && ushort.TryParse(text.AsSpan(start + 2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var unit)
        )
            return (((char)unit).ToString(), 6);
        return (" ", 1);
    }
}
