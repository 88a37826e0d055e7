using Tirek.Domain.Languages;
using Tirek.Domain.Listings;
using Tirek.Domain.Members;

namespace Tirek.Domain.Room;

/// <summary>A question as it was asked: nothing of a person. <see cref="Today"/> is the day in its area when it is looked at.</summary>
public sealed record RoomQuestionView(
    Guid Id,
    string Area,
    int Adults,
    int Children,
    DateOnly From,
    DateOnly Today,
    DateTimeOffset AskedAt,
    DateTimeOffset EndsAt
);

/// <summary>A question as a shelter sees it: who asks, how often that organisation asked of late, and what the shelter itself said so far.</summary>
public sealed record AskedRoom(
    RoomQuestionView Question,
    LocalText Asker,
    OrganizationKind Kind,
    string Country,
    int AskedLately,
    RoomReply? Reply
);

/// <summary>A question in the list of those who asked it, with how many of the shelters have answered and have room.</summary>
public sealed record OwnRoom(RoomQuestionView Question, int Asked, int Answered, int WithRoom);

/// <summary>What was said by somebody who was asked or called.</summary>
/// <param name="Id">Of the shelter's organisation, or of the listing that was called.</param>
/// <param name="Reply">What it said; null: nothing yet.</param>
/// <param name="IsByPhone">It was told to whoever asked, by telephone.</param>
/// <param name="At">When, on the clock of the area.</param>
public sealed record RoomAnswerView(Guid Id, RoomReply? Reply, bool IsByPhone, TimeOnly? At);

/// <summary>
/// Somebody who may have room, as whoever asks sees it: a shelter that was asked, or one that is not connected and is called. Numbers are those that the reader
/// may know.
/// </summary>
/// <param name="Id">Of the shelter's organisation, or of the listing that is called.</param>
/// <param name="Name">Of the shelter or of the listing.</param>
/// <param name="Places">Keys of where it is, as far as everybody may know; empty for a shelter that was asked.</param>
/// <param name="Numbers">To call.</param>
/// <param name="IsAsked">Whether it was asked; else it can only be called.</param>
/// <param name="Answer">What it said.</param>
public sealed record RoomSource(
    Guid Id,
    LocalText Name,
    IReadOnlyList<string> Places,
    IReadOnlyList<RoomNumber> Numbers,
    bool IsAsked,
    RoomAnswerView Answer
);

/// <summary>A number to call.</summary>
/// <param name="Phone">As its service has it.</param>
/// <param name="Of">The service that it belongs to, where a shelter has several; null: the one that is named above.</param>
/// <param name="IsForMembers">Members read it and nobody else: it is not passed on.</param>
public sealed record RoomNumber(Phone Phone, LocalText? Of, bool IsForMembers);

/// <summary>How often an organisation asked in the last weeks.</summary>
public sealed record RoomAsker(LocalText Name, OrganizationKind Kind, string Country, int Times);

/// <summary>What a month's questions about a country came to: all that is kept of them.</summary>
public sealed record RoomMonth(DateOnly Month, int Questions, int Yes, int No, int CallUs, int Unanswered);
