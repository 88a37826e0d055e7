using Tirek.Domain.Languages;
using Tirek.Domain.Listings;

namespace Tirek.Domain.Responses;

/// <summary>Somebody of the directory who can be chosen for a line, as the form shows her. <see cref="Nearness"/> is null of one who was chosen before and is not proposed any more.</summary>
public sealed record ResponseChoice(
    Guid ListingId,
    LocalText? Name,
    IReadOnlyList<Phone> Phones,
    Nearness? Nearness,
    DateOnly? CheckedOn,
    LocalText? CheckedBy
)
{
    /// <summary>Those of its numbers that may stand on a paper.</summary>
    public IReadOnlyList<Phone> OnPaper { get; init; } = [];

    /// <inheritdoc cref="AnswerView.IsForMembers"/>
    public bool IsForMembers(Phone phone) => PrintedLine.IsForMembers(phone, OnPaper);
}

/// <summary>What is wrong about an entry that a member wrote herself, in words, and whether with its number or its name.</summary>
public sealed record OwnFault(string Text, bool IsOfNumber);

/// <summary>A line of the form: who can be chosen, who is, and, where others saved meanwhile in another way, what stands now.</summary>
public sealed record ResponseLine(ResponseTask Task, string Mark)
{
    public IReadOnlyList<ResponseChoice> Choices { get; init; } = [];
    public IReadOnlyList<ResponseAnswer> Answers { get; init; } = [];

    /// <summary>In words; null where nobody else wrote this line.</summary>
    public string? StandsNow { get; init; }

    /// <summary>What is wrong about the entries that a member wrote, by their place among them.</summary>
    public IReadOnlyDictionary<int, OwnFault> Faults { get; init; } = new Dictionary<int, OwnFault>();

    /// <summary>The entry of the directory that is ticked, if it is.</summary>
    public ResponseAnswer? Of(Guid listing) => Answers.FirstOrDefault(a => a.ListingId == listing);

    /// <summary>What members wrote themselves, with an empty one to add.</summary>
    public IEnumerable<ResponseAnswer> Own => Answers.Where(a => a.ListingId is null).Append(new(Task));
}
