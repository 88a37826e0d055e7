using Tirek.Domain.Languages;
using Tirek.Domain.Listings;
using Tirek.Domain.Members;

namespace Tirek.Domain.Claims;

/// <summary>An entry that can be claimed.</summary>
/// <param name="View">As everybody reads it.</param>
/// <param name="IsClaimed">Her organisation has said already that it is its own.</param>
public sealed record ClaimableEntry(ListingView<PublicReader> View, bool IsClaimed);

/// <summary>A claim as those see it who decide.</summary>
/// <param name="Id">Its own.</param>
/// <param name="Entry">As everybody reads it now; null: it is not public.</param>
/// <param name="Claimant">Who claims.</param>
/// <param name="Kind">What the claimant is.</param>
/// <param name="Words">How one can check it.</param>
/// <param name="Since">When it was claimed, or confirmed.</param>
/// <param name="OthersClaim">How many other members claim the same entry.</param>
/// <param name="OfClaimant">How many claims of this member wait for her, this one among them.</param>
public sealed record ClaimToDecide(
    Guid Id,
    ListingView<PublicReader>? Entry,
    LocalText Claimant,
    OrganizationKind Kind,
    string Words,
    DateTimeOffset Since,
    int OthersClaim,
    int OfClaimant
);

/// <summary>A claim of her own organisation.</summary>
/// <param name="Id">Its own.</param>
/// <param name="Name">What the entry is called; null: it is neither hers nor public.</param>
/// <param name="OwnId">The entry that she writes; null: none.</param>
/// <param name="State">What came of it.</param>
/// <param name="At">When that was.</param>
/// <param name="By">The organisation that decided; null: nobody has, or it is here no more.</param>
/// <param name="Reason">Why it was refused or taken back.</param>
/// <param name="IsRead">Somebody said that she knows.</param>
/// <param name="HasNews">The source says something else than when somebody last looked.</param>
public sealed record OwnClaim(
    Guid Id,
    LocalText? Name,
    Guid? OwnId,
    ClaimState State,
    DateTimeOffset At,
    LocalText? By,
    string Reason,
    bool IsRead,
    bool HasNews
);

/// <summary>A field in which a source says something else than when the member last looked: what it says now, and what stands in the member's entry.</summary>
/// <param name="Key">Its name in forms.</param>
/// <param name="Source">In lines.</param>
/// <param name="Own">In lines.</param>
public sealed record SourceChange(string Key, IReadOnlyList<string> Source, IReadOnlyList<string> Own);
