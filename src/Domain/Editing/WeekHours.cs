using System.Globalization;
using System.Text.RegularExpressions;
using Tirek.Domain.Languages;
using Tirek.Domain.Listings;

namespace Tirek.Domain.Editing;

/// <summary>
/// Opening hours of a week as people write them: for each day its windows, as "09:00–13:00, 14:00–18:00"; nothing on a day that is closed; "00:00–24:00" for day
/// and night; "18:00–09:00 +1" for a night that ends on the next day. Stands for those schedules of the standard (HSDS <c>schedule</c>, RFC 5545) that come again every week in the same way; others have no place in it.
/// </summary>
public static partial class WeekHours
{
    private const int MostWindows = 4;

    /// <summary>After a window that ends on the day after it begins, as timetables write it.</summary>
    public const string NextDay = "+1";

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
        Say(
            schedules
                .Where(s => IsOfWeek(s) && (s.ByDay.Count == 0 || s.ByDay.Contains(day)))
                .Select(s => (s.OpensAt!.Value, s.ClosesAt!.Value))
        );

    /// <summary>What is understood as <see cref="Read"/> says it, so that hours which are only written otherwise are no change; anything else as it is.</summary>
    public static string Tidy(string text) => FaultOf(text) == HoursFault.None ? Say(Windows(text)!) : text;

    /// <summary>
    /// The text as it was meant by somebody who says that what ends before it begins ends on the next day: it is then said so in the text. What is not understood
    /// stays as it is.
    /// </summary>
    public static string OverNight(string text) =>
        Windows(text) is { } windows ? Say([.. windows.Select(w => w with { IsNextDay = w.IsNextDay || IsBackwards(w) })]) : text;

    /// <summary>
    /// Why the text says no windows: hours and minutes, one dash between them, windows apart by commas. What ends before it begins has to say that it ends on the next
    /// day, since it is as often a slip.
    /// </summary>
    public static HoursFault FaultOf(string text) =>
        Windows(text) is not { } windows ? HoursFault.NotUnderstood
        : windows.Count > MostWindows ? HoursFault.TooMany
        : windows.Exists(w => w.IsNextDay && w.Closes > w.Opens) ? HoursFault.NotUnderstood
        : windows.Exists(w => IsBackwards(w) && !w.IsNextDay) ? HoursFault.EndsBefore
        : Overlap(windows) ? HoursFault.Overlap
        : HoursFault.None;

    /// <summary>The windows of a text without a fault, by when they begin; 00:00 as an end is the end of the day.</summary>
    public static IReadOnlyList<(TimeOnly Opens, TimeOnly Closes)> WindowsOf(string text) =>
        [.. (Windows(text) ?? []).Select(w => (w.Opens, w.Closes)).Distinct().Order()];

    /// <summary>Windows as <see cref="Read"/> says them.</summary>
    public static string Say(IEnumerable<(TimeOnly Opens, TimeOnly Closes)> windows) =>
        string.Join(", ", windows.OrderBy(w => w.Opens).Select(w => Say(w.Opens, w.Closes)).Distinct());

    /// <summary>
    /// The schedules of a week whose days say this; windows that are the same on several days are one schedule. Ids hang on the listing and on what is said, so that
    /// the same hours are the same rows.
    /// </summary>
    public static IReadOnlyList<Schedule> Write(Guid listing, IReadOnlyDictionary<string, string> week) =>
        [
            .. Days.SelectMany(d => WindowsOf(week.GetValueOrDefault(d, "")).Select(w => (Day: d, Window: w)))
                .GroupBy(w => w.Window, w => w.Day)
                .Select(g => new Schedule(Uuid5.Create(listing, $"week {g.Key.Opens:HH:mm} {g.Key.Closes:HH:mm} {string.Join(',', g)}"))
                {
                    Freq = "WEEKLY",
                    ByDay = [.. g],
                    OpensAt = g.Key.Opens,
                    ClosesAt = g.Key.Closes,
                }),
        ];

    private static List<Window>? Windows(string text)
    {
        if (HourWords.SaysAlways(text))
            return [new(default, default, false)];
        if (HourWords.SaysClosed(text))
            return [];
        var windows = new List<Window>();
        foreach (
            var part in Numerals.AsAscii(text).Split([',', ';'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        )
            if (OneWindow().Match(part) is { Success: true } m && Time(m, 1) is { } opens && Time(m, 3) is { } closes && opens < WholeDay)
                windows.Add(
                    new(
                        TimeOnly.FromTimeSpan(opens),
                        TimeOnly.FromTimeSpan(closes == WholeDay ? TimeSpan.Zero : closes),
                        m.Groups["next"].Success && closes != TimeSpan.Zero && closes != WholeDay
                    )
                );
            else
                return null;
        return windows;
    }

    /// <summary>It ends before it begins, or when it begins; the end of the day is no such end.</summary>
    private static bool IsBackwards(Window window) => window.Closes <= window.Opens && window.Closes != TimeOnly.MinValue;

    private static bool Overlap(List<Window> windows)
    {
        var until = TimeSpan.MinValue;
        foreach (var window in windows.Distinct().OrderBy(w => w.Opens))
        {
            if (window.Opens.ToTimeSpan() < until)
                return true;
            until = window.Closes.ToTimeSpan() + (window.Closes <= window.Opens ? WholeDay : TimeSpan.Zero);
        }
        return false;
    }

    private static TimeSpan? Time(Match match, int group)
    {
        var minutes = match.Groups[group + 1] is { Success: true, Value: var said } ? int.Parse(said, CultureInfo.InvariantCulture) : 0;
        var time = new TimeSpan(int.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture), minutes, 0);
        return minutes < 60 && time <= WholeDay ? time : null;
    }

    private static string Say(IEnumerable<Window> windows) =>
        string.Join(
            ", ",
            windows
                .OrderBy(w => w.Opens)
                .Select(w => w.IsNextDay ? $"{Say(w.Opens)}–{Say(w.Closes)} {NextDay}" : Say(w.Opens, w.Closes))
                .Distinct()
        );

    private static string Say(TimeOnly opens, TimeOnly closes) =>
        closes == TimeOnly.MinValue ? $"{Say(opens)}–24:00" : $"{Say(opens)}–{Say(closes)}{(closes <= opens ? $" {NextDay}" : "")}";

    private static string Say(TimeOnly time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);

    private sealed record Window(TimeOnly Opens, TimeOnly Closes, bool IsNextDay);

    [GeneratedRegex(
        @"^(?:с|from)?\s*([0-9]{1,2})(?:[:.]([0-9]{2}))?\s*(?:[-–—]|до|to|till|until)\s*([0-9]{1,2})(?:[:.]([0-9]{2}))?(?<next>\s*\(?\+\s*1\)?)?$",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex OneWindow();
}

/// <summary>Why a text says no hours of a day.</summary>
public enum HoursFault
{
    None,
    NotUnderstood,
    TooMany,

    /// <summary>Two windows hold at the same time.</summary>
    Overlap,

    /// <summary>A window ends before it begins and does not say that it ends on the next day.</summary>
    EndsBefore,
}
