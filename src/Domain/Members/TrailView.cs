namespace Tirek.Domain.Members;

/// <summary>A line of an organisation's trail as its people read it. Names are null where they are gone and nothing bound tells them; nobody of its own acted where the network did.</summary>
public sealed record TrailView(
    long Sequence,
    DateTimeOffset At,
    string Act,
    string? Actor,
    string? Subject,
    bool IsByNetwork,
    Guid ActorId,
    Guid SubjectId,
    IReadOnlyList<string> Details
);
