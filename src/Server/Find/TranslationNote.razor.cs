using Microsoft.AspNetCore.Components;
using Tirek.Domain.Languages;

namespace Tirek.Server.Find;

/// <summary>Says how the texts shown were translated, where nobody of the field answers for them, and shows their originals when asked (languages.md §2).</summary>
public sealed partial class TranslationNote
{
    /// <summary>The texts shown above; null ones are passed over.</summary>
    [Parameter, EditorRequired]
    public IReadOnlyList<LocalText?> Texts { get; set; } = [];

    /// <summary>Those among them that were shown even though a machine made them.</summary>
    [Parameter]
    public bool Guarded { get; set; }

    private IReadOnlyList<LocalText> Doubtful { get; set; } = [];
    private string State { get; set; } = "";

    protected override void OnParametersSet()
    {
        Doubtful = [.. Texts.OfType<LocalText>().Where(t => StateOf(t) is not (TranslationState.Original or TranslationState.Human))];
        if (Doubtful.Count > 0)
            State = Doubtful.Max(StateOf) switch
            {
                TranslationState.Outdated => FindText.TranslationOutdated,
                TranslationState.Machine => FindText.TranslationMachine,
                _ => FindText.TranslationUnchecked,
            };
    }

    private TranslationState StateOf(LocalText text) => text.In(Visit.Language, Guarded).State;
}
