using System.Globalization;
using System.Text.RegularExpressions;
using Tirek.Domain.Editing;
using Tirek.Domain.Languages;

namespace Tirek.Domain.Lists;

/// <summary>
/// Reads the hours of a week as they stand in one cell of a list: "Mon–Fri 9:00–18:00, Sat 10-14", "пн-пт с 9 до 18, обед 13-14", "24/7". What is not understood
/// whole is not taken: an hour that is wrong sends somebody to a closed door.
/// </summary>
public static partial class ReadWeek
{
    private static readonly Lazy<Dictionary<string, int>> Days = new(DayNames);

    private static readonly HashSet<string> Always = Set(
        "24/7, 24 7, 24, 24 часа, 24 hours, around the clock, round the clock, day and night, круглосуточно, тәулік бойы, күні түні, күнү түнү, күнү-түнү, тегерек күн, kecha kunduz, kecha-kunduz, sutka davomida, шабонарӯз, шабонарӯзӣ, gije gündiz, gije-gündiz"
    );

    private static readonly HashSet<string> Daily = Set(
        "daily, every day, ежедневно, каждый день, күн сайын, күнде, күн сайын, ар күнү, har kuni, ҳар куни, ҳар рӯз, her gün, без выходных"
    );

    private static readonly HashSet<string> Weekdays = Set(
        "weekdays, working days, рабочие дни, будни, по будням, по рабочим дням, жұмыс күндері, жумуш күндөрү, ish kunlari, иш кунлари, рӯзҳои корӣ, iş günleri"
    );

    private static readonly HashSet<string> Breaks = Set(
        "break, lunch, lunch break, обед, перерыв, обеденный перерыв, түскі үзіліс, үзіліс, тыныгуу, түшкү тыныгуу, tushlik, tanaffus, тушлик, танаффус, arakesme"
    );

    private static readonly HashSet<string> Closed = Set(
        "closed, day off, выходной, выходные, закрыто, не работает, демалыс, дем алыш, дам олиш, dam olish, dam olish kuni, рӯзи истироҳат, dynç"
    );

    /// <summary>By day ("MO"), as <see cref="WeekHours"/> writes them, closed days empty; null where the cell was not understood.</summary>
    public static IReadOnlyDictionary<string, string>? Of(string cell)
    {
        if (Always.Contains(Folding.Fold(cell)))
            return WeekHours.Days.ToDictionary(d => d, _ => "00:00–24:00");
        var week = new List<(int Opens, int Closes)>[7];
        var named = new List<int>();
        var at = 0;
        var isBegun = false;
        foreach (Match window in Window().Matches(cell))
        {
            if (Minutes(window, 1) is not { } opens || Minutes(window, 3) is not { } closes || closes <= opens)
                return null;
            var words = cell[at..window.Index];
            at = window.Index + window.Length;
            if (ReadDays(words) is not var (days, isBreak) || (isBreak && (!isBegun || days.Count > 0)))
                return null;
            if (days.Count > 0)
                named = days;
            else if (!isBegun)
                named = [0, 1, 2, 3, 4, 5, 6];
            isBegun = true;
            foreach (var day in named)
            {
                var windows = week[day] ??= [];
                if (!isBreak)
                    windows.Add((opens, closes));
                else if (windows.FindIndex(w => w.Opens < opens && closes < w.Closes) is >= 0 and var split)
                {
                    var (before, after) = ((windows[split].Opens, opens), (closes, windows[split].Closes));
                    windows[split] = before;
                    windows.Insert(split + 1, after);
                }
                else
                    return null;
            }
        }
        // Hours without a word of the days are not read as those of every day.
        if (!isBegun || !IsNamed(cell) || !IsRest(cell[at..], week))
            return null;
        return WeekHours
            .Days.Select(
                (day, i) =>
                    (day, Said: string.Join(", ", (week[i] ?? []).OrderBy(w => w.Opens).Select(w => $"{Say(w.Opens)}–{Say(w.Closes)}")))
            )
            .ToDictionary(d => d.day, d => d.Said);
    }

    private static bool IsNamed(string cell) => ReadDays(Window().Replace(cell, " ; ")) is var (days, _) && days.Count > 0;

