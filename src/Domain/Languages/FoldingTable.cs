using System.Text;

namespace Tirek.Domain.Languages;

/// <summary>
/// What each character of the Latin and Cyrillic blocks becomes before <see cref="Folding"/> joins neighbours: one or two tokens
/// (second in the high byte), <see cref="Dropped"/>, <see cref="Split"/>, or <see cref="Unknown"/> for a character the table does not know.
/// Tokens are the letters of the key and a few that need their neighbour: <c>y</c> (glide), <c>c</c>, <c>u</c>,
/// <c>S</c> (sh) and <c>C</c> (ch).
/// </summary>
internal static class FoldingTable
{
    public const ushort Unknown = 0;
    public const ushort Dropped = 1;
    public const ushort Split = 2;

    private const int LowEnd = 0x530;
    private const int AdditionalStart = 0x1E00;
    private const int AdditionalEnd = 0x1F00;

    private static readonly ushort[] Tokens = Build();

    /// <summary>The entry of a character; <see cref="Unknown"/> outside the Latin and Cyrillic blocks.</summary>
    public static ushort Of(char c) =>
        c < LowEnd ? Tokens[c]
        : c is >= (char)AdditionalStart and < (char)AdditionalEnd ? Tokens[c - AdditionalStart + LowEnd]
        : Unknown;

    private static ushort[] Build()
    {
        var table = new ushort[LowEnd + AdditionalEnd - AdditionalStart];
        for (var i = 0; i < table.Length; i++)
        {
            var c = (char)(i < LowEnd ? i : i - LowEnd + AdditionalStart);
            table[i] = Find(c);
        }

        return table;
    }

    private static ushort Find(char c)
    {
        if (IsDropped(c))
            return Dropped;
        if (!char.IsLetterOrDigit(c))
            return Split;
        var lower = char.ToLowerInvariant(c);
        if (lower is >= '0' and <= '9')
            return lower;
        if (Special(lower) is { } special)
            return special;
        var bare = char.ToLowerInvariant(lower.ToString().Normalize(NormalizationForm.FormD)[0]);
        return Special(bare) ?? (ushort)Unknown;
    }

    /// <summary>Apostrophes of every keyboard, modifier letters, combining marks and invisible joiners: they never divide a word.</summary>
    public static bool IsDropped(char c) =>
        c is '\'' or '`' or '´' or '\u00AD' or '\u2018' or '\u2019' or '\u201B' or '\u2032' or '\u200C' or '\u200D' or '\u2060' or '\uFEFF'
            or '\uFF07' or '\uA78B' or '\uA78C'
        || c is >= '\u02B0' and <= '\u036F';

    private static ushort? Special(char c) =>
        c switch
        {
            // x is Uzbek х; q is қ; w is Turkmen в.
            'x' or 'х' or 'ҳ' or 'һ' => 'h',
            'q' or 'к' or 'қ' or 'ҡ' or 'ҟ' or 'ҝ' => 'k',
            'w' or 'в' => 'v',
            >= 'a' and <= 'z' => c,
            'ç' or 'č' or 'ч' or 'ҹ' => 'C',
            'ş' or 'ș' or 'š' or 'ш' or 'щ' => 'S',
            'ž' or 'ж' or 'җ' or 'ҷ' or 'ӂ' or 'џ' => 'j',
            'ı' or 'и' or 'і' or 'ы' or 'ї' or 'ӣ' => 'i',
            // The glide: й/y/ý. Before о or е it makes ё or е, otherwise it is an и.
            'ý' or 'ÿ' or 'й' or 'ј' => 'y',
            'а' or 'ә' or 'ə' => 'a',
            'е' or 'ё' or 'э' or 'є' => 'e',
            'о' or 'ө' or 'ў' or 'ø' => 'o',
            'у' or 'ү' or 'ұ' or 'ӯ' => 'u',
            'я' => Two('i', 'a'),
            'ю' => Two('i', 'u'),
            'æ' => Two('a', 'e'),
            'œ' => Two('o', 'e'),
            'þ' => Two('t', 'h'),
            'ъ' or 'ь' => Dropped,
            'б' => 'b',
            'г' or 'ғ' or 'ґ' or 'ҕ' => 'g',
            'д' or 'đ' or 'ð' => 'd',
            'з' or 'ҙ' => 'z',
            'л' or 'ł' => 'l',
            'м' => 'm',
            'н' or 'ң' or 'ҥ' or 'ŋ' => 'n',
            'п' => 'p',
            'р' => 'r',
            // ц is ts in Russian, s in Uzbek and Tajik words borrowed from it: one key for all.
            'с' or 'ц' or 'ҫ' or 'ß' => 's',
            'т' => 't',
            'ф' => 'f',
            _ => null,
        };

    private static ushort Two(char first, char second) => (ushort)(first | (second << 8));
}
