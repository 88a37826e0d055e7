using Tirek.Domain.Listings;
using Tirek.Domain.Members;

namespace Tirek.Domain.Claims;

/// <summary>Bounds of claims, and who decides them (directory.md §3).</summary>
public static class ClaimRule
{
    /// <summary>Letters of how one can check it.</summary>
    public const int LongestWords = 200;
    public const int ShortestWords = 5;

    /// <summary>Letters of why it was refused or taken back.</summary>
    public const int LongestReason = 200;

    /// <summary>So many of one member may wait at once: nobody buries the others.</summary>
    public const int MostWaiting = 60;

    /// <summary>
    /// The narrowest audience whose values a member gets with an entry: those that its people could read before. A claim tells nobody anything, even one that should
    /// not have been confirmed.
    /// </summary>
    public static Audience Reads(OrganizationKind kind) => MemberReader.Of(kind).IsProfessional ? Audience.Professionals : Audience.Public;

    /// <summary>It is over, and the member has to be told.</summary>
    public static IReadOnlyList<ClaimState> Told { get; } =
    [ClaimState.Confirmed, ClaimState.Refused, ClaimState.OfAnother, ClaimState.TakenBack];
}
