using Tirek.Domain.Languages;

namespace Tirek.Domain.Listings;

/// <summary>
/// HSDS <c>schedule</c>: one recurring window of opening, in the terms of RFC 5545. A window with <see cref="ClosesAt"/> at or before
/// <see cref="OpensAt"/> ends on the next day; 00:00–00:00 (or 00:00–24:00 in a feed) is the whole day. Times are wall-clock times of the place
/// (<see cref="TimeZone"/>, IANA; null: that of the place). Without times, <see cref="Description"/> is all that is known.
/// </summary>
public sealed record Schedule(Guid Id)
{
    /// <summary>DAILY, WEEKLY, MONTHLY; null when only a description is known.</summary>
    public string? Freq { get; init; }
    public int Interval { get; init; } = 1;

    /// <summary>MO,TU,… as RFC 5545 writes them; with MONTHLY also 1MO, -1FR.</summary>
    public IReadOnlyList<string> ByDay { get; init; } = [];
    public IReadOnlyList<int> ByMonthDay { get; init; } = [];
    public TimeOnly? OpensAt { get; init; }
    public TimeOnly? ClosesAt { get; init; }

    /// <summary>First day on which the schedule holds, inclusive.</summary>
    public DateOnly? ValidFrom { get; init; }

    /// <summary>Last day on which it holds, inclusive (HSDS <c>valid_to</c> or <c>until</c>, whichever is earlier).</summary>
    public DateOnly? ValidTo { get; init; }

    /// <summary>RFC 5545 <c>dtstart</c>: from where an interval above 1 is counted.</summary>
    public DateOnly? Start { get; init; }
    public string? TimeZone { get; init; }

    /// <summary>True for a day on which it is closed although another schedule says open (HSDS 1.1 <c>holiday_schedule.closed</c>).</summary>
    public bool IsClosure { get; init; }
    public LocalText? Description { get; init; }
    public string? AttendingType { get; init; }
    public string? Notes { get; init; }
}
