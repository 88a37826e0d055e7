using Tirek.Domain.Listings;

namespace Tirek.Domain.Opening;

/// <summary>Days on which the same windows recur every week, in the order of the week from Monday. No windows: closed on these days.</summary>
public sealed record WeekRow(DayOfWeek First, DayOfWeek Last, IReadOnlyList<(TimeOnly Opens, TimeOnly Closes)> Windows);

/// <summary>
/// The hours that recur every week, as a table to read. Days that follow each other with the same windows share a row. Schedules that no such table can
/// show (monthly, every second week, in words, closures of single days) are in <see cref="Others"/>; those already over are left out.
/// </summary>
public sealed class WeekTable
{
    private static readonly (string Code, DayOfWeek Day)[] Week =
    [
        ("MO", DayOfWeek.Monday),
        ("TU", DayOfWeek.Tuesday),
        ("WE", DayOfWeek.Wednesday),
        ("TH", DayOfWeek.Thursday),
        ("FR", DayOfWeek.Friday),
        ("SA", DayOfWeek.Saturday),
        ("SU", DayOfWeek.Sunday),
    ];

    private WeekTable(IReadOnlyList<WeekRow> rows, IReadOnlyList<Schedule> others)
    {
        Rows = rows;
        Others = others;
    }

    /// <summary>Empty when nothing recurs every week.</summary>
    public IReadOnlyList<WeekRow> Rows { get; }

    public IReadOnlyList<Schedule> Others { get; }

    /// <param name="schedules">All schedules of one place.</param>
    /// <param name="today">The day of the reader: schedules whose last day is before it are over.</param>
    public static WeekTable Of(IEnumerable<Schedule> schedules, DateOnly today)
    {
        var current = schedules.Where(s => s.ValidTo is not { } last || last >= today).ToLookup(s => RecursWeekly(s, today));
        var days = Week.Select(d => (d.Day, Windows: WindowsOn(d.Code, current[true]))).ToList();
        return new(current[true].Any() ? [.. Rowed(days)] : [], [.. current[false]]);
    }

    private static bool RecursWeekly(Schedule s, DateOnly today) =>
        s is { IsClosure: false, Interval: 1, OpensAt: not null, ClosesAt: not null, ByMonthDay.Count: 0 }
        && (s.Freq == "DAILY" || (s.Freq == "WEEKLY" && s.ByDay.Count > 0))
        && s.ByDay.All(code => code.Length == 2)
        && s.ValidTo is null
        && (s.ValidFrom is not { } first || first <= today);

    private static IReadOnlyList<(TimeOnly Opens, TimeOnly Closes)> WindowsOn(string code, IEnumerable<Schedule> schedules) =>
        [
            .. schedules
                .Where(s => s.ByDay.Count == 0 || s.ByDay.Contains(code))
                .Select(s => (s.OpensAt!.Value, s.ClosesAt!.Value))
                .Distinct()
                .Order(),
        ];

    private static IEnumerable<WeekRow> Rowed(List<(DayOfWeek Day, IReadOnlyList<(TimeOnly Opens, TimeOnly Closes)> Windows)> days)
    {
        for (var first = 0; first < days.Count; )
        {
            var last = first;
            while (last + 1 < days.Count && days[last + 1].Windows.SequenceEqual(days[first].Windows))
                last++;
            yield return new(days[first].Day, days[last].Day, days[first].Windows);
            first = last + 1;
        }
    }
}
