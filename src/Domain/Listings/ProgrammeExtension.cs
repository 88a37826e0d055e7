using Tirek.Domain.Languages;

namespace Tirek.Domain.Listings;

/// <summary>State of a programme for people who use violence (directory.md §4).</summary>
public enum ProgrammeState
{
    Planned,
    Pilot,
    Active,
    Suspended,
    Closed,
}

/// <summary>
/// What makes a listing a programme for people who use violence. Only what stands here in the open is for the public page; everything that
/// could help a man to choose the easiest programme is in <see cref="Details"/>, which starts as professionals (directory.md §§1, 4).
/// </summary>
public sealed record ProgrammeExtension(ProgrammeState State)
{
    public int? SinceYear { get; init; }
    public LocalText? WhomItTakes { get; init; }
    public LocalText? HowToEnrol { get; init; }

    /// <summary>Listings of the women's services that stand beside the programme.</summary>
    public IReadOnlyList<Guid> WomensServices { get; init; } = [];
    public Held<ProgrammeDetails>? Details { get; init; }
}

/// <summary>The required questions of the mapping that the public page does not show. Null is the honest "unknown".</summary>
public sealed record ProgrammeDetails
{
    public IReadOnlyList<string> WaysIn { get; init; } = [];
    public string? VoluntaryOrMandated { get; init; }
    public string? Method { get; init; }
    public int? Sessions { get; init; }
    public int? Weeks { get; init; }
    public string? PartnerContact { get; init; }
    public string? Source { get; init; }
    public DateOnly? AsOf { get; init; }
}
