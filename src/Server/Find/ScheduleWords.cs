using System.Globalization;
using Tirek.Domain.Languages;
using Tirek.Domain.Listings;
using Tirek.Domain.Opening;
using Tirek.Server.Shell;

namespace Tirek.Server.Find;

/// <summary>Opening hours in words: the rows of a week, and the schedules that no week shows (closures, every second week, once a month, in words).</summary>
internal sealed class ScheduleWords(Language language)
{
    private static readonly Dictionary<string, DayOfWeek> Codes = new()
    {
        ["MO"] = DayOfWeek.Monday,
        ["TU"] = DayOfWeek.Tuesday,
        ["WE"] = DayOfWeek.Wednesday,
        ["TH"] = DayOfWeek.Thursday,
        ["FR"] = DayOfWeek.Friday,
        ["SA"] = DayOfWeek.Saturday,
        ["SU"] = DayOfWeek.Sunday,
    };

    /// <summary><c>Mon–Fri</c>; a whole week of the same is "every day".</summary>
    public static string Days(WeekRow row, Language language) =>
        row.First == DayOfWeek.Monday && row.Last == DayOfWeek.Sunday ? FindText.EveryDay
        : row.First == row.Last ? DateWords.ShortDay(row.First, language)
        : $"{DateWords.ShortDay(row.First, language)}–{DateWords.ShortDay(row.Last, language)}";

    /// <summary><c>09:00–13:00, 14:00–18:00</c>; without windows "closed", for a whole day "day and night".</summary>
    public static string Times(IReadOnlyList<(TimeOnly Opens, TimeOnly Closes)> windows) =>
        windows.Count == 0 ? FindText.Closed : string.Join(", ", windows.Select(w => Window(w.Opens, w.Closes)));

    /// <summary>Null when nothing is known that a reader could use.</summary>
    public string? Of(Schedule schedule)
    {
        var said = schedule.Description?.In(language, neverMachine: true).Text ?? schedule.Notes;
        var period = Period(schedule);
        if (schedule.IsClosure)
            return Joined(FindText.Closed, period, said);
        if (schedule.OpensAt is not { } opens || schedule.ClosesAt is not { } closes)
            return said is null ? null : Joined(said, period);
        return Joined(Recurrence(schedule), Window(opens, closes), period, said);
    }

    private string? Recurrence(Schedule schedule)
    {
        var days = schedule.ByDay.Select(Day).OfType<string>().ToList();
        return schedule switch
        {
            { Freq: "WEEKLY", Interval: 1 } => List(days),
            { Freq: "WEEKLY" } => Joined(Weeks(schedule.Interval), List(days)),
            { Freq: "MONTHLY", Interval: 1, ByMonthDay.Count: > 0 } => FindWords.Say(
                FindText.OnDaysOfMonth,
                string.Join(", ", schedule.ByMonthDay)
            ),
            { Freq: "MONTHLY", Interval: 1 } => List(days),
            { Freq: "DAILY", Interval: 1 } => days.Count > 0 ? List(days) : FindText.EveryDay,
            { Freq: null, ValidFrom: not null } => null,
            _ => FindText.NotEveryWeek,
        };
    }

    // "1MO": the first Monday of a month, "-1FR": the last Friday.
    private string? Day(string code)
    {
        if (code.Length < 2 || !Codes.TryGetValue(code[^2..], out var day))
            return null;
        var name = DateWords.ShortDay(day, language);
        return !int.TryParse(code[..^2], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var nth) ? name
            : nth < 0 ? FindWords.Say(FindText.LastInMonth, name)
            : FindWords.Say(FindText.NthInMonth, name, nth);
    }

    private string Weeks(int interval) =>
        Counted.Of(
            language,
            interval,
            FindText.EveryWeeks_one,
            FindText.EveryWeeks_few,
            FindText.EveryWeeks_many,
            FindText.EveryWeeks_other
        );

    private string? Period(Schedule schedule) =>
        (schedule.ValidFrom, schedule.ValidTo) switch
        {
            ({ } from, { } to) when from == to => DateWords.Long(from, language),
            ({ } from, { } to) => $"{DateWords.Long(from, language)} – {DateWords.Long(to, language)}",
            ({ } from, null) => FindWords.Say(FindText.FromDate, DateWords.Long(from, language)),
            (null, { } to) => FindWords.Say(FindText.UntilDate, DateWords.Long(to, language)),
            _ => null,
        };

    private static string Window(TimeOnly opens, TimeOnly closes) =>
        opens == default && closes == default ? FindText.DayAndNight
        : closes == default ? $"{Clock(opens)}–24:00"
        // Whoever reads "18:00–09:00" comes at nine and wonders.
        : closes <= opens ? FindWords.Say(FindText.Overnight, Clock(opens), Clock(closes))
        : $"{Clock(opens)}–{Clock(closes)}";

    private static string Clock(TimeOnly time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);

    private static string? List(List<string> days) => days.Count == 0 ? null : string.Join("; ", days);

    private static string Joined(params string?[] parts) => string.Join(", ", parts.Where(p => !string.IsNullOrWhiteSpace(p)));
}
