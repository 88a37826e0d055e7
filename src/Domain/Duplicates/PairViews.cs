using Tirek.Domain.Languages;
using Tirek.Domain.Listings;

namespace Tirek.Domain.Duplicates;

/// <summary>What has become of a pair.</summary>
public enum PairState
{
    /// <summary>Nobody has looked at it yet.</summary>
    Open,

    /// <summary>Somebody said that they are two services.</summary>
    Distinct,
    Merged,
}

/// <summary>One of two entries as whoever compares them sees it. <see cref="IsHers"/>: she decides about it.</summary>
public sealed record PairSide(ListingView<PublicReader> View, bool IsHers);

/// <summary>
/// A pair in her list. <see cref="Score"/> is null, and there are no reasons, while what they were made of has changed since.
/// </summary>
public sealed record SeenPair(Guid Id, PairSide First, PairSide Second, int? Score, IReadOnlyList<WeighedReason> Reasons, DateOnly? AskedOn)
{
    public bool IsHers => First.IsHers && Second.IsHers;
}

/// <summary>A merge that stands: which entry went, which stayed; <see cref="MayUndo"/>: the one that stayed was not merged again.</summary>
public sealed record StandingMerge(Guid PairId, LocalText Went, Guid KeptId, LocalText Kept, DateTimeOffset At, bool MayUndo);

/// <summary>A field of two entries beside each other, in lines to read. Equal lines are not chosen between.</summary>
public sealed record MergeRow(MergeField Field, IReadOnlyList<string> First, IReadOnlyList<string> Second, MergeChoice Chosen)
{
    public bool Differs => !First.SequenceEqual(Second);
}
