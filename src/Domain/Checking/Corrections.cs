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
}

/// <summary>Bounds of corrections. Who sends more is told that too many are undecided; nothing is said of whether an entry exists beyond its page.</summary>
public static class CorrectionRule
{
    public const int LongestWords = 500;
    public const int MostOfOneListing = 20;
    public const int MostInAll = 1_000;

    /// <summary>A correction is deleted when somebody decides, at the latest after so many days (directory.md §2).</summary>
    public const int KeptDays = 30;

    /// <summary>What was ticked, without what no form of ours offers.</summary>
    public static IReadOnlyList<CorrectionAbout> Read(IEnumerable<string?> ticked) =>
        [.. Enum.GetValues<CorrectionAbout>().Where(a => ticked.Contains(a.ToString()))];
}

/// <summary>A correction as those see it who decide. <see cref="IsOwn"/>: the listing is of the reader's own organisation, which changes it herself.</summary>
public sealed record WaitingCorrection(
    Guid Id,
    Guid ListingId,
    LocalText Listing,
    bool IsOwn,
    DateOnly On,
    CorrectionOrigin Origin,
    IReadOnlyList<CorrectionAbout> About,
    string Words
);

/// <summary>A listing in a round of calls: what the public knows of it, and how calling went so far.</summary>
public sealed record ListingToCheck(ListingView<PublicReader> View, UnansweredCalls? Unanswered, bool IsOwn);

/// <summary>A telephone that somebody of the network took from the public because it was wrong.</summary>
public sealed record WithdrawnNumber(Guid Id, string Number);
