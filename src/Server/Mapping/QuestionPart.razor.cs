using Microsoft.AspNetCore.Components;
using Tirek.Domain.Languages;
using Tirek.Domain.Mapping;

namespace Tirek.Server.Mapping;

/// <summary>A question of a section with the way to answer it; "unknown" is always one.</summary>
public sealed partial class QuestionPart
{
    [Parameter, EditorRequired]
    public AskedQuestion Of { get; set; } = null!;

    /// <summary>Member organisations that can be named.</summary>
    [Parameter, EditorRequired]
    public IReadOnlyList<NamedMember> Services { get; set; } = [];

    private Question Question => Of.Question;
    private string Name => $"q-{Question.Key}";
    private string Label => Question.Name.In(Visit.Language).Text;

    private string? Hint =>
        Question.Hint?.In(Visit.Language).Text
        ?? Question.Kind switch
        {
            AnswerKind.Number => MappingWords.Say(MappingText.NumberHint, Question.Least, Question.Most),
            AnswerKind.Count => MappingText.CountHint,
            _ => null,
        };

    private string? Described =>
        (Hint, Of.Fault) switch
        {
            (null, null) => null,
            (_, null) => $"{Name}-hint",
            (null, _) => $"{Name}-fault",
            _ => $"{Name}-hint {Name}-fault",
        };

    private string? Written =>
        Of.Typed
        ?? Of.Answer?.Words?.In(Visit.Language).Text
        ?? (Question.Kind != AnswerKind.Organization && Of.Answer?.Values is [var value, ..] ? value : null);

    private IEnumerable<(string Key, string Text)> Choices =>
        Question.Kind switch
        {
            AnswerKind.YesNo =>
            [
                (Keys.Yes, Questionnaire.Yes.In(Visit.Language).Text),
                (Keys.No, Questionnaire.No.In(Visit.Language).Text),
            ],
            AnswerKind.Languages => Language.All.Select(l => (l.Code, l.OwnName)),
            AnswerKind.Forms => MappingWords.Forms.Select(t => (t.Key, t.Name(Visit.Language))),
            _ => Question.Choices.Select(c => (c.Key, c.Name.In(Visit.Language).Text)),
        };

    private bool Says(string value) => Of.Answer?.Says(value) == true;
}
