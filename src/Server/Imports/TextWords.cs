using System.Buffers;
using System.Globalization;
using Tirek.Domain.Languages;

namespace Tirek.Server.Imports;

/// <summary>A word or number of a text: where it stands there, and where its folded form stands among those of the text.</summary>
/// <param name="Digits">Digits at its beginning if it is a number (<c>17</c>, <c>17a</c>, <c>5th</c>); 0 for a word.</param>
internal readonly record struct TextWord(int Start, int End, int From, int Length, int Digits)
{
    public bool IsNumber => Digits > 0;
}

/// <summary>
/// A text as folded words and numbers, whatever stands between them: spaces of all kinds, punctuation, line breaks, entities of HTML, escapes of web addresses
/// and of JSON. Soft hyphens and invisible joiners divide nothing. Made once and used for many texts, one at a time.
/// </summary>
internal sealed class TextWords
{
    /// <summary>More letters than this behind its digits make a number and a word (<c>17street</c>).</summary>
    private const int LongestSuffix = 2;

    private static readonly SearchValues<char> Escapes = SearchValues.Create("%&\\");

    private readonly List<TextWord> words = [];
    private char[] folded = new char[256];
    private char[] plain = new char[256];
    private int[] places = [];
    private int used;
    private string text = "";

    public int Count => words.Count;

    public TextWord this[int i] => words[i];

    /// <summary>The text that was read last.</summary>
    public string Text => text;

    public ReadOnlySpan<char> Folded(int i) => folded.AsSpan(words[i].From, words[i].Length);

    /// <summary>The digits of a number, without zeros before them.</summary>
    public ReadOnlySpan<char> NumberAt(int i)
    {
        var digits = folded.AsSpan(words[i].From, words[i].Digits).TrimStart('0');
        return digits.IsEmpty ? "0" : digits;
    }

    /// <summary>Whether nothing but this one character stands between a word and the next.</summary>
    public bool IsJoined(int i, char by) => i + 1 < words.Count && words[i].End + 1 == words[i + 1].Start && text[words[i].End] == by;

    /// <summary>What stands between a word and the next.</summary>
    public ReadOnlySpan<char> GapAfter(int i) => text.AsSpan(words[i].End, Math.Max(0, words[i + 1].Start - words[i].End));

    public TextWords Read(string text)
    {
        this.text = text;
        words.Clear();
        used = 0;
        if (text.AsSpan().ContainsAny(Escapes))
        {
            var length = ReadEscapes.Plain(text, ref plain, ref places);
            Divide(plain.AsSpan(0, length), places);
        }
        else
            Divide(text, null);
        return this;
    }

    private void Divide(ReadOnlySpan<char> chars, int[]? at)
    {
        for (var i = 0; i < chars.Length; )
        {
            if (!char.IsLetterOrDigit(chars[i]))
            {
                i++;
                continue;
            }
            var end = EndOfWord(chars, i);
            Take(chars[i..end], at is null ? i : at[i], at is null ? end : at[end]);
            i = end;
        }
    }

    private static int EndOfWord(ReadOnlySpan<char> chars, int start)
    {
        var isNumber = char.IsDigit(chars[start]);
        var (end, suffix) = (start + 1, 0);
        for (var i = end; i < chars.Length; i++)
            if (char.IsLetterOrDigit(chars[i]))
            {
                suffix = char.IsDigit(chars[i]) && suffix == 0 ? 0 : suffix + 1;
                if (isNumber && suffix > LongestSuffix)
                    return end - LongestSuffix;
                end = i + 1;
            }
            else if (!IsJoiner(chars[i]))
                break;
        return end;
    }

    /// <summary>Apostrophes, soft hyphens, marks and what cannot be seen.</summary>
    private static bool IsJoiner(char c) =>
        c is '\'' or '`' or '´' or '\u00AD' or '\u2018' or '\u2019' or '\u201B' or '\u2032' or '\u2060' or '\uFEFF'
        || c is >= '\u200B' and <= '\u200D'
        || (c > '\u02AF' && char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.ModifierLetter);

    private void Take(ReadOnlySpan<char> word, int start, int end)
    {
        var most = Folding.MaxLength(word.Length);
        if (folded.Length < used + most)
            Array.Resize(ref folded, Math.Max(2 * folded.Length, used + most));
        var length = Fold(word, folded.AsSpan(used));
        if (length == 0)
            return;
        var key = folded.AsSpan(used, length);
        var digits = DigitsAt(key, 0);
        var tail = digits == 0 ? TailOf(key) : 0;
        // дом5, apt3: the word that says what the number is, and the number.
        if (tail > 0 && StreetWords.KindOf(key[..^tail]) is not (WordKind.Name or WordKind.Everyday))
        {
            words.Add(new(start, end, used, length - tail, 0));
            words.Add(new(start, end, used + length - tail, tail, tail));
        }
        else
            words.Add(new(start, end, used, length, digits));
        used += length;
    }

    /// <summary>A zero-width space divides words for folding and not for a reader.</summary>
    private static int Fold(ReadOnlySpan<char> word, Span<char> key)
    {
        if (!word.Contains('\u200B'))
            return Folding.FoldTo(word, key);
        return Folding.FoldTo(word.ToString().Replace("\u200B", "", StringComparison.Ordinal), key);
    }

    private static int DigitsAt(ReadOnlySpan<char> key, int from)
    {
        var to = from;
        while (to < key.Length && char.IsAsciiDigit(key[to]))
            to++;
        return to - from;
    }

    private static int TailOf(ReadOnlySpan<char> key) => key.Length - key.TrimEnd("0123456789").Length;
}
