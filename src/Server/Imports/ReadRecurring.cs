using System.Text.RegularExpressions;
using Tirek.Domain.Languages;
using Tirek.Domain.Listings;

namespace Tirek.Server.Imports;

/// <summary>Reads a schedule of HSDS 3.x, whose columns are those of a recurrence of RFC 5545.</summary>
internal static partial class ReadRecurring
{
    private const string AllWeek = "MO,TU,WE,TH,FR,SA,SU";

    /// <summary>Parts of a recurrence that narrow it and that Tirek does not reckon with: where one stands, hours are shown as written and not counted.</summary>
    private static readonly string[] Narrowing = ["count", "byweekno", "byyearday"];

    public static Schedule Recurring(this FeedContext context, RecordText text, FeedRow row)
    {
        var isClosure = ReadValue.YesNo(row["is_closure"]) == true;
        var (opens, closes) = (Time("opens_at"), Time("closes_at"));
        var interval = text.Value<int>(context, row, "interval", ReadValue.Whole, "bad-hours");
        var (until, validTo) = (Day("until"), Day("valid_to"));
        var (freq, byDay) = Frequency(row);
        var days = Days(byDay);
        var monthDays = Numbers(row["bymonthday"]);
        var isClear =
            days is not null && monthDays is not null && interval is null or >= 1 && Array.TrueForAll(Narrowing, c => row[c] is null);
        if (!isClear || freq is not (null or "DAILY" or "WEEKLY" or "MONTHLY"))
        {
            context.Defects.Add(row, "freq", "bad-hours", Done.Kept);
            text.KeepOthers(row, "freq", "byday", "bymonthday", "interval");
            (freq, isClear) = (null, false);
        }
        text.KeepOthers(row, KeptAsWell(row, until, validTo));
        return new(context.Ids.Of(row))
        {
            Freq = freq,
            Interval = isClear ? interval ?? 1 : 1,
            ByDay = days ?? [],
            ByMonthDay = monthDays ?? [],
            OpensAt = opens,
            ClosesAt = closes,
            ValidFrom = Day("valid_from"),
            ValidTo = until is null || validTo < until ? validTo : until,
            Start = Day("dtstart"),
            TimeZone = Zone(row["time_zone"]),
            IsClosure = isClosure,
            Description = text.Local(row, "description") ?? (isClear ? null : Words(text, row)),
            AttendingType = text.Of(row, "attending_type"),
            Notes = text.Of(row, "notes"),
        };

        TimeOnly? Time(string column) => text.Value<TimeOnly>(context, row, column, ReadHours.Time, "bad-hours");
        DateOnly? Day(string column) => text.Value<DateOnly>(context, row, column, ReadValue.Day, "bad-date");
    }

    /// <summary>Of two ends the earlier counts, and the other is kept: what was read can be written again.</summary>
    private static string[] KeptAsWell(FeedRow row, DateOnly? until, DateOnly? validTo) =>
        [
            .. until is not null ? new[] { "until" } : [],
            .. until is not null && validTo is not null ? new[] { "valid_to" } : [],
            .. row["interval"] is "1" ? new[] { "interval" } : [],
        ];

    /// <summary>The standard has no DAILY: it says WEEKLY on all days.</summary>
    private static (string? Freq, string? ByDay) Frequency(FeedRow row)
    {
        var (freq, byDay) = (row["freq"]?.ToUpperInvariant(), row["byday"]);
        return freq == "WEEKLY" && byDay == AllWeek && row["interval"] is null or "1" ? ("DAILY", null) : (freq, byDay);
    }

    /// <summary>MO, 1MO, -1FR; null when one of them is none.</summary>
    private static IReadOnlyList<string>? Days(string? written)
    {
        var days = Split(written?.ToUpperInvariant());
        return days.All(d => Weekday().IsMatch(d)) ? days : null;
    }

    private static IReadOnlyList<int>? Numbers(string? written)
    {
        var numbers = Split(written).Select(ReadValue.Whole).ToList();
        return numbers.TrueForAll(n => n is not null) ? [.. numbers.OfType<int>()] : null;
    }

    private static string[] Split(string? written) =>
        (written ?? "").Split([',', ' ', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static string? Zone(string? written) =>
        written is not null && TimeZoneInfo.TryFindSystemTimeZoneById(written, out _) ? written : null;

    /// <summary>What stood in the columns is all there is to show when there are no words.</summary>
    private static LocalText? Words(RecordText text, FeedRow row) =>
        LocalText.OfOptional(string.Join(" ", new[] { "byday", "opens_at", "closes_at" }.Select(c => text.Of(row, c)).OfType<string>()));

    [GeneratedRegex("^[+-]?[1-5]?(MO|TU|WE|TH|FR|SA|SU)$")]
    private static partial Regex Weekday();
}
