using Tirek.Domain.Listings;

namespace Tirek.Domain.Opening;

/// <summary>
/// When a service is open, by all its schedules together: it is open when the wall clock of one of its places stands within a window of that place.
/// Summer time therefore needs no rule of its own: 01:30 is 01:30, whether it comes once, twice or not at all that day.
/// </summary>
/// <remarks>
/// Hours from one date to another on every day, or on days of one month of each year, hold instead of the week's on those days (<see cref="OpeningRule.IsInstead"/>).
/// A closure takes away the windows that begin on its day, not the end of a night that began the day before. Hours that are not wholly known
/// (a schedule in words only, or all of them expired) make the service <see cref="OpeningKind.Unknown"/> outside its known windows, never closed.
/// </remarks>
public sealed class OpeningHours
{
    /// <summary>How many days ahead the next opening or closing is looked for.</summary>
    public const int Horizon = 7;

    private readonly ZoneHours[] zones;

    private OpeningHours(ZoneHours[] zones) => this.zones = zones;

    /// <summary>No hours are known.</summary>
    public static OpeningHours None { get; } = new([]);

    /// <summary>
    /// The hours of houses, each with the time zone (IANA id) of its place. A schedule's own time zone goes first; one whose zone is absent or not known
    /// to this machine counts as known in words only. Days on which a house has hours of its own, or is closed, are that house's alone.
    /// </summary>
    public static OpeningHours Of(IEnumerable<(IReadOnlyList<Schedule> Schedules, string? PlaceZone)> houses)
    {
        var zones = houses
            .SelectMany(
                (house, i) =>
                {
                    var apart = house.Schedules.Any(IsInstead) ? i : -1;
                    return house.Schedules.Select(s => (Schedule: s, Zone: Zone(s.TimeZone) ?? Zone(house.PlaceZone), apart));
                }
            )
            .GroupBy(s => (s.Zone?.Id, s.apart))
            .Select(g => ZoneHours.Of(g.First().Zone, g.Select(s => s.Schedule)))
            .DistinctBy(z => z.ToString());
        return new([.. zones.OrderBy(z => z.ToString(), StringComparer.Ordinal)]);
    }

    /// <summary>The hours of schedules of one place.</summary>
    public static OpeningHours Of(IEnumerable<Schedule> schedules, string? zone) => Of([([.. schedules], zone)]);

    /// <summary>Whether on its days a schedule holds instead of those that recur: a closure, or hours of single days.</summary>
    public static bool IsInstead(Schedule schedule)
    {
        ArgumentNullException.ThrowIfNull(schedule);
        return schedule.IsClosure || ReadSchedule.Rule(schedule) is { IsInstead: true };
    }

    /// <summary>The state at an instant. Times in it are wall-clock times of the place (with places in several zones: of the one that is open).</summary>
    public OpeningState At(DateTimeOffset instant)
    {
        var state = OpeningState.Unknown;
        foreach (var zone in zones)
            state = Better(state, zone.At(instant));
        return zones.Any(z => z.IsPartlyKnown(instant)) && state.Kind == OpeningKind.Closed ? OpeningState.Unknown : state;
    }

    private static OpeningState Better(OpeningState one, OpeningState other)
    {
        if (one.Kind != other.Kind)
            return Rank(one.Kind) >= Rank(other.Kind) ? one : other;
        return one.Kind switch
        {
            // Open: the one that stays open longer (null: beyond the horizon). Closed: the one that opens sooner (null: later than that).
            OpeningKind.Open => one.Until is null || (other.Until is { } until && until <= one.Until) ? one : other,
            OpeningKind.Closed => other.OpensAt is null || (one.OpensAt is { } opens && opens <= other.OpensAt) ? one : other,
            _ => one,
        };
    }

    private static int Rank(OpeningKind kind) =>
        kind switch
        {
            OpeningKind.AlwaysOpen => 3,
            OpeningKind.Open => 2,
            OpeningKind.Closed => 1,
            _ => 0,
        };

    private static TimeZoneInfo? Zone(string? id) =>
        id is not null && TimeZoneInfo.TryFindSystemTimeZoneById(id, out var zone) ? zone : null;

    /// <summary>A compact text of the hours, the same for the same hours; <see cref="Parse"/> reads it. Empty when nothing is known.</summary>
    public override string ToString() => string.Join('|', zones.Select(z => z.ToString()));

    public static OpeningHours Parse(string text) => text.Length == 0 ? None : new([.. text.Split('|').Select(ZoneHours.Parse)]);
}
