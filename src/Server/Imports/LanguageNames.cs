using System.Globalization;
using Tirek.Domain.Languages;

namespace Tirek.Server.Imports;

/// <summary>ISO 639 codes of languages by their names in English, Russian and their own.</summary>
internal static class LanguageNames
{
    private static readonly Lazy<Dictionary<string, string>> Known = new(Read);

    /// <summary>Null when the name is not known.</summary>
    public static string? CodeOf(string name) => Known.Value.GetValueOrDefault(Folding.Fold(name));

    private static Dictionary<string, string> Read()
    {
        var known = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var culture in CultureInfo.GetCultures(CultureTypes.NeutralCultures).Where(c => c.TwoLetterISOLanguageName != "iv"))
        foreach (
            var name in new[]
            {
                culture.TwoLetterISOLanguageName,
                culture.ThreeLetterISOLanguageName,
                culture.EnglishName,
                culture.NativeName,
            }
        )
            known.TryAdd(Folding.Fold(name), culture.TwoLetterISOLanguageName);
        foreach (var (code, names) in Also)
        foreach (var name in names)
            known.TryAdd(Folding.Fold(name), code);
        return known;
    }

    private static readonly (string Code, string[] Names)[] Also =
    [
        ("en", ["английский", "английский язык"]),
        ("ru", ["русский", "русский язык", "орус", "орус тили", "орысша", "русӣ", "rus", "rusça", "rus tili"]),
        ("kk", ["казахский", "казахский язык", "қазақша"]),
        ("ky", ["кыргызский", "киргизский", "кыргызский язык", "кыргызча", "Kirghiz"]),
        ("tg", ["таджикский", "таджикский язык", "тоҷикӣ"]),
        ("tk", ["туркменский", "туркменский язык", "türkmençe"]),
        ("uz", ["узбекский", "узбекский язык", "oʻzbekcha", "ўзбекча"]),
        ("de", ["немецкий"]),
        ("tr", ["турецкий"]),
        ("ug", ["уйгурский", "Uighur"]),
        ("ko", ["корейский"]),
        ("ht", ["Haitian Creole"]),
        ("zh", ["китайский", "Mandarin"]),
    ];
}
