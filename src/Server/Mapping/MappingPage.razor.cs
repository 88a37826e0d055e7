using Microsoft.AspNetCore.Components;
using Tirek.Domain.Mapping;
using Tirek.Domain.Places;

namespace Tirek.Server.Mapping;

/// <summary>The programmes of the mapping, by country.</summary>
public sealed partial class MappingPage
{
    [Parameter]
    public IReadOnlyList<Place> Countries { get; set; } = [];

    /// <summary>Null: all.</summary>
    [Parameter]
    public string? Country { get; set; }

    [Parameter]
    public IReadOnlyList<MappedView> Programmes { get; set; } = [];

    [Parameter]
    public bool MayWrite { get; set; }

    private IEnumerable<string> Words(MappedView programme)
    {
        if (programme.Best(Keys.Status) is { } status)
            yield return MappingWords.Of(Questionnaire.Find(Keys.Status)!, status.Answer, programme, Visit.Language);
        if (programme.Best(Keys.Since) is { Answer.Values: [var year] })
            yield return MappingWords.Say(MappingText.Since, year);
        yield return MappingWords.Say(MappingText.AnsweredOf, programme.FirstAnswered, Questionnaire.First.Count);
    }
}
