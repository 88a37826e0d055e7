using Tirek.Domain.Languages;
using Tirek.Domain.Listings;

namespace Tirek.Domain.Checking;

/// <summary>When a listing is to be checked again, and what a check and a call that nobody answered make of it (directory.md §6).</summary>
public static class CheckRule
{
    /// <summary>Days for which a check counts, the day of the check not counted: on the 91st day after it the listing is due.</summary>
    public const int FreshDays = 90;

    /// <summary>Calls on so many days that nobody answered: then the public is told.</summary>
    public const int CallsUntilNotReached = 3;

    /// <summary>True when nobody has checked it, or too long ago.</summary>
    public static bool IsDue(DateOnly? checkedOn, DateOnly today) =>
        checkedOn is not { } day || today.DayNumber - day.DayNumber > FreshDays;

    /// <summary>The listing as somebody found it right today; <paramref name="by"/>: who or how, in words that everybody may read.</summary>
    public static Listing Confirm(Listing listing, DateOnly today, LocalText by) =>
        listing with
        {
            CheckedOn = today,
            CheckedBy = by,
            Unanswered = null,
        };

    /// <summary>The listing after a call that nobody answered. Several on one day count once: a line may be busy for hours.</summary>
    public static Listing NotAnswered(Listing listing, DateOnly today) =>
        listing.Unanswered is { } before && before.Last >= today
            ? listing
            : listing with
            {
                Unanswered = new((listing.Unanswered?.Times ?? 0) + 1, today),
            };

    /// <summary>The listing with how it was checked and called taken from another state of it.</summary>
    public static Listing AsCheckedIn(Listing listing, Listing other)
    {
        ArgumentNullException.ThrowIfNull(listing);
        ArgumentNullException.ThrowIfNull(other);
        return listing with { CheckedOn = other.CheckedOn, CheckedBy = other.CheckedBy, Unanswered = other.Unanswered };
    }

    /// <summary>The day of the last of the calls that nobody answered, when they were enough to say so; else null.</summary>
    public static DateOnly? NotReached(Listing listing) =>
        listing.Unanswered is { Times: >= CallsUntilNotReached } calls ? calls.Last : null;
}
