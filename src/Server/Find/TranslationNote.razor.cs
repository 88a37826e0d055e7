using Microsoft.AspNetCore.Components;
using Tirek.Domain.Languages;

namespace Tirek.Server.Find;

/// <summary>Says how the texts shown were translated, where nobody of the field answers for them, and shows their originals when asked (languages.md §2).</summary>
public sealed partial class TranslationNote
{
    /// <summary>The texts shown above; null ones are passed over.</summary>
    [Parameter, EditorRequired]
    public IReadOnlyList<LocalText?> Texts { get; set; } = [];

    /// <summary>Those shown above on which safety hangs: what a machine made of them was not shown.</summary>
    [Parameter]
    public IReadOnlyList<LocalText?> Guarded { get; set; } = [];

    private IReadOnlyList<LocalText> Doubtful { get; set; } = [];
    private string State { get; set; } = "";

    protected override void OnParametersSet()
    {
        var doubtful = Texts
            .Select(t => (Text: t, State: t?.In(Visit.Language).State))
            .Concat(Guarded.Select(t => (Text: t, State: t?.In(Visit.Language, neverMachine: true).State)))
            .Where(t => t.State is TranslationState.Unchecked or TranslationState.Machine or TranslationState.Outdated)
            .ToList();
        Doubtful = [.. doubtful.Select(t => t.Text!)];
        if (Doubtful.Count > 0)
            State = doubtful.Max(t => t.State) switch
            {
                TranslationState.Outdated => FindText.TranslationOutdated,
                TranslationState.Machine => FindText.TranslationMachine,
                _ => FindText.TranslationUnchecked,
            };
    }
}
