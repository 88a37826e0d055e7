using Tirek.Domain.Languages;
using Tirek.Domain.Listings;

namespace Tirek.Domain.Editing;

/// <summary>
/// A single day or a span of days on which other hours hold than in the week, once or every year; no windows: closed. A span that comes again every year lies within
/// one month, since that is what the standard can say (RFC 5545: monthly, every twelfth month, on these days).
/// </summary>
/// <param name="First">The first day; of one that comes again every year, the first time that it does.</param>
/// <param name="Last">The last day, which counts.</param>
/// <param name="Reason">Why, for readers; null: nothing is said.</param>
public sealed record SpecialDay(
    DateOnly First,
    DateOnly Last,
    bool IsYearly,
    IReadOnlyList<(TimeOnly Opens, TimeOnly Closes)> Windows,
    LocalText? Reason
)
{
    private const int MonthsOfYear = 12;

    /// <summary>The first of its days at the time that it holds on this day or next after it; null: it is over for good.</summary>
    public DateOnly? NextFrom(DateOnly today)
    {
        if (!IsYearly)
            return Last < today ? null : First;
        // The 29th of February comes after eight years at the latest.
        for (var year = Math.Max(First.Year, today.Year); year <= Math.Max(First.Year, today.Year) + 8; year++)
            if (DateTime.DaysInMonth(year, First.Month) is var longest && First.Day <= longest)
                if (new DateOnly(year, Last.Month, Math.Min(Last.Day, longest)) >= today)
                    return new(year, First.Month, First.Day);
        return null;
    }

    /// <summary>
    /// Whether a schedule says nothing else: no words of its own beside its reason, no other zone, no weekdays. All others stay what they are and are no special days.
    /// </summary>
    public static bool Is(Schedule schedule)
    {
        ArgumentNullException.ThrowIfNull(schedule);
        var isPlain =
            schedule is { ByDay.Count: 0, TimeZone: null, AttendingType: null, Notes: null }
            && (schedule.OpensAt is null) == schedule.IsClosure
            && (schedule.ClosesAt is null) == schedule.IsClosure;
        return isPlain && (IsOnce(schedule) || IsEveryYear(schedule));
    }

    private static bool IsOnce(Schedule s) =>
        s is { Interval: 1, ByMonthDay.Count: 0, ValidFrom: { } from, ValidTo: { } to }
        && from <= to
        && (s.Start is null || s.Start == from)
        && (s.Freq == "DAILY" || (s.Freq is null && s.IsClosure));

    private static bool IsEveryYear(Schedule s) =>
        s is { Freq: "MONTHLY", Interval: MonthsOfYear, ByMonthDay: { Count: > 0 } days, ValidFrom: null, ValidTo: null, Start: { } start }
        && days[0] == start.Day
        && days.Index().All(d => d.Item == start.Day + d.Index)
        && days[^1] <= DateTime.DaysInMonth(start.Year, start.Month);

    /// <summary>The special days among schedules, those that come every year first, each by their first day. Windows of the same days are joined.</summary>
    public static IReadOnlyList<SpecialDay> Of(IEnumerable<Schedule> schedules) =>
        [
            .. schedules
                .Where(Is)
                .GroupBy(s => (IsYearly: s.Freq == "MONTHLY", First: FirstOf(s), Last: LastOf(s), s.IsClosure))
                .Select(g => new SpecialDay(
                    g.Key.First,
                    g.Key.Last,
                    g.Key.IsYearly,
                    [.. g.Where(s => !s.IsClosure).Select(s => (s.OpensAt!.Value, s.ClosesAt!.Value)).Distinct().Order()],
                    g.Select(s => s.Description).FirstOrDefault(d => d is not null)
                ))
                .OrderByDescending(d => d.IsYearly)
                .ThenBy(d => d.First)
                .ThenBy(d => d.Last)
                .ThenBy(d => d.Windows.Count),
        ];

    /// <summary>Whether a schedule says (a part of) this day.</summary>
    public bool IsSaidBy(Schedule schedule) =>
        Is(schedule)
        && (schedule.Freq == "MONTHLY", FirstOf(schedule), LastOf(schedule), schedule.IsClosure)
            == (IsYearly, First, Last, Windows.Count == 0);

    /// <summary>As the standard says it. Ids hang on the listing and on what is said.</summary>
    public IEnumerable<Schedule> Schedules(Guid listing)
    {
        if (Windows.Count == 0)
            yield return Schedule(listing, "closed") with
            {
                IsClosure = true,
            };
        foreach (var (opens, closes) in Windows)
            yield return Schedule(listing, $"{opens:HH:mm} {closes:HH:mm}") with
            {
                OpensAt = opens,
                ClosesAt = closes,
            };
    }

    private Schedule Schedule(Guid listing, string said)
    {
        var id = Uuid5.Create(listing, $"days {First:yyyy-MM-dd} {Last:yyyy-MM-dd} {IsYearly} {said}");
        return IsYearly
            ? new(id)
            {
                Freq = "MONTHLY",
                Interval = MonthsOfYear,
                ByMonthDay = [.. Enumerable.Range(First.Day, Last.Day - First.Day + 1)],
                Start = First,
                Description = Reason,
            }
            : new(id)
            {
                Freq = "DAILY",
                ValidFrom = First,
                ValidTo = Last,
                Description = Reason,
            };
    }

    private static DateOnly FirstOf(Schedule schedule) => schedule.Freq == "MONTHLY" ? schedule.Start!.Value : schedule.ValidFrom!.Value;

    private static DateOnly LastOf(Schedule schedule) =>
        schedule.Freq == "MONTHLY" ? schedule.Start!.Value.AddDays(schedule.ByMonthDay.Count - 1) : schedule.ValidTo!.Value;
}
