using Tirek.Domain.Languages;

namespace Tirek.Server.Demonstration;

/// <summary>Texts of an invented listing: in English, Russian and the languages of its country, as a real member would keep them.</summary>
internal static class DemonstrationTexts
{
    /// <summary>The text under this key, English first (the original).</summary>
    public static LocalText Of(string country, string key, Func<Language, object[]>? arguments = null)
    {
        var own = OwnLanguages(country);
        return new LocalText([
            .. new[] { Language.English, Language.Russian }.Concat(own).Select(language => Wording(language, key, arguments)),
        ]);
    }

    public static IReadOnlyList<Language> OwnLanguages(string country) =>
        country switch
        {
            "KZ" => [Language.Kazakh],
            "KG" => [Language.Kyrgyz],
            "TJ" => [Language.Tajik],
            "TM" => [Language.Turkmen],
            _ => [Language.Uzbek, Language.UzbekCyrillic],
        };

    private static Wording Wording(Language language, string key, Func<Language, object[]>? arguments)
    {
        var pattern = DemonstrationText.ResourceManager.GetString(key, language.Culture)!;
        return new(
            language.Code,
            string.Format(language.Culture, pattern, arguments?.Invoke(language) ?? []),
            language == Language.English ? TranslationState.Original : TranslationState.Unchecked
        );
    }
}
