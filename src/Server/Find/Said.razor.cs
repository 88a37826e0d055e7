using Microsoft.AspNetCore.Components;
using Tirek.Domain.Languages;

namespace Tirek.Server.Find;

/// <summary>
/// A text of a listing as this reader may be shown it. One in another language than hers says so; how it was translated is told once per page or card by
/// <see cref="TranslationNote"/>.
/// </summary>
public sealed partial class Said
{
    [Parameter, EditorRequired]
    public LocalText? Text { get; set; }

    /// <summary>A text on which safety hangs: never as a machine made it (languages.md §2).</summary>
    [Parameter]
    public bool Guarded { get; set; }

    /// <summary>Leaves out the line on another language: where a list shows many texts, one note stands for all.</summary>
    [Parameter]
    public bool Quiet { get; set; }

    private Wording? Wording => Text?.In(Visit.Language, Guarded);
    private Language? Spoken => Language.Find(Wording?.Language);
    private string? Tag => Spoken is { } other && other != Visit.Language ? other.Tag : null;

    private bool IsForeign =>
        !Quiet && Spoken is { } other && other.Culture.TwoLetterISOLanguageName != Visit.Language.Culture.TwoLetterISOLanguageName;

    private string OnlyIn => FindWords.Say(FindText.OnlyIn, FindWords.LanguageName(Spoken!.Culture.TwoLetterISOLanguageName));
}
