using Tirek.Domain.Languages;
using Tirek.Domain.Listings;

namespace Tirek.Domain.Editing;

/// <summary>A text of a listing beside its original; <see cref="Own"/>: its wording in the reader's language, null where there is none.</summary>
public sealed record TranslatedField(EditField Field, Wording Original, Wording? Own);

/// <summary>How many of a listing's texts are in a language: all there are, those that are there, and those of these whose original has changed since.</summary>
public sealed record LanguageProgress(Language Language, int All, int Done, int Older);

/// <summary>The texts of a listing and their translations (languages.md §2).</summary>
public static class Translations
{
    /// <summary>Texts whose original is in another language than this, in the order of the form.</summary>
    public static IReadOnlyList<TranslatedField> Of(Listing listing, Language language) =>
        [
            .. Texts(listing)
                .Where(t => t.Text.Original.Language is { } original && original != language.Code)
                .Select(t => new TranslatedField(t.Field, t.Text.Original, t.Text.Exactly(language))),
        ];

    /// <summary>Every language of ours. A text of which nobody said in which language it is counts in none.</summary>
    public static IReadOnlyList<LanguageProgress> Progress(Listing listing)
    {
        var texts = Texts(listing).Select(t => t.Text).Where(t => t.Original.Language is not null).ToList();
        return [.. Language.All.Select(l => Count(l, [.. texts.Select(t => t.Exactly(l))]))];
    }

    private static LanguageProgress Count(Language language, IReadOnlyList<Wording?> wordings) =>
        new(language, wordings.Count, wordings.Count(w => w is not null), wordings.Count(w => w is { State: TranslationState.Outdated }));

    private static IEnumerable<(EditField Field, LocalText Text)> Texts(Listing listing) =>
        EditFields
            .For(listing)
            .Select(f => (Field: f, Text: f.Said?.Invoke(listing)))
            .Where(t => t.Text is not null)
            .Select(t => (t.Field, t.Text!));
}
