using Tirek.Domain.Keeping;
using Tirek.Domain.Languages;
using Tirek.Server.Shell;

namespace Tirek.Server.Keeping;

/// <summary>Whether this machine can write the eight languages: dates by its ICU library, texts by the files beside the program.</summary>
internal static class CheckLanguages
{
    private static readonly DateOnly Day = new(2026, 5, 4);

    /// <summary>How the fourth of May is written.</summary>
    private static readonly Dictionary<Language, string> Written = new()
    {
        [Language.English] = "4 May 2026",
        [Language.Russian] = "4 мая 2026",
        [Language.Kazakh] = "2026 ж. 4 мамыр",
        [Language.Kyrgyz] = "2026-ж., 4-май",
        [Language.Tajik] = "4 майи 2026",
        [Language.Turkmen] = "4 maý 2026",
        [Language.Uzbek] = "4-may, 2026",
        [Language.UzbekCyrillic] = "4-май, 2026",
    };

    public static Finding Look()
    {
        var undated = Language.All.Where(l => DateWords.Long(Day, l) != Written[l]).ToList();
        if (undated.Count > 0)
            return Finding.Broken(
                "languages",
                $"Dates come out wrong in {string.Join(", ", undated)}: the machine lacks ICU, or has an old one. Install it (Debian: libicu), then start the server again."
            );
        var silent = Language.All.Where(l => l != Language.English && !HasTexts(l)).ToList();
        return silent.Count > 0
            ? Finding.Broken(
                "languages",
                $"The texts of {string.Join(", ", silent)} are missing beside the program. Install Tirek again: not all of it was copied."
            )
            : Finding.Ok("languages", "All eight have their texts and their dates; their letters are drawn by the reader's own device.");
    }

    private static bool HasTexts(Language language)
    {
        for (var culture = language.Culture; culture.Name.Length > 0; culture = culture.Parent)
            if (ShellText.ResourceManager.GetResourceSet(culture, createIfNotExists: true, tryParents: false) is not null)
                return true;
        return false;
    }
}
