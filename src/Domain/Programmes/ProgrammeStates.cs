using Tirek.Domain.Listings;

namespace Tirek.Domain.Programmes;

/// <summary>
/// The five states of a programme in the four of a service: HSDS knows fewer. To its readers a planned one is temporarily closed, as a suspended one is; one that is
/// closed for good is in no list, as a service is not (decision 0038).
/// </summary>
public static class ProgrammeStates
{
    private static readonly Dictionary<string, ProgrammeState> ByName = Enum.GetValues<ProgrammeState>()
        .ToDictionary(s => s.ToString(), StringComparer.OrdinalIgnoreCase);

    /// <summary>The state of this name, in letters of either case; null for everything else, also for a figure and for several names.</summary>
    public static ProgrammeState? Read(string? name) => name is not null && ByName.TryGetValue(name, out var state) ? state : null;

    /// <summary>What is known of a programme of which nothing but its status is.</summary>
    public static ProgrammeState Of(ListingStatus status) =>
        status switch
        {
            ListingStatus.Active => ProgrammeState.Active,
            ListingStatus.Defunct => ProgrammeState.Closed,
            _ => ProgrammeState.Suspended,
        };

    /// <summary>The status of a programme in this state.</summary>
    public static ListingStatus StatusOf(ProgrammeState state) =>
        state switch
        {
            ProgrammeState.Active or ProgrammeState.Pilot => ListingStatus.Active,
            ProgrammeState.Closed => ListingStatus.Defunct,
            _ => ListingStatus.TemporarilyClosed,
        };

    /// <summary>The status where both were said: whichever says that less is open. No state opens what its status closes.</summary>
    public static ListingStatus StatusOf(ProgrammeState state, ListingStatus said) =>
        state == ProgrammeState.Closed || said == ListingStatus.Active ? StatusOf(state) : said;
}
