using System.Globalization;
using System.Reflection;
using System.Resources;
using Tirek.Domain.Languages;
using Tirek.Domain.Operating;

namespace Tirek.Server.Operating;

/// <summary>How many texts of this program there are in each language, counted once. Only English is the language of those who wrote it.</summary>
internal static class LanguageCounts
{
    private static readonly Lazy<IReadOnlyList<LanguageTexts>> Counted = new(() =>
        [.. Language.All.Select(l => new LanguageTexts(l, Texts().Sum(t => Count(t, l)), l == Language.English))]
    );

    public static IReadOnlyList<LanguageTexts> All => Counted.Value;

    private static IEnumerable<ResourceManager> Texts() =>
        typeof(LanguageCounts)
            .Assembly.GetTypes()
            .Where(t => t.Name.EndsWith("Text", StringComparison.Ordinal))
            .Select(t =>
                t.GetProperty("ResourceManager", BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.Public)?.GetValue(null)
            )
            .OfType<ResourceManager>();

    /// <summary>Of the language itself: what falls back to English, which stands in the program, does not count.</summary>
    private static int Count(ResourceManager texts, Language language)
    {
        if (language == Language.English)
            return Entries(texts, CultureInfo.InvariantCulture) ?? 0;
        for (var culture = language.Culture; culture.Name.Length > 0; culture = culture.Parent)
            if (Entries(texts, culture) is { } count)
                return count;
        return 0;
    }

    private static int? Entries(ResourceManager texts, CultureInfo culture) =>
        texts.GetResourceSet(culture, createIfNotExists: true, tryParents: false)?.Cast<System.Collections.DictionaryEntry>().Count();
}
