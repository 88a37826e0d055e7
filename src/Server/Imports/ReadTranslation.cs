using Tirek.Domain.Languages;

namespace Tirek.Server.Imports;

/// <summary>What a row of translations says of itself (our profile).</summary>
internal static class ReadTranslation
{
    /// <summary>Address code of its language, by code or tag; null when it is none of ours.</summary>
    public static string? LanguageOf(FeedRow row) =>
        row["language"] is { } written ? Language.All.FirstOrDefault(l => Is(l.Code, written) || Is(l.Tag, written))?.Code : null;

    /// <summary>A state that is not known is taken for the one that a reader is warned of most.</summary>
    public static TranslationState StateOf(FeedRow row) =>
        row["state"]?.ToLowerInvariant() switch
        {
            "original" => TranslationState.Original,
            "human" => TranslationState.Human,
            "unchecked" => TranslationState.Unchecked,
            "outdated" => TranslationState.Outdated,
            _ => TranslationState.Machine,
        };

    private static bool Is(string one, string other) => one.Equals(other, StringComparison.OrdinalIgnoreCase);
}
