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

    private static readonly HashSet<string> Daily = HourWords.Set(
        "daily, every day, ежедневно, каждый день, күн сайын, күнде, күн сайын, ар күнү, har kuni, ҳар куни, ҳар рӯз, her gün, без выходных"
    );

    private static readonly HashSet<string> Weekdays = HourWords.Set(
        "weekdays, working days, рабочие дни, будни, по будням, по рабочим дням, жұмыс күндері, жумуш күндөрү, ish kunlari, иш кунлари, рӯзҳои корӣ, iş günleri"
    );

    private static readonly HashSet<string> Breaks = HourWords.Set(
        "break, lunch, lunch break, обед, перерыв, обеденный перерыв, түскі үзіліс, үзіліс, тыныгуу, түшкү тыныгуу, tushlik, tanaffus, тушлик, танаффус, arakesme"
    );

    /// <summary>By day ("MO"), as <see cref="WeekHours"/> writes them, closed days empty; null where the cell was not understood.</summary>
    public static IReadOnlyDictionary<string, string>? Of(string cell)
    {
        cell = Numerals.AsAscii(cell);
        if (HourWords.SaysAlways(cell))
            return WeekHours.Days.ToDictionary(d => d, _ => "00:00–24:00");
        var week = new List<(int Opens, int Closes)>[7];
        var (named, groups, at) = (new List<int>(), 0, 0);
        foreach (Match window in Window().Matches(cell))
        {
            if (Minutes(window, 1) is not { } opens || Minutes(window, 3) is not { } closes || closes <= opens)
                return null;
            var words = Split(cell[at..window.Index]);
            at = window.Index + window.Length;
            if (words.Days is null || !(words.Words.Length == 0 || (Breaks.Contains(words.Words) && words.Days.Count == 0)))
                return null;
            var isBreak = words.Words.Length > 0;
            // Of which of several days a break is said nobody can tell; nor on which days it is open where none was named.
            if (isBreak ? groups != 1 : words.Days.Count == 0 && groups == 0)
                return null;
            if (words.Days.Count > 0)
                (named, groups) = (words.Days, groups + 1);
            foreach (var day in named)
                if (!Take(week[day] ??= [], opens, closes, isBreak))
                    return null;
        }
        if (groups == 0 || !IsRest(cell[at..], week))
            return null;
        var said = WeekHours
            .Days.Select(
                (day, i) =>
                    (day, Said: string.Join(", ", (week[i] ?? []).OrderBy(w => w.Opens).Select(w => $"{Say(w.Opens)}–{Say(w.Closes)}")))
            )
            .ToDictionary(d => d.day, d => d.Said);
        return said.Values.All(v => WeekHours.FaultOf(v) == HoursFault.None) ? said : null;
    }

    /// <summary>A window more, or a break in the one that it lies in; false where there is none.</summary>
    private static bool Take(List<(int Opens, int Closes)> windows, int opens, int closes, bool isBreak)
    {
        if (!isBreak)
        {
            windows.Add((opens, closes));
            return true;
        }
        var split = windows.FindIndex(w => w.Opens < opens && closes < w.Closes);
        if (split < 0)
            return false;
        var after = (closes, windows[split].Closes);
        windows[split] = (windows[split].Opens, opens);
        windows.Insert(split + 1, after);
        return true;
    }

    /// <summary>After the last window: nothing, or days on which it is closed.</summary>
    private static bool IsRest(string words, List<(int, int)>[] week)
    {
        if (!words.Any(char.IsLetterOrDigit))
            return true;
        var said = Split(words);
        return HourWords.SaysClosed(said.Words) && said.Days is not null && said.Days.TrueForAll(d => week[d] is null);
    }

    /// <summary>Days, and the words that name none. Null days: a range that goes backwards.</summary>
    private static (List<int>? Days, string Words) Split(string words)
    {
        var plain = HourWords.Plain(words);
        if (Daily.Contains(plain))
            return ([0, 1, 2, 3, 4, 5, 6], "");
        if (Weekdays.Contains(plain))
            return ([0, 1, 2, 3, 4], "");
        var days = new List<int>();
        var rest = new List<string>();
        var isRange = false;
        foreach (Match token in Token().Matches(words.ToLowerInvariant()))
        {
            var word = token.Value;
            if (word is "-" or "–" or "—")
                isRange = days.Count > 0 && rest.Count == 0;
            else if (Days.Value.TryGetValue(word, out var day))
            {
                if (isRange && days[^1] >= day)
                    return (null, "");
                days.AddRange(isRange ? Enumerable.Range(days[^1] + 1, day - days[^1]) : [day]);
                isRange = false;
            }
            else if (Filling.Contains(word))
                isRange |= word is "по" or "to" or "till" or "until" && days.Count > 0;
            else
                rest.Add(word);
        }
        return ([.. days.Distinct()], string.Join(' ', rest));
    }

    // Not folded: folded, Su and со are one word, and so are Tu and to, сс and с.
    private static readonly HashSet<string> Filling = HourWords.Set(
        "с, со, по, до, и, в, from, to, and, at, till, until, соат, soat, soatdan, гача, дан, бастап, дейін, чейин, аз, то, ва, va, sagat, сағат, саат"
    );

    private static Dictionary<string, int> DayNames()
    {
        var names = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var format in Language.All.Select(l => l.Culture.DateTimeFormat))
            for (var day = 0; day < 7; day++)
                foreach (var name in new[] { format.DayNames[day], format.AbbreviatedDayNames[day] })
                    names.TryAdd(name.ToLowerInvariant().TrimEnd('.'), (day + 6) % 7);
        foreach (var (code, day) in WeekHours.Days.Select((d, i) => (d, i)))
            names.TryAdd(code.ToLowerInvariant(), day);
        string[] russian = ["понедельника", "вторника", "среды", "четверга", "пятницы", "субботы", "воскресенья"];
        string[] accusative = ["понедельнику", "вторник", "среду", "четверг", "пятницу", "субботу", "воскресенье"];
        foreach (var forms in new[] { russian, accusative })
            for (var day = 0; day < 7; day++)
                names.TryAdd(forms[day], day);
        return names;
    }

    private static int? Minutes(Match match, int group)
    {
        var minutes = match.Groups[group + 1] is { Success: true, Value: var said } ? int.Parse(said, CultureInfo.InvariantCulture) : 0;
        var time = 60 * int.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture) + minutes;
        return minutes < 60 && time <= 24 * 60 ? time : null;
    }

    private static string Say(int minutes) => $"{minutes / 60:00}:{minutes % 60:00}";

    [GeneratedRegex(
        @"(?<![0-9:.])([0-9]{1,2})(?:[:.]([0-9]{2}))?\s*(?:[-–—]|до|to|till|until)\s*([0-9]{1,2})(?:[:.]([0-9]{2}))?(?![0-9:.]*[0-9])",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Window();

    [GeneratedRegex(@"[-–—]|[\p{L}\p{M}ʻʼ'’]+|[0-9]+")]
    private static partial Regex Token();
}
