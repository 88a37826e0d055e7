using Tirek.Domain.Listings;

namespace Tirek.Server.Programmes;

/// <summary>What to say of a programme's state.</summary>
internal static class ProgrammeWords
{
    /// <summary>Null for one that works as it should.</summary>
    public static string? State(ProgrammeState state) =>
        state switch
        {
            ProgrammeState.Planned => ProgrammesText.StatePlanned,
            ProgrammeState.Pilot => ProgrammesText.StatePilot,
            ProgrammeState.Suspended => ProgrammesText.StateSuspended,
            ProgrammeState.Closed => ProgrammesText.StateClosed,
            _ => null,
        };
}
