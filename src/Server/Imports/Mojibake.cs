using System.Buffers;
using System.Text;

namespace Tirek.Server.Imports;

/// <summary>
/// Undoes UTF-8 that was read as another encoding and written again: <c>AttorneyвЂ™s</c>, <c>AttorneyGÇÖs</c>, <c>РџСЂРёСЋС‚</c>. Only where the letters,
/// taken back to bytes, are sound UTF-8: a chance that text as it should be does not meet.
/// </summary>
internal static class Mojibake
{
    private static readonly Lazy<byte[][]> Maps = new(() => [Bytes(1252), Bytes(1251)]);
    private static readonly Lazy<byte[]> Dos = new(() => Bytes(437, ('G', 0xE2), ('+', 0xC3), ('-', 0xC2), ('¦', 0xB3)));

    /// <summary>The text undone, or the same instance when there is nothing to undo.</summary>
    public static string Undo(string text)
    {
        // Text may have gone through it twice.
        for (var pass = 0; pass < 2 && ContainsNonAscii(text); pass++)
        {
            var undone = Best(text);
            if (ReferenceEquals(undone, text))
                break;
            text = undone;
        }
        return text;
    }

    private static string Best(string text)
    {
        if (IsDos(text))
            return Decode(text, Dos.Value, 1);
        foreach (var map in Maps.Value)
            // Once two such letters have met, single ones of the text are of the same kind.
            if (!ReferenceEquals(Decode(text, map, 2), text))
                return Decode(text, map, 1);
        return text;
    }

    /// <summary>
    /// UTF-8 read as the old code page of DOS, whose Γ ├ ┬ were then replaced by the nearest plain characters G + -. Since these are common, a letter
    /// before, or a whole sequence of three, has to give it away.
    /// </summary>
    private static bool IsDos(string text)
    {
        for (var i = 0; i + 1 < text.Length; i++)
        {
            if (text[i] == 'G' && i + 2 < text.Length && IsTrail(text[i + 1]) && IsTrail(text[i + 2]))
                return true;
            if (text[i] == '+' && i > 0 && char.IsLetter(text[i - 1]) && IsTrail(text[i + 1]))
                return true;
        }
        return false;

        static bool IsTrail(char c) => c > '\x7F' && Dos.Value[c] is >= 0x80 and <= 0xBF;
    }

    /// <summary>
    /// Decodes each run of at least so many sequences. One sequence is enough where it cannot be anything else (â€™, Ã©); two letters that may also meet by
    /// chance (Вё, Ý”) are none.
    /// </summary>
    private static string Decode(string text, byte[] map, int atLeast)
    {
        StringBuilder? undone = null;
        var (from, i) = (0, 0);
        Span<byte> bytes = stackalloc byte[4];
        while (i < text.Length)
        {
            // Nearly every character begins no sequence, and costs no more than this look.
            if (Sequence(text, i, map, bytes) == 0)
            {
                i++;
                continue;
            }
            var (start, sequences, runes) = (i, 0, new StringBuilder());
            while (i < text.Length && Sequence(text, i, map, bytes) is var length && length > 0)
            {
                if (Rune.DecodeFromUtf8(bytes[..length], out var rune, out var used) != OperationStatus.Done || used != length)
                    break;
                runes.Append(rune.ToString());
                sequences += length > 2 || (bytes[0] <= 0xC3 && map['Ã'] != 0) ? 2 : 1;
                i += length;
            }
            var isWithinWord = i < text.Length && text[i] > '\x7F' && char.IsLetter(text[i]) && map['Ã'] == 0;
            if (sequences >= atLeast && !isWithinWord)
            {
                undone ??= new(text.Length);
                undone.Append(text, from, start - from).Append(runes);
                from = i;
            }
            else if (i == start)
                i++;
        }
        return undone is null ? text : undone.Append(text, from, text.Length - from).ToString();
    }

    /// <summary>How many characters from here on could be the bytes of one character in UTF-8, with these bytes; 0 if none.</summary>
    private static int Sequence(string text, int at, byte[] map, Span<byte> bytes)
    {
        var lead = map[text[at]];
        var length = lead switch
        {
            >= 0xC2 and <= 0xDF => 2,
            >= 0xE0 and <= 0xEF => 3,
            >= 0xF0 and <= 0xF4 => 4,
            _ => 0,
        };
        if (length == 0 || at + length > text.Length)
            return 0;
        bytes[0] = lead;
        for (var i = 1; i < length; i++)
            if (text[at + i] <= '\x7F' || (bytes[i] = map[text[at + i]]) is < 0x80 or > 0xBF)
                return 0;
        return length;
    }

    private static bool ContainsNonAscii(string text) => text.AsSpan().IndexOfAnyExceptInRange('\0', '\x7F') >= 0;

    /// <summary>The byte that stands for each character in a code page; 0 for those without one. Bytes the page does not use stand for controls.</summary>
    private static byte[] Bytes(int codePage, params (char Character, byte Byte)[] also)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var encoding = Encoding.GetEncoding(codePage);
        var map = new byte[char.MaxValue + 1];
        for (var b = 0x80; b <= 0xFF; b++)
        {
            map[b] = (byte)(b < 0xA0 ? b : map[b]);
            if (encoding.GetString([(byte)b]) is [var c] && c != '\uFFFD')
                map[c] = (byte)b;
        }
        foreach (var (character, b) in also)
            map[character] = b;
        return map;
    }
}
