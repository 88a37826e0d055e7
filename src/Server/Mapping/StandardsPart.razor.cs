using Microsoft.AspNetCore.Components;
using Tirek.Domain.Mapping;

namespace Tirek.Server.Mapping;

/// <summary>How a programme is assessed against each standard, by whom, with what evidence.</summary>
public sealed partial class StandardsPart
{
    [Parameter, EditorRequired]
    public MappedView Programme { get; set; } = null!;

    [Parameter, EditorRequired]
    public IReadOnlyList<Standard> Standards { get; set; } = [];

    [Parameter]
    public bool MayWrite { get; set; }

    /// <summary>A figure of the standard beside what the programme answers: only where the standard names one.</summary>
    private string Dose(Provision provision)
    {
        var question = Questionnaire.Find(provision.Question)!;
        var answer = MappingWords.Of(question, Programme.Best(question.Key)?.Answer, Programme, Visit.Language);
        return $"{question.Name.In(Visit.Language).Text}: {answer} ({MappingWords.Say(MappingText.AtLeast, provision.AtLeast!)})";
    }
}
