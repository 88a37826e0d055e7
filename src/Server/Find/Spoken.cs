using Tirek.Domain.Languages;

namespace Tirek.Server.Find;

/// <summary>
/// A text of a listing as this reader may be shown it: <see cref="Tag"/> when its language is another than the page's, <see cref="OnlyIn"/> what to say
/// when it is one that she may not read.
/// </summary>
internal readonly record struct Spoken(string Text, string? Tag, string? OnlyIn)
{
    /// <summary>Of a text on which safety hangs, its older translation, to be shown behind the original and marked as older; null: there is none.</summary>
    public string? Older { get; private init; }

    /// <summary>The text is a translation that is older than its original.</summary>
    public bool IsOlder { get; private init; }

    /// <param name="text">A text with its translations; null shows nothing.</param>
    /// <param name="reader">The language of the page.</param>
    /// <param name="guarded">Safety hangs on it: never as a machine made it (languages.md §2), and not as it was before its original changed.</param>
    public static Spoken? Of(LocalText? text, Language reader, bool guarded = false)
    {
        if (text is null)
            return null;
        var wording = text.In(reader, guarded);
        if (wording.Language == reader.Code || Language.Find(wording.Language) is not { } other)
            return new(wording.Text, null, null)
            {
                IsOlder = wording.State == TranslationState.Outdated,
                Older = guarded && wording.Language != reader.Code ? text.OlderIn(reader)?.Text : null,
            };
        var older = guarded ? text.OlderIn(reader)?.Text : null;
        var code = other.Culture.TwoLetterISOLanguageName;
        var isSame = code == reader.Culture.TwoLetterISOLanguageName;
        return new(
            wording.Text,
            other.Tag,
            isSame || older is not null ? null : FindWords.Say(FindText.OnlyIn, FindWords.LanguageName(code))
        )
        {
            IsOlder = wording.State == TranslationState.Outdated,
            Older = older,
        };
    }
}
