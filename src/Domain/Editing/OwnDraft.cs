using Tirek.Domain.Languages;

namespace Tirek.Domain.Editing;

/// <summary>What somebody of an organisation wrote of a service of it and has not published. <see cref="IsOwn"/>: it is the reader's own.</summary>
public sealed record OwnDraft(Guid Id, string By, bool IsOwn, Language Language, DateTimeOffset At);

/// <summary>A field as each kind of reader will read it, in lines; each reads what the wider ones do.</summary>
public sealed record PreviewRow(
    string Key,
    IReadOnlyList<string> Everybody,
    IReadOnlyList<string> Professionals,
    IReadOnlyList<string> Owner
)
{
    /// <summary>What members of the network read and not everybody.</summary>
    public IReadOnlyList<string> OnlyProfessionals => [.. Professionals.Except(Everybody)];

    /// <summary>What nobody outside the organisation reads.</summary>
    public IReadOnlyList<string> OnlyOwner => [.. Owner.Except(Professionals)];
}
