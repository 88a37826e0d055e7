using Tirek.Domain.Languages;
using Tirek.Domain.Listings;

namespace Tirek.Domain.Responses;

/// <summary>How an entry stands with the member organisation that it names.</summary>
public enum SignatureState
{
    /// <summary>Whoever answers is no member of the network, or it may not be told whose it is: there is nobody here to sign.</summary>
    NotAsked,
    Asked,

    /// <summary>It signed, and the telephone or the agreement was changed since: that counts no more.</summary>
    Earlier,
    Signed,
}

/// <summary>
/// An entry of a sheet as a professional reads it, with what the directory says of it today. <see cref="Name"/> is null of one that may be told only as a number
/// to call.
/// </summary>
public sealed record AnswerView(ResponseAnswer Answer)
{
    public LocalText? Name { get; init; }
    public LocalText? Organization { get; init; }

    /// <summary>Numbers to call that the reader may know, faxes left out, each once.</summary>
    public IReadOnlyList<Phone> Phones { get; init; } = [];

    /// <summary>Those that may stand on a paper, which everybody gets whom it names.</summary>
    public IReadOnlyList<Phone> OnPaper { get; init; } = [];

    /// <summary>A number that members read and nobody else: it stands on no paper, and is not passed on.</summary>
    public bool IsForMembers(Phone phone) => PrintedLine.IsForMembers(phone, OnPaper);

    /// <summary>What its organisation signs (<see cref="SignedState"/>); null: nobody does.</summary>
    public byte[]? ToSign { get; init; }

    /// <summary>What everybody may know of it: hours and address are taken from here and from nowhere else. Null for one in no public list.</summary>
    public ListingView<PublicReader>? Shown { get; init; }

    /// <summary>It was in the directory when it was chosen, and is there no more, or has closed: nobody answers here.</summary>
    public bool IsGone { get; init; }

    /// <summary>It is not told where it is: a number to call, whatever else is known.</summary>
    public bool IsHidden { get; init; }
    public ListingStatus Status { get; init; }
    public DateOnly? CheckedOn { get; init; }
    public LocalText? CheckedBy { get; init; }
    public SignatureState Signature { get; init; }
    public DateTimeOffset? SignedAt { get; init; }

    /// <summary>The member organisation that answers, if it is one.</summary>
    public Guid? Member { get; init; }
    public LocalText? MemberName { get; init; }

    /// <summary>What the paper tells of it besides its numbers, to compare (<see cref="PrintedLine.Stands"/>).</summary>
    public string Stands =>
        IsHidden ? $"{Status} hidden"
        : Shown is { } shown && shown.Sites.All(s => !s.IsAreaOnly)
            ? $"{Status} {string.Join(' ', shown.Sites.Select(s => s.LocationId).Order())}"
        : $"{Status}";

    public ResponseTask Task => Answer.Task;

    /// <summary>Tells this entry from all others of its sheet.</summary>
    public string Key => Answer.ListingId?.ToString("N") ?? PrintedLine.KeyOf(Answer.Name);

    /// <summary>The numbers on paper as they are compared: signs that only make them easier to read are no difference.</summary>
    public string Numbers => Compared(OnPaper);

    public static string Compared(IEnumerable<Phone> phones) =>
        string.Join(' ', phones.Select(WrittenNumber.Digits).Order(StringComparer.Ordinal));
}
