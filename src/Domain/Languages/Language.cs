using System.Globalization;

namespace Tirek.Domain.Languages;

/// <summary>
/// One of the eight languages in which every part of Tirek speaks. <see cref="Code"/> is the first segment of every address
/// (<c>uz</c> is Uzbek in Latin letters, <c>uz-Cyrl</c> in Cyrillic), <see cref="Culture"/> the .NET culture that formats and sorts,
/// <see cref="OwnName"/> what its speakers call it. Instances are compared by reference: there are no others than <see cref="All"/>.
/// </summary>
public sealed class Language
{
    public static readonly Language English = new("en", "en-GB", "English", "en");
    public static readonly Language Russian = new("ru", "ru-RU", "Русский", "ru");
    public static readonly Language Kazakh = new("kk", "kk-KZ", "Қазақша", "kk", "KZ");
    public static readonly Language Kyrgyz = new("ky", "ky-KG", "Кыргызча", "ky", "KG");
    public static readonly Language Tajik = new("tg", "tg-Cyrl-TJ", "Тоҷикӣ", "tg", "TJ");
    public static readonly Language Turkmen = new("tk", "tk-TM", "Türkmençe", "tk", "TM");
    public static readonly Language Uzbek = new("uz", "uz-Latn-UZ", "Oʻzbekcha", "uz-Latn", "UZ");
    public static readonly Language UzbekCyrillic = new("uz-Cyrl", "uz-Cyrl-UZ", "Ўзбекча", "uz-Cyrl", "UZ");

    /// <summary>All languages in the order in which a reader is offered them.</summary>
    public static IReadOnlyList<Language> All { get; } = [English, Russian, Kazakh, Kyrgyz, Tajik, Turkmen, Uzbek, UzbekCyrillic];

    private Language(string code, string culture, string ownName, string tag, string? home = null)
    {
        Code = code;
        Culture = CultureInfo.GetCultureInfo(culture);
        OwnName = ownName;
        Tag = tag;
        Home = home;
    }

    public string Code { get; }
    public CultureInfo Culture { get; }
    public string OwnName { get; }

    /// <summary>The BCP 47 tag for <c>lang=</c>.</summary>
    public string Tag { get; }

    /// <summary>ISO 3166-1 of the country whose own language it is; null for English and Russian, which are read in all.</summary>
    public string? Home { get; }

    /// <summary>The language with this address code, or null. Exact: <c>UZ</c> is not an address.</summary>
    public static Language? Find(string? code) => All.FirstOrDefault(l => l.Code == code);

    public override string ToString() => Code;
}
