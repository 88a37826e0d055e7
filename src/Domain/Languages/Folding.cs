using System.Buffers;
using System.Globalization;
using System.Text;

namespace Tirek.Domain.Languages;

/// <summary>
/// The one key under which the search index and a query meet. Case, script (Latin or Cyrillic), apostrophes, diacritics, ъ ь,
/// doubled letters and the usual ways of writing one sound (ж/j/zh/дж, х/h/x/kh, ң/ng/n, ц/ts/s, ё/yo/е …) make no difference.
/// </summary>
/// <remarks>
/// <para>The key is a key: it is compared, never shown. Uzbek oʻ is typed without its mark, and Tajik ӯ is written у as often as not, so o and u
/// are one letter of it; Russian ё is е, and Uzbek ё is yo, so all three are e.</para>
/// <para>Folding a key gives the key again. No input throws, unpaired surrogates included. Letters of other scripts stay, in lower case.
/// Names that differ by more than spelling (Ашхабад, Aşgabat) are aliases, no matter for this class.</para>
/// </remarks>
public static class Folding
{
    /// <summary>The key of a text: folded words, one space between them, none at the ends. Empty when there is no letter or digit.</summary>
    public static string Fold(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var buffer = ArrayPool<char>.Shared.Rent(MaxLength(text.Length));
        var length = FoldTo(text, buffer);
        var key = text.AsSpan().SequenceEqual(buffer.AsSpan(0, length)) ? text : new string(buffer, 0, length);
        ArrayPool<char>.Shared.Return(buffer);
        return key;
    }

    /// <summary>The folded words of a text, in order. A word ends at anything that is no letter, digit, mark or apostrophe.</summary>
    public static IEnumerable<string> Words(string text) => Fold(text).Split(' ', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Room that <see cref="FoldTo"/> needs for a text of so many characters.</summary>
    public static int MaxLength(int textLength) => 2 * textLength;

    /// <summary>Writes the key and returns its length. No allocation unless the text holds combining marks.</summary>
    /// <exception cref="ArgumentException">The destination is shorter than <see cref="MaxLength"/> of the text.</exception>
    public static int FoldTo(ReadOnlySpan<char> text, Span<char> destination)
    {
        if (destination.Length < MaxLength(text.Length))
            throw new ArgumentException("Destination is too short.", nameof(destination));
        if (text.IndexOfAnyInRange('\u0300', '\u036F') >= 0)
            text = Compose(text);

        var writer = new KeyWriter(destination);
        for (var i = 0; i < text.Length; i++)
        {
            var entry = FoldingTable.Of(text[i]);
            if (entry > FoldingTable.Split)
            {
                writer.Take((char)(entry & 0xFF));
                if (entry > 0xFF)
                    writer.Take((char)(entry >> 8));
            }
            else if (entry == FoldingTable.Split)
            {
                writer.EndWord();
            }
            else if (entry == FoldingTable.Unknown)
            {
                TakeOther(text, ref i, ref writer);
            }
        }

        return writer.End();
    }

    /// <summary>A character outside the table: a letter stays, a digit becomes ASCII, a mark is dropped, anything else ends the word.</summary>
    private static void TakeOther(ReadOnlySpan<char> text, ref int i, ref KeyWriter writer)
    {
        var c = text[i];
        if (FoldingTable.IsDropped(c))
            return;
        if (Rune.DecodeFromUtf16(text[i..], out var rune, out var consumed) != OperationStatus.Done)
        {
            writer.EndWord();
            return;
        }

        i += consumed - 1;
        if (Rune.IsLetter(rune))
        {
            TakeLetter(Rune.ToLowerInvariant(rune), ref writer);
            return;
        }

        switch (Rune.GetUnicodeCategory(rune))
        {
            case UnicodeCategory.DecimalDigitNumber:
                writer.Take((char)('0' + (int)Rune.GetNumericValue(rune)));
                break;
            case UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark:
                break;
            default:
                writer.EndWord();
                break;
        }
    }

    private static void TakeLetter(Rune letter, ref KeyWriter writer)
    {
        // The Kelvin and Ångström signs become ordinary letters when lowered.
        if (letter.IsBmp && FoldingTable.Of((char)letter.Value) is > FoldingTable.Split and <= 0xFF and var token)
        {
            writer.Take((char)token);
            return;
        }

        Span<char> units = stackalloc char[2];
        foreach (var unit in units[..letter.EncodeToUtf16(units)])
            writer.Take(unit);
    }

    private static string Compose(ReadOnlySpan<char> text)
    {
        // Normalising throws on an unpaired surrogate; such a unit divides words anyway.
        var copy = text.ToArray();
        for (var i = 0; i < copy.Length; i++)
        {
            if (!char.IsSurrogate(copy[i]))
                continue;
            if (i + 1 < copy.Length && char.IsSurrogatePair(copy[i], copy[i + 1]))
                i++;
            else
                copy[i] = ' ';
        }

        return new string(copy).Normalize(NormalizationForm.FormC);
    }
}
