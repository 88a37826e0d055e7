namespace Tirek.Domain.Claims;

/// <summary>What came of a claim. Numbers are stored.</summary>
public enum ClaimState
{
    /// <summary>It waits for a focal point.</summary>
    Waiting = 0,

    /// <summary>The entry is the member's, which writes it.</summary>
    Confirmed = 1,
    Refused = 2,

    /// <summary>Whoever claimed took it back before it was decided.</summary>
    Withdrawn = 3,

    /// <summary>Another member that claimed the same entry was confirmed.</summary>
    OfAnother = 4,

    /// <summary>The member gave the entry back.</summary>
    GivenBack = 5,

    /// <summary>A focal point took the entry back.</summary>
    TakenBack = 6,
}
