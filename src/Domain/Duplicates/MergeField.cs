using Tirek.Domain.Listings;

namespace Tirek.Domain.Duplicates;

/// <summary>What is to stand in a field of the entry that is kept.</summary>
public enum MergeChoice
{
    First,
    Second,

    /// <summary>Everything of both; of texts, the languages that the one that is kept lacks.</summary>
    Both,
}

/// <summary>Whose values may be moved: those that whoever merges can read, and of places those that she sees.</summary>
public sealed record MergeScope(Audience Reads, Func<Guid, bool> SeesPlace)
{
    /// <summary>Everything: to compare states, not to merge.</summary>
    public static MergeScope All { get; } = new(Audience.Owner, _ => true) { OfAnySort = true };

    /// <summary>
    /// Whether help for survivors may become a programme for people who use violence by what is taken, or the contrary: for a blank entry, which is of the sort of
    /// its source, and for nothing that stands.
    /// </summary>
    public bool OfAnySort { get; init; }
}

/// <summary>
/// A field of an entry, as far as merging goes. Values that are narrower than the scope stay where they are: those of the kept one in it, those of the other in
/// what is left of it.
/// </summary>
/// <param name="Key">Its name in forms; never changes.</param>
/// <param name="MayJoin">Whether both may stand together.</param>
/// <param name="Take">The kept entry with the field of the other; with both if it is to be joined.</param>
public sealed record MergeField(string Key, bool MayJoin, Func<Listing, Listing, bool, MergeScope, Listing> Take);
