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

    /// <summary>What somebody may decide as she stands now; of what her own organisation claims she never decides.</summary>
    public static ClaimReach ReachOf(Standing standing)
    {
        ArgumentNullException.ThrowIfNull(standing);
        if (!standing.May(Permission.DecideClaims))
            return new(false, null, null);
        var isState = standing.Kind == OrganizationKind.StateBody;
        return new(
            !isState && standing.Roles.Contains(Role.RegionalCoordinator),
            !isState && standing.Roles.Contains(Role.CivilSocietyFocalPoint) ? standing.Country : null,
            isState && standing.Roles.Contains(Role.StateFocalPoint) ? standing.Country : null
        );
    }

    /// <summary>
    /// The narrowest audience whose values a member gets with an entry: those that its people could read before. A claim tells nobody anything, even one that should
    /// not have been confirmed.
    /// </summary>
    public static Audience Reads(OrganizationKind kind) => MemberReader.Of(kind).IsProfessional ? Audience.Professionals : Audience.Public;

    /// <summary>It is over, and the member has to be told.</summary>
    public static IReadOnlyList<ClaimState> Told { get; } =
    [ClaimState.Confirmed, ClaimState.Refused, ClaimState.OfAnother, ClaimState.TakenBack];
}

/// <summary>Whose claims somebody decides.</summary>
/// <param name="Everywhere">Those of members that are no state body, wherever the entry is; of state bodies where there is no other focal point of the state.</param>
/// <param name="Country">Those of members that are no state body, of entries in this country; null: none.</param>
/// <param name="StateCountry">Those of state bodies, of entries in this country; null: none.</param>
public sealed record ClaimReach(bool Everywhere, string? Country, string? StateCountry)
{
    public bool IsNone => this is { Everywhere: false, Country: null, StateCountry: null };
}