    /// <summary>After the last window: nothing, or days on which it is closed.</summary>
    private static bool IsRest(string words, List<(int, int)>[] week)
    {
        if (!words.Any(char.IsLetterOrDigit))
            return true;
        var (days, rest) = Split(words);
        return rest.Length > 0 && Closed.Contains(rest) && days is not null && days.TrueForAll(d => week[d] is null);
    }

    /// <summary>The days that words name, and whether they say a break; null where some word is not understood.</summary>
    private static (List<int> Days, bool IsBreak)? ReadDays(string words)
    {
        var (days, rest) = Split(words);
        return days is null ? null
            : rest.Length == 0 ? (days, false)
            : Breaks.Contains(rest) ? (days, true)
            : Closed.Contains(rest) ? (days, false)
            : null;
    }

    /// <summary>Days, and what else is said. Null days: a range of which an end is missing.</summary>
    private static (List<int>? Days, string Else) Split(string words)
    {
        var folded = Folding.Fold(words);
        if (Daily.Contains(folded))
            return ([0, 1, 2, 3, 4, 5, 6], "");
        if (Weekdays.Contains(folded))
            return ([0, 1, 2, 3, 4], "");
        var days = new List<int>();
        var rest = new List<string>();
        var isRange = false;
        foreach (Match token in Token().Matches(words))
        {
            if (token.Value is "-" or "–" or "—")
            {
                isRange = days.Count > 0 && rest.Count == 0;
                continue;
            }
            var word = Folding.Fold(token.Value);
            if (word.Length == 0 || Filling.Contains(word))
            {
                isRange |= word is "po" or "to" && days.Count > 0;
                continue;
            }
            if (Days.Value.TryGetValue(word, out var day))
            {
                if (isRange && days[^1] < day)
                    days.AddRange(Enumerable.Range(days[^1] + 1, day - days[^1]));
                else if (isRange)
                    return (null, "");
                else
                    days.Add(day);
                isRange = false;
            }
            else
                rest.Add(word);
        }
        return ([.. days.Distinct()], string.Join(' ', rest));
    }

    private static readonly HashSet<string> Filling = Set(
        "с, со, по, до, и, в, from, to, and, at, till, until, соат, soat, soatdan, гача, дан, бастап, дейін, чейин, аз, то, ва, va, sagat, сағат, саат"
    );

    private static Dictionary<string, int> DayNames()
    {
        var names = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var format in Language.All.Select(l => l.Culture.DateTimeFormat))
            for (var day = 0; day < 7; day++)
                foreach (var name in new[] { format.DayNames[day], format.AbbreviatedDayNames[day] })
                    names.TryAdd(Folding.Fold(name), (day + 6) % 7);
        foreach (var (code, day) in WeekHours.Days.Select((d, i) => (d, i)))
            names.TryAdd(Folding.Fold(code), day);
        string[] russian = ["понедельника", "вторника", "среды", "четверга", "пятницы", "субботы", "воскресенья"];
        string[] accusative = ["понедельнику", "вторник", "среду", "четверг", "пятницу", "субботу", "воскресенье"];
        foreach (var forms in new[] { russian, accusative })
            for (var day = 0; day < 7; day++)
                names.TryAdd(Folding.Fold(forms[day]), day);
        return names;
    }

    private static HashSet<string> Set(string words) => [.. words.Split(',').Select(Folding.Fold)];

    private static int? Minutes(Match match, int group)
    {
        var minutes = match.Groups[group + 1] is { Success: true, Value: var said } ? int.Parse(said, CultureInfo.InvariantCulture) : 0;
        var time = 60 * int.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture) + minutes;
        return minutes < 60 && time <= 24 * 60 ? time : null;
    }

    private static string Say(int minutes) => $"{minutes / 60:00}:{minutes % 60:00}";

    [GeneratedRegex(
        @"(?<![\d:.])(\d{1,2})(?:[:.](\d{2}))?\s*(?:[-–—]|до|to|till|until)\s*(\d{1,2})(?:[:.](\d{2}))?(?![\d:.]*\d)",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Window();

    [GeneratedRegex(@"[-–—]|[\p{L}\p{M}ʻʼ'’]+|\d+")]
    private static partial Regex Token();
}
