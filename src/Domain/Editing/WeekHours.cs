using System.Globalization;
using System.Text.RegularExpressions;
using Tirek.Domain.Listings;

namespace Tirek.Domain.Editing;

/// <summary>
/// Opening hours of a week as people write them: for each day its windows, as "09:00–13:00, 14:00–18:00"; nothing on a day that is closed; "00:00–24:00" for day
/// and night. Stands for those schedules of the standard (HSDS <c>schedule</c>, RFC 5545) that come again every week in the same way; others have no place in it.
/// </summary>
public static partial class WeekHours
{
    private const int MostWindows = 4;
    private static readonly TimeSpan WholeDay = TimeSpan.FromHours(24);

    /// <summary>As RFC 5545 writes them, in the order of a week that begins on Monday.</summary>
    public static IReadOnlyList<string> Days { get; } = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];

    /// <summary>Whether it says nothing that a week cannot say: no single dates, no season, no words, no other zone.</summary>
    public static bool IsOfWeek(Schedule schedule) =>
        schedule
            is {
                Freq: "WEEKLY" or "DAILY",
                Interval: 1,
                OpensAt: not null,
                ClosesAt: not null,
                ByMonthDay.Count: 0,
                ValidFrom: null,
                ValidTo: null,
                Start: null,
                IsClosure: false,
                Description: null,
                Notes: null,
                AttendingType: null,
                TimeZone: null
            }
        && (schedule.ByDay.Count > 0 ? schedule.ByDay.All(Days.Contains) : schedule.Freq == "DAILY");

    /// <summary>The windows of a day ("MO") as text.</summary>
    public static string Read(IEnumerable<Schedule> schedules, string day) =>
        string.Join(
            ", ",
            schedules
                .Where(s => IsOfWeek(s) && (s.ByDay.Count == 0 || s.ByDay.Contains(day)))
                .OrderBy(s => s.OpensAt)
                .Select(s => Say(s.OpensAt!.Value, s.ClosesAt!.Value))
                .Distinct()
        );

    /// <summary>What is understood as <see cref="Read"/> says it, so that hours which are only written otherwise are no change; anything else as it is.</summary>
    public static string Tidy(string text) =>
        Windows(text) is { } windows
            ? string.Join(", ", windows.OrderBy(w => w.Opens).Select(w => Say(w.Opens, w.Closes)).Distinct())
            : text;

    /// <summary>Whether the text says windows: hours and minutes, one dash between them, windows apart by commas.</summary>
    public static bool IsUnderstood(string text) => Windows(text) is not null;

    /// <summary>
    /// The schedules of a week whose days say this; windows that are the same on several days are one schedule. Ids hang on the listing and on what is said, so that
    /// the same hours are the same rows.
    /// </summary>
    public static IReadOnlyList<Schedule> Write(Guid listing, IReadOnlyDictionary<string, string> week) =>
        [
            .. Days.SelectMany(d => (Windows(week.GetValueOrDefault(d, "")) ?? []).Select(w => (Day: d, Window: w)))
                .GroupBy(w => w.Window, w => w.Day)
                .Select(g => new Schedule(Uuid5.Create(listing, $"week {g.Key.Opens:HH:mm} {g.Key.Closes:HH:mm} {string.Join(',', g)}"))
                {
                    Freq = "WEEKLY",
                    ByDay = [.. g],
                    OpensAt = g.Key.Opens,
                    ClosesAt = g.Key.Closes,
                }),
        ];

    private static List<(TimeOnly Opens, TimeOnly Closes)>? Windows(string text)
    {
        var windows = new List<(TimeOnly, TimeOnly)>();
        foreach (var part in text.Split([',', ';'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            if (Window().Match(part) is { Success: true } m && Time(m, 1) is { } opens && Time(m, 3) is { } closes && opens < WholeDay)
                windows.Add((TimeOnly.FromTimeSpan(opens), TimeOnly.FromTimeSpan(closes == WholeDay ? TimeSpan.Zero : closes)));
            else
                return null;
        return windows.Count <= MostWindows ? windows : null;
    }

    private static TimeSpan? Time(Match match, int group)
    {
        var minutes = match.Groups[group + 1] is { Success: true, Value: var said } ? int.Parse(said, CultureInfo.InvariantCulture) : 0;
        var time = new TimeSpan(int.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture), minutes, 0);
        return minutes < 60 && time <= WholeDay ? time : null;
    }

    private static string Say(TimeOnly opens, TimeOnly closes) => $"{Say(opens)}–{(closes == TimeOnly.MinValue ? "24:00" : Say(closes))}";

    private static string Say(TimeOnly time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^([0-9]{1,2})(?:[:.]([0-9]{2}))?\s*[-–—]\s*([0-9]{1,2})(?:[:.]([0-9]{2}))?$")]
    private static partial Regex Window();
}
