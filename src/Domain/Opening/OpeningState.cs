namespace Tirek.Domain.Opening;

/// <summary>Whether a service is open at a moment, by its own hours in its own time zone.</summary>
public enum OpeningKind
{
    /// <summary>No hours are known. Shown as such, never as closed.</summary>
    Unknown,
    AlwaysOpen,
    Open,
    Closed,

    /// <summary>The whole service is closed for a time: nobody knows when it opens again, and its hours do not hold.</summary>
    Suspended,
}

/// <summary>
/// The state at a moment. <see cref="Until"/> (open) and <see cref="OpensAt"/> (closed) are wall-clock times of the place, null when more than
/// seven days away.
/// </summary>
public readonly record struct OpeningState(OpeningKind Kind, DateTime? Until = null, DateTime? OpensAt = null)
{
    public static OpeningState Unknown => new(OpeningKind.Unknown);
    public static OpeningState Suspended => new(OpeningKind.Suspended);
    public static OpeningState AlwaysOpen => new(OpeningKind.AlwaysOpen);
}
