using Tirek.Domain.Languages;
using Tirek.Domain.Listings;

namespace Tirek.Domain.Checking;

/// <summary>What is wrong in the directory, as somebody who writes a correction may say it.</summary>
public enum CorrectionAbout
{
    Number,
    Hours,
    Place,
    Help,
    Conditions,
    Closed,
    Other,
}

/// <summary>Who wrote a correction.</summary>
public enum CorrectionOrigin
{
    /// <summary>Anybody on the open web. Nothing is kept of who.</summary>
    Reader,

    /// <summary>A colleague of the network who telephoned.</summary>
    Call,

    /// <summary>Whoever gives the service, through the link of a mail.</summary>
    Provider,
}

/// <summary>Bounds of corrections. Who sends more is told that too many are undecided; nothing is said of whether an entry exists beyond its page.</summary>
public static class CorrectionRule
{
    public const int LongestWords = 500;
    public const int MostOfOneListing = 20;
    public const int MostInAll = 1_000;

    /// <summary>So many of readers who come from one coarse address, in an hour: nobody fills the channel alone.</summary>
    public const int MostOfOnePlace = 10;

    /// <summary>A correction is deleted when somebody decides, at the latest after so many days (directory.md §2).</summary>
    public const int KeptDays = 30;

    /// <summary>What was ticked, without what no form of ours offers.</summary>
    public static IReadOnlyList<CorrectionAbout> Read(IEnumerable<string?> ticked) =>
        [.. Enum.GetValues<CorrectionAbout>().Where(a => ticked.Contains(a.ToString()))];
}

/// <summary>A correction as those see it who decide.</summary>
/// <param name="Id">Its own.</param>
/// <param name="ListingId">Of the entry.</param>
/// <param name="Listing">What the entry is called.</param>
/// <param name="Act">Where she can do something about it; null: there is no page for that now.</param>
/// <param name="IsChanged">There she changes the entry itself; else she confirms it or takes a number away.</param>
/// <param name="OfListing">How many wait of this entry, this one among them.</param>
/// <param name="On">The day on which it was written.</param>
/// <param name="Origin">By whom.</param>
/// <param name="About">What was ticked.</param>
/// <param name="Words">What was written.</param>
public sealed record WaitingCorrection(
    Guid Id,
    Guid ListingId,
    LocalText Listing,
    string? Act,
    bool IsChanged,
    int OfListing,
    DateOnly On,
    CorrectionOrigin Origin,
    IReadOnlyList<CorrectionAbout> About,
    string Words
);

/// <summary>A listing in a round of calls: what the public knows of it, and how calling went so far.</summary>
/// <param name="View">As everybody reads it.</param>
/// <param name="Unanswered">Calls that nobody answered.</param>
/// <param name="IsOwn">It is of the reader's own organisation.</param>
/// <param name="Withdrawn">How many of its numbers were taken away.</param>
/// <param name="Mark">Of what is seen: whoever confirms it confirms this.</param>
public sealed record ListingToCheck(ListingView<PublicReader> View, UnansweredCalls? Unanswered, bool IsOwn, int Withdrawn, string Mark)
{
    /// <summary>What became of the newest mail to whoever gives it; null: none was sent.</summary>
    public SentLink? Link { get; init; }
}

/// <summary>A telephone that somebody of the network took from the public because it was wrong.</summary>
public sealed record WithdrawnNumber(Guid Id, string Number);
