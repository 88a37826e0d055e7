using Tirek.Domain.Languages;

namespace Tirek.Domain.Mapping;

/// <summary>A member organisation that a form offers.</summary>
public sealed record NamedMember(Guid Id, LocalText Name);

/// <summary>A question of a form with what stands in it.</summary>
/// <param name="Mark">Of the answer that is stored (<see cref="GivenAnswer.MarkOf"/>).</param>
public sealed record AskedQuestion(Question Question, string Mark, GivenAnswer? Answer)
{
    /// <summary>What was typed and is no answer.</summary>
    public string? Typed { get; init; }
    public string? Fault { get; init; }

    /// <summary>In words, what a colleague saved meanwhile.</summary>
    public string? StandsNow { get; init; }
}

/// <summary>When a sheet was changed, and which questions that touched.</summary>
public sealed record SheetChange(DateTimeOffset At, IReadOnlyList<Question> Questions);

/// <summary>What an edition holds: the questions as they were counted, the standards of that day, and every programme as all members could read it.</summary>
/// <param name="Questionnaire">Version of the questions (<see cref="Mapping.Questionnaire.Version"/>).</param>
public sealed record FrozenEdition(string Questionnaire, IReadOnlyList<Standard> Standards, IReadOnlyList<MappedView> Programmes);

/// <summary>A round as its page shows it, without the edition itself.</summary>
public sealed record RoundView(
    Guid Id,
    int Number,
    LocalText Title,
    LocalText Method,
    DateOnly CutOff,
    DateOnly CommentsFrom,
    DateOnly CommentsUntil,
    DateTimeOffset? FrozenAt,
    string? Fingerprint
)
{
    public bool TakesComments(DateOnly today) => FrozenAt is null && CommentsFrom <= today && today <= CommentsUntil;

    /// <summary>Only when everybody had the time for comments that was promised.</summary>
    public bool CanBeFrozen(DateOnly today) => FrozenAt is null && CommentsUntil < today;
}

/// <summary>What somebody said about a round. <see cref="Programme"/> is null of one about the whole.</summary>
/// <param name="IsOwn">Her own organisation said it.</param>
public sealed record CommentView(
    Guid Id,
    bool IsOwn,
    LocalText OrganizationName,
    LocalText? Programme,
    LocalText Words,
    DateTimeOffset WrittenAt
);
