using System.Globalization;
using Tirek.Domain.Languages;

namespace Tirek.Server.Imports;

/// <summary>ISO 639 codes of languages by their names in English, Russian and their own.</summary>
internal static class LanguageNames
{
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

    private static readonly Lazy<IReadOnlyList<CultureInfo>> Cultures = new(() =>
        [.. CultureInfo.GetCultures(CultureTypes.NeutralCultures).Where(c => c.TwoLetterISOLanguageName is not ("iv" or ""))]
    );

    // Codes are compared letter by letter: folded, ky and ki are one.
    private static readonly Lazy<Dictionary<string, string>> Codes = new(() =>
        Cultures
            .Value.SelectMany(c => new[] { c.TwoLetterISOLanguageName, c.ThreeLetterISOLanguageName }, (c, code) => (c, code))
            .DistinctBy(x => x.code)
            .ToDictionary(x => x.code, x => x.c.TwoLetterISOLanguageName, StringComparer.OrdinalIgnoreCase)
    );

    private static readonly Lazy<Dictionary<string, string>> Names = new(() =>
        Also.SelectMany(a => a.Names, (a, name) => (a.Code, name))
            .Concat(
                Cultures.Value.SelectMany(c => new[] { c.EnglishName, c.NativeName }, (c, name) => (Code: c.TwoLetterISOLanguageName, name))
            )
            .GroupBy(x => Folding.Fold(x.name))
            .ToDictionary(g => g.Key, g => g.First().Code)
    );

    /// <summary>Null when the name is not known.</summary>
    public static string? CodeOf(string name) =>
        name.Length <= 3 ? Codes.Value.GetValueOrDefault(name) : Names.Value.GetValueOrDefault(Folding.Fold(name));
}
