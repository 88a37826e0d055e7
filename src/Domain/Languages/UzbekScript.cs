using System.Text;

namespace Tirek.Domain.Languages;

/// <summary>
/// Uzbek text in Latin letters written in Cyrillic by rule, words of <see cref="UzbekExceptions"/> by list. What is no Uzbek stays as it
/// is: <c>{placeholders}</c>, <c>&lt;markup&gt;</c>, entities, addresses of sites and mail, Roman numerals, and names with letters that
/// Uzbek does not have (WhatsApp, Excel).
/// </summary>
public static class UzbekScript
{
    private const char Turned = '\u02BB';
    private const char Tutuq = '\u02BC';

    /// <summary>The same text in Cyrillic. Text already Cyrillic comes back unchanged.</summary>
    public static string ToCyrillic(string latin)
    {
        ArgumentNullException.ThrowIfNull(latin);
        var result = new StringBuilder(latin.Length);
        var i = 0;
        while (i < latin.Length)
        {
            var kept = LengthOfKept(latin, i);
            if (kept > 0)
            {
                result.Append(latin, i, kept);
                i += kept;
            }
            else if (IsLetter(latin[i]))
            {
                var end = EndOfWord(latin, i);
                AppendWord(result, latin.AsSpan(i, end - i));
                i = end;
            }
            else
            {
                result.Append(latin[i++]);
            }
        }

        return result.ToString();
    }

    private static bool IsLetter(char c) => char.IsAsciiLetter(c);

    private static bool IsApostrophe(char c) => c is Turned or Tutuq or '\u2018' or '\u2019' or '\'' or '`';

    private static int EndOfWord(string text, int start)
    {
        var end = start;
        while (end < text.Length && (IsLetter(text[end]) || IsApostrophe(text[end])))
            end++;
        // An apostrophe at the end belongs to oʻ or gʻ, or else it is a quotation mark.
        while (IsApostrophe(text[end - 1]) && !(text[end - 1] == Turned || text[end - 2] is 'o' or 'g' or 'O' or 'G'))
            end--;
        return end;
    }

    /// <summary>How many characters from here on are no Uzbek and stay as they are.</summary>
    private static int LengthOfKept(string text, int start)
    {
        switch (text[start])
        {
            case '{':
                return LengthTo('}', text, start);
            case '<' when start + 1 < text.Length && (IsLetter(text[start + 1]) || text[start + 1] is '/' or '!'):
                return LengthTo('>', text, start);
            case '&':
                var entity = LengthTo(';', text, start);
                return entity is > 2 and < 12 && text.AsSpan(start, entity).IndexOf(' ') < 0 ? entity : 0;
            case var c when IsLetter(c) && (start == 0 || char.IsWhiteSpace(text[start - 1]) || text[start - 1] is '(' or '>' or '"'):
                return LengthOfAddress(text, start);
            default:
                return 0;
        }
    }

    private static int LengthTo(char close, string text, int start)
    {
        var end = text.IndexOf(close, start);
        return end < 0 ? 0 : end - start + 1;
    }

    /// <summary>The length of a URL, a mail address or a host name with a path that begins here, else 0.</summary>
    private static int LengthOfAddress(string text, int start)
    {
        var end = start;
        while (end < text.Length && !char.IsWhiteSpace(text[end]) && text[end] is not ('<' or '"' or ')' or '{'))
            end++;
        while (end > start && text[end - 1] is '.' or ',' or ';' or ':' or '!' or '?')
            end--;
        var chunk = text.AsSpan(start, end - start);
        var isAddress =
            chunk.Contains("://", StringComparison.Ordinal)
            || chunk.Contains('@')
            || chunk.StartsWith("www.", StringComparison.OrdinalIgnoreCase)
            || chunk.StartsWith("tel:", StringComparison.OrdinalIgnoreCase)
            || IsHost(chunk);
        return isAddress ? chunk.Length : 0;
    }

    /// <summary>A dot between two lower-case letters: a sentence would have a space or a capital there.</summary>
    private static bool IsHost(ReadOnlySpan<char> chunk)
    {
        var dot = chunk.IndexOf('.');
        return dot > 1 && dot + 2 < chunk.Length && char.IsAsciiLetterLower(chunk[dot + 1]) && char.IsAsciiLetterOrDigit(chunk[dot - 1]);
    }

    private static void AppendWord(StringBuilder result, ReadOnlySpan<char> word)
    {
        if (IsForeign(word))
        {
            result.Append(word);
            return;
        }

        var isUpper = word.Length > 1 && !word.ContainsAnyInRange('a', 'z');
        var letters = new UzbekLetters(result, isUpper);
        if (UzbekExceptions.Find(word, out var latinLength) is { } cyrillic)
        {
            // A last ь gives way to a suffix: сентябрь, сентябрда.
            var stem = latinLength < word.Length ? cyrillic.TrimEnd('ь') : cyrillic;
            letters.AppendAsCased(stem, char.IsAsciiLetterUpper(word[0]));
            letters.Append(word, latinLength);
        }
        else
        {
            letters.Append(word, 0);
        }
    }

    private static bool IsForeign(ReadOnlySpan<char> word)
    {
        if (UzbekExceptions.IsKept(word))
            return true;
        if (word.Length > 1 && !word.ContainsAnyExcept("IVXLC"))
            return true;
        for (var i = 0; i < word.Length; i++)
        {
            var next = i + 1 < word.Length ? word[i + 1] : ' ';
            if (word[i] is 'w' or 'W' || (word[i] is 'c' or 'C' && next is not ('h' or 'H')))
                return true;
        }

        return false;
    }
}
