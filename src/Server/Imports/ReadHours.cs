using System.Globalization;
using System.Text.RegularExpressions;
using Tirek.Domain.Languages;
using Tirek.Domain.Listings;

namespace Tirek.Server.Imports;

/// <summary>
/// Makes schedules of the opening hours of a record. Days with the same hours become one schedule. Hours that cannot be understood are kept as written, so that
/// a listing is never said to be closed because a feed was unclear.
/// </summary>
internal static partial class ReadHours
{
    private static readonly string[] Codes = ["SU", "MO", "TU", "WE", "TH", "FR", "SA"];
    private static readonly Lazy<Dictionary<string, string>> Days = new(DayNames);

    public static IReadOnlyList<Held<Schedule>> Schedules(this FeedContext context, RecordText text, FeedRow record)
    {
        var regular = record.Of("regular_schedule").Select(row => (Row: row, Said: Regular(context, text, row))).ToList();
        var grouped = regular
            .GroupBy(r => (r.Row.Flags, r.Row.Audience, r.Said.Opens, r.Said.Closes, r.Said.Words, IsKnown: r.Said.Day is not null))
            .Select(g => (g.First().Row, Schedule: Of(context, g.First().Row, [.. g.Select(r => r.Said)])));
        return
        [
            .. grouped
                .Concat(record.Of("holiday_schedule").Select(row => (row, Schedule: Holiday(context, text, row))))
                .Concat(record.Of("schedule").Select(row => (row, Schedule: context.Recurring(text, row))))
                .Select(s => Held.For(context.Withholding.AudienceOf(s.Item1, record), s.Schedule)),
        ];
    }

    private static Schedule Of(FeedContext context, FeedRow first, IReadOnlyList<Said> days)
    {
        var said = days[0];
        var isKnown = said is { Opens: not null, Closes: not null, Day: not null };
        return new(context.Ids.Of(first))
        {
            Freq = isKnown ? "WEEKLY" : null,
            ByDay = [.. days.Select(d => d.Day).OfType<string>().Distinct().OrderBy(d => (Array.IndexOf(Codes, d) + 6) % 7)],
            OpensAt = isKnown ? said.Opens : null,
            ClosesAt = isKnown ? said.Closes : null,
            Description = LocalText.OfOptional(said.Words),
        };
    }

    private static Said Regular(FeedContext context, RecordText text, FeedRow row)
    {
        var (opens, closes, day) = (Time(row["opens_at"]), Time(row["closes_at"]), Day(row["weekday"]));
        var words = text.Of(row, "original_text");
        if (opens is not null && closes is not null && day is not null)
            return new(day, opens, closes, words);
        context.Defects.Add(
            row,
            day is null ? "weekday"
                : opens is null ? "opens_at"
                : "closes_at",
            "bad-hours",
            Done.Kept
        );
        // What stood in the columns is all there is to show when there are no words.
        words ??= string.Join(" ", new[] { "weekday", "opens_at", "closes_at" }.Select(c => text.Of(row, c)).OfType<string>());
        return new(day, null, null, words);
    }

    private static Schedule Holiday(FeedContext context, RecordText text, FeedRow row)
    {
        var isClosed = PrivacyAnswers.Read(row["closed"]) != false && row["closed"] is not null;
        var (start, end) = (ReadValue.Day(row["start_date"]), ReadValue.Day(row["end_date"]));
        var (opens, closes) = (Time(row["opens_at"]), Time(row["closes_at"]));
        text.KeepOthers(row);
        if (start is not null && (isClosed || (opens is not null && closes is not null)))
            return new(context.Ids.Of(row))
            {
                Freq = "DAILY",
                IsClosure = isClosed,
                ValidFrom = start,
                ValidTo = end ?? start,
                OpensAt = isClosed ? null : opens,
                ClosesAt = isClosed ? null : closes,
            };
        context.Defects.Add(row, start is null ? "start_date" : "opens_at", start is null ? "bad-date" : "bad-hours", Done.Kept);
        var cells = new[] { "start_date", "end_date", "closed", "opens_at", "closes_at" }.Select(c => text.Of(row, c)).OfType<string>();
        return new(context.Ids.Of(row)) { Description = LocalText.OfOptional(string.Join(" ", cells)) };
    }

    /// <summary>A time of day: 9, 09:00, 9.30, 09:00:00, 9:00am, 9 p.m., 24:00, noon. Null if it is none.</summary>
    public static TimeOnly? Time(string? written)
    {
        if (written is null)
            return null;
        var plain = written.Trim().ToLowerInvariant();
        if (plain is "noon" or "полдень")
            return new(12, 0);
        if (plain is "midnight" or "полночь")
            return new(0, 0);
        var match = Clock().Match(plain);
        if (!match.Success)
            return null;
        var hour = int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture);
        var minute = match.Groups[2].Success ? int.Parse(match.Groups[2].Value, CultureInfo.InvariantCulture) : 0;
        if (match.Groups[3].Success)
        {
            if (hour is < 1 or > 12)
                return null;
            hour = hour % 12 + (match.Groups[3].Value[0] == 'p' ? 12 : 0);
        }
        return hour == 24 && minute == 0 ? new(0, 0)
            : hour < 24 && minute < 60 ? new(hour, minute)
            : null;
    }

    /// <summary>RFC 5545's code of a weekday by its name in any of our languages, its code or its number from Monday = 1.</summary>
    private static string? Day(string? written) => written is null ? null : Days.Value.GetValueOrDefault(Folding.Fold(written));

    private static Dictionary<string, string> DayNames()
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var day = 0; day < 7; day++)
        {
            names[Folding.Fold(Codes[day])] = Codes[day];
            names[day == 0 ? "7" : $"{day}"] = Codes[day];
            foreach (var format in Language.All.Select(l => l.Culture.DateTimeFormat))
            foreach (var name in new[] { format.DayNames[day], format.AbbreviatedDayNames[day] })
                names.TryAdd(Folding.Fold(name), Codes[day]);
        }
        return names;
    }

    private sealed record Said(string? Day, TimeOnly? Opens, TimeOnly? Closes, string? Words);

    [GeneratedRegex(@"^(\d{1,2})(?:[:.](\d{2})(?::\d{2})?)?\s*(?:(a|p)\.?\s?m?\.?)?$")]
    private static partial Regex Clock();
}
