using Tirek.Domain;
using Tirek.Domain.Editing;
using Tirek.Domain.Languages;
using Tirek.Server.Http;

namespace Tirek.Server.Editing;

/// <summary>Reads the lines of special days of a form: each of its inputs is sent once a line, and what is ticked by the number of its line.</summary>
internal static class DaysForm
{
    private const int LongestHours = 200;

    /// <exception cref="Problem">It is no form of ours.</exception>
    public static IEnumerable<DayLine> Read(IFormCollection form)
    {
        string[] columns = ["day-from", "day-to", "day-hours", "day-why"];
        var lines = columns.Select(c => form[c].Select(v => OneLine(v ?? "")).ToList()).ToList();
        if (lines.Exists(l => l.Count != lines[0].Count) || lines[0].Count > 2 * SpecialDays.Most)
            throw Problems.NotUnderstood();
        var (dropped, yearly, night) = (form["day-drop"], form["day-yearly"], form["day-night"]);
        return
        [
            .. Enumerable
                .Range(0, lines[0].Count)
                .Where(i => !dropped.Contains($"{i}") && lines.Exists(l => l[i].Length > 0))
                .Select(i => new DayLine(
                    SpecialDays.Tidy(lines[0][i]),
                    Last(SpecialDays.Tidy(lines[1][i]), SpecialDays.Tidy(lines[0][i])),
                    yearly.Contains($"{i}"),
                    EditForm.HoursOf(lines[2][i], night.Contains($"{i}")).Replace(';', ','),
                    lines[3][i]
                ))
                .OrderByDescending(d => d.IsYearly)
                .ThenBy(d => d.From, StringComparer.Ordinal),
        ];
    }

    /// <summary>One day is no span.</summary>
    private static string Last(string to, string from) => to == from ? "" : to;

    private static string OneLine(string text)
    {
        var line = string.Join(' ', FormFields.Seen(Numerals.AsAscii(text)).Split(default(char[]), StringSplitOptions.RemoveEmptyEntries));
        return line.Length <= LongestHours ? line : throw Problems.NotUnderstood();
    }
}
