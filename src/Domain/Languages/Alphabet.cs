using System.Globalization;

namespace Tirek.Domain.Languages;

/// <summary>
/// The order in which a reader of a language looks for a word. Follows the culture (ICU) except where ICU does not know the alphabet:
/// Uzbek Cyrillic, whose Ў Қ Ғ Ҳ follow Я, and Tajik, whose Ӣ and Ӯ are letters after И and У rather than accents on them.
/// Case and other accents decide only between words that are otherwise the same.
/// </summary>
public static class Alphabet
{
    public static IComparer<string> Of(Language language)
    {
        ArgumentNullException.ThrowIfNull(language);
        var culture = language.Culture.CompareInfo.GetStringComparer(CompareOptions.None);
        Func<string, string> standIn =
            language == Language.UzbekCyrillic ? UzbekStandIn
            : language == Language.Tajik ? TajikStandIn
            : name => name;
        return Comparer<string>.Create((a, b) => culture.Compare(standIn(a), standIn(b)));
    }

    // Letters of old Cyrillic stand in for the four: ICU has them after я, in this order, and no Uzbek word holds them.
    private static string UzbekStandIn(string name) =>
        string.Create(
            name.Length,
            name,
            (letters, source) =>
            {
                for (var i = 0; i < letters.Length; i++)
                    letters[i] = source[i] switch
                    {
                        'ў' => 'ѯ',
                        'Ў' => 'Ѯ',
                        'қ' => 'ѱ',
                        'Қ' => 'Ѱ',
                        'ғ' => 'ѳ',
                        'Ғ' => 'Ѳ',
                        'ҳ' => 'ѵ',
                        'Ҳ' => 'Ѵ',
                        var other => other,
                    };
            }
        );

    // Neighbours of и and у that ICU counts as letters of their own and Tajik does not use.
    private static string TajikStandIn(string name) => name.Replace('ӣ', 'і').Replace('Ӣ', 'І').Replace('ӯ', 'ұ').Replace('Ӯ', 'Ұ');
}
