using System.Text;

namespace Tirek.Domain.Languages;

/// <summary>The rules from Latin to Cyrillic letters of Uzbek within one word. Upper case is kept, of a digraph as of one letter.</summary>
internal readonly struct UzbekLetters(StringBuilder result, bool isUpper)
{
    private const string Vowels = "aeiouAEIOU";

    /// <summary>Borrowed endings in which Russian ц became s or ts: konvensiya, funksiya, politsiya, emotsional.</summary>
    private static readonly (string Latin, string Cyrillic)[] Endings =
    [
        ("tsiya", "ция"),
        ("tsion", "цион"),
        ("ksiya", "кция"),
        ("ksion", "кцион"),
        ("nsiya", "нция"),
        ("nsion", "нцион"),
    ];

    /// <summary>Appends a ready Cyrillic stem in the case of the word it stands for.</summary>
    public void AppendAsCased(string cyrillic, bool startsUpper)
    {
        for (var i = 0; i < cyrillic.Length; i++)
            result.Append(isUpper || (i == 0 && startsUpper) ? char.ToUpperInvariant(cyrillic[i]) : cyrillic[i]);
    }

    /// <summary>Appends the word from an index on; what stands before decides whether e opens a syllable.</summary>
    public void Append(ReadOnlySpan<char> word, int from)
    {
        var i = from;
        while (i < word.Length)
            i += AppendOne(word, i);
    }

    /// <summary>Appends one letter, digraph or ending and returns how many Latin characters it took.</summary>
    private int AppendOne(ReadOnlySpan<char> word, int i)
    {
        var rest = word[i..];
        foreach (var (latin, cyrillic) in Endings)
        {
            if (!rest.StartsWith(latin, StringComparison.OrdinalIgnoreCase))
                continue;
            AppendAsCased(cyrillic, char.IsAsciiLetterUpper(rest[0]));
            return latin.Length;
        }

        var next = rest.Length > 1 ? char.ToLowerInvariant(rest[1]) : '\0';
        var afterNext = rest.Length > 2 ? rest[2] : '\0';
        var (letter, taken) = (char.ToLowerInvariant(rest[0]), next) switch
        {
            ('s', 'h') => ('ш', 2),
            ('c', 'h') => ('ч', 2),
            ('y', 'o') when !IsTurned(afterNext) => ('ё', 2),
            ('y', 'u') => ('ю', 2),
            ('y', 'a') => ('я', 2),
            ('y', 'e') => ('е', 2),
            ('o', _) when IsTurned(next) => ('ў', 2),
            ('g', _) when IsTurned(next) => ('ғ', 2),
            ('e', _) when i == 0 || Vowels.Contains(word[i - 1]) => ('э', 1),
            // Isʼhoq: the sign only keeps s and h apart.
            ('s', '\u02BC' or '\u2019' or '\'') when afterNext is 'h' or 'H' => ('с', 2),
            var (c, _) => (Single(c), 1),
        };
        result.Append(isUpper || char.IsAsciiLetterUpper(rest[0]) ? char.ToUpperInvariant(letter) : letter);
        return taken;
    }

    private static bool IsTurned(char c) => c is '\u02BB' or '\u02BC' or '\u2018' or '\u2019' or '\'' or '`';

    private static char Single(char c) =>
        c switch
        {
            'a' => 'а',
            'b' => 'б',
            'd' => 'д',
            'e' => 'е',
            'f' => 'ф',
            'g' => 'г',
            'h' => 'ҳ',
            'i' => 'и',
            'j' => 'ж',
            'k' => 'к',
            'l' => 'л',
            'm' => 'м',
            'n' => 'н',
            'o' => 'о',
            'p' => 'п',
            'q' => 'қ',
            'r' => 'р',
            's' => 'с',
            't' => 'т',
            'u' => 'у',
            'v' => 'в',
            'x' => 'х',
            'y' => 'й',
            'z' => 'з',
            _ => 'ъ',
        };
}
