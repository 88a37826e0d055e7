using System.Text.Json.Serialization;

namespace Tirek.Domain.Languages;

/// <summary>How a translated text came to be (languages.md §2). The reader is told of everything but an original and a confirmed human one.</summary>
public enum TranslationState
{
    Original,
    Human,

    /// <summary>Translated by a person, not yet checked by a native professional of the field.</summary>
    Unchecked,
    Machine,

    /// <summary>The original has changed since.</summary>
    Outdated,
}

/// <summary>A text in one language. <see cref="Language"/> is an address code (<see cref="Language.Find"/>), or null when a feed did not say.</summary>
public sealed record Wording(string? Language, string Text, TranslationState State);

/// <summary>
/// A text with its translations, the original first. <see cref="In"/> chooses what a reader of a language is shown.
/// </summary>
public sealed class LocalText
{
    [JsonConstructor]
    public LocalText(IReadOnlyList<Wording> wordings) => Wordings = wordings;

    public IReadOnlyList<Wording> Wordings { get; }

    [JsonIgnore]
    public Wording Original => Wordings[0];

    public static LocalText Of(string text, Language? language = null) => new([new(language?.Code, text, TranslationState.Original)]);

    /// <summary>Null for an empty or absent text, so that "absent stays absent".</summary>
    public static LocalText? OfOptional(string? text, Language? language = null) =>
        string.IsNullOrWhiteSpace(text) ? null : Of(text, language);

    /// <summary>
    /// The wording for a reader of <paramref name="language"/>: her own, else the same language in its other script, else Russian as a person wrote it
    /// (read across the region; not for a reader of English), else the original.
    /// A text on which safety hangs (<paramref name="neverMachine"/>: telephone, hours, address, eligibility, advice, consent) is never
    /// shown as a machine made it (languages.md §2), nor as it was translated before its original changed: "free" may cost money by now.
    /// </summary>
    public Wording In(Language language, bool neverMachine = false)
    {
        bool May(Wording w) => !(neverMachine && w.State is TranslationState.Machine or TranslationState.Outdated);
        return Wordings.FirstOrDefault(w => w.Language == language.Code && May(w))
            ?? Wordings.FirstOrDefault(w => OtherScript(language) == w.Language && May(w))
            ?? Wordings.FirstOrDefault(w => language != Language.English && w.Language == Language.Russian.Code && IsByPerson(w))
            ?? Original;
    }

    /// <summary>What a reader is shown beside the original of a text on which safety hangs: its translation of before the original changed; null where there is none.</summary>
    public Wording? OlderIn(Language language) =>
        Wordings.FirstOrDefault(w => w.Language == language.Code && w.State == TranslationState.Outdated);

    /// <summary>The wording in exactly this language; the original, where nobody said in which language it is.</summary>
    public Wording? Exactly(Language language) =>
        Wordings.FirstOrDefault(w => w.Language == language.Code) ?? (Original.Language is null ? Original : null);

    /// <summary>
    /// The text with another wording in one language, as a person wrote it. A changed original leaves its translations marked as older, save those that
    /// a machine made: they stay marked as such and are shown nowhere that safety hangs on. An original that is taken out takes them along. Null: nothing is left.
    /// </summary>
    public static LocalText? With(LocalText? text, Language language, string wording)
    {
        if (text is null)
            return OfOptional(wording, language);
        var at = text.Wordings.ToList().FindIndex(0, w => w == text.Exactly(language));
        return (at, wording.Length) switch
        {
            (-1, 0) => text,
            (-1, _) => new([.. text.Wordings, new(language.Code, wording, TranslationState.Human)]),
            (0, 0) => null,
            (0, _) => new([
                text.Original with
                {
                    Text = wording,
                },
                .. text
                    .Wordings.Skip(1)
                    .Select(w => w.State == TranslationState.Machine ? w : w with { State = TranslationState.Outdated }),
            ]),
            (_, 0) => new([.. text.Wordings.Where((_, i) => i != at)]),
            _ => new([.. text.Wordings.Select((w, i) => i == at ? w with { Text = wording, State = TranslationState.Human } : w)]),
        };
    }

    private static bool IsByPerson(Wording wording) =>
        wording.State is TranslationState.Original or TranslationState.Human or TranslationState.Unchecked;

    private static string? OtherScript(Language language) =>
        language == Language.Uzbek ? Language.UzbekCyrillic.Code
        : language == Language.UzbekCyrillic ? Language.Uzbek.Code
        : null;
}
