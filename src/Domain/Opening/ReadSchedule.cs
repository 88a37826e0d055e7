using System.Globalization;
using Tirek.Domain.Listings;

namespace Tirek.Domain.Opening;

/// <summary>Reads a <see cref="Schedule"/> into the numbers of an <see cref="OpeningRule"/>.</summary>
internal static class ReadSchedule
{
    private static readonly string[] Days = ["SU", "MO", "TU", "WE", "TH", "FR", "SA"];

    /// <summary>
    /// The rule, or null when the schedule does not say enough: no frequency or no times, a part that is no RFC 5545 of ours, an interval or
    /// a bare weekly or monthly rule without a day from which to count.
    /// </summary>
    public static OpeningRule? Rule(Schedule schedule)
    {
        if (Frequency(schedule) is not { } freq || Minutes(schedule) is not { } minutes || Weekdays(schedule.ByDay) is not { } days)
            return null;
        if (MonthDays(schedule.ByMonthDay) is not { } monthDays)
            return null;
        // With a closure the interval hardly ever matters and the anchor is its own first day.
        var anchor = schedule.Start ?? schedule.ValidFrom;
        var isBare = days.Week == 0 && days.Nth == 0 && monthDays == 0;
        if (anchor is null && (schedule.Interval > 1 || (isBare && freq != OpeningRule.Frequency.Daily)))
            return null;
        if (isBare && freq == OpeningRule.Frequency.Weekly)
            days.Week = 1 << (int)anchor!.Value.DayOfWeek;
        if (isBare && freq == OpeningRule.Frequency.Monthly)
            monthDays = 1UL << anchor!.Value.Day;

        var from = Math.Max(schedule.ValidFrom?.DayNumber ?? 0, schedule.Start?.DayNumber ?? 0);
        return new(freq, Math.Max(1, schedule.Interval), minutes.Opens, minutes.Closes, from, LastDay(schedule), schedule.IsClosure)
        {
            WeekDays = days.Week,
            NthDays = days.Nth,
            MonthDays = monthDays,
            Anchor = anchor?.DayNumber ?? 0,
        };
    }

    private static int LastDay(Schedule schedule) => (schedule.ValidTo ?? DateOnly.MaxValue).DayNumber;

    private static OpeningRule.Frequency? Frequency(Schedule schedule) =>
        schedule.Freq?.ToUpperInvariant() switch
        {
            "DAILY" => OpeningRule.Frequency.Daily,
            "WEEKLY" => OpeningRule.Frequency.Weekly,
            "MONTHLY" => OpeningRule.Frequency.Monthly,
            // A closure from one date to another holds on every day between.
            null when schedule.IsClosure && (schedule.ValidFrom ?? schedule.Start) is not null => OpeningRule.Frequency.Daily,
            _ => null,
        };

    private static (int Opens, int Closes)? Minutes(Schedule schedule)
    {
        if (schedule.IsClosure)
            return (0, OpeningRule.Day);
        if (schedule.OpensAt is not { } opens || schedule.ClosesAt is not { } closes)
            return null;
        var from = (int)opens.ToTimeSpan().TotalMinutes;
        var to = (int)closes.ToTimeSpan().TotalMinutes;
        // "23:59" is how forms that know no 24:00 say midnight.
        if (to == OpeningRule.Day - 1)
            to = OpeningRule.Day;
        return (from, to <= from ? to + OpeningRule.Day : to);
    }

    private static (int Week, UInt128 Nth)? Weekdays(IReadOnlyList<string> byDay)
    {
        var (week, nth) = (0, UInt128.Zero);
        foreach (var part in byDay.Select(d => d.Trim().ToUpperInvariant()))
        {
            var day = part.Length < 2 ? -1 : Array.IndexOf(Days, part[^2..]);
            if (day < 0)
                return null;
            if (part.Length == 2)
                week |= 1 << day;
            else if (
                int.TryParse(part.AsSpan(..^2), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var n)
                && Math.Abs(n) is >= 1 and <= 5
            )
                nth |= OpeningRule.NthBit((DayOfWeek)day, n);
            else
                return null;
        }
        return (week, nth);
    }

    private static ulong? MonthDays(IReadOnlyList<int> byMonthDay)
    {
        var bits = 0UL;
        foreach (var day in byMonthDay)
        {
            if (Math.Abs(day) is < 1 or > 31)
                return null;
            bits |= day > 0 ? 1UL << day : 1UL << (32 - day);
        }
        return bits;
    }
}
