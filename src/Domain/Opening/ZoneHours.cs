using Tirek.Domain.Listings;

namespace Tirek.Domain.Opening;

/// <summary>The rules that hold in one time zone. <c>hasWords</c>: some of its hours are known in words only.</summary>
internal sealed class ZoneHours(TimeZoneInfo? zone, IReadOnlyList<OpeningRule> rules, bool hasWords)
{
    public string Id => zone?.Id ?? "";

    public static ZoneHours Of(TimeZoneInfo? zone, IEnumerable<Schedule> schedules)
    {
        var read = schedules.Select(s => (s.IsClosure, Rule: zone is null ? null : ReadSchedule.Rule(s))).ToList();
        // The same hours in another order are the same hours: their text is the key under which the index keeps them once.
        var rules = read.Select(r => r.Rule).OfType<OpeningRule>().Distinct().OrderBy(r => r.ToString(), StringComparer.Ordinal);
        return new(zone, [.. rules], read.Any(r => r.Rule is null && !r.IsClosure));
    }

    /// <summary>True when "closed" would say more than is known: hours in words, or rules of which none is in force any more or yet.</summary>
    public bool IsPartlyKnown(DateTimeOffset instant) => hasWords || !InForce(Today(instant).DayNumber);

    public OpeningState At(DateTimeOffset instant)
    {
        if (zone is null || rules.Count == 0)
            return OpeningState.Unknown;
        var now = TimeZoneInfo.ConvertTime(instant, zone).DateTime;
        var today = DateOnly.FromDateTime(now).DayNumber;
        var minute = (int)now.TimeOfDay.TotalMinutes;
        var windows = Windows(today);

        var (until, isOpen) = (minute, false);
        foreach (var (opens, closes) in windows)
            if (opens <= until && closes > until)
                (until, isOpen) = (closes, true);
        if (isOpen && until >= OpeningHours.Horizon * OpeningRule.Day)
            return IsAlwaysOpen(today) ? OpeningState.AlwaysOpen : new(OpeningKind.Open);
        var midnight = now.Date;
        if (isOpen)
            return new(OpeningKind.Open, Until: midnight.AddMinutes(until));
        if (!InForce(today))
            return OpeningState.Unknown;
        var next = windows.FirstOrDefault(w => w.Opens > minute);
        return new(OpeningKind.Closed, OpensAt: next == default ? null : midnight.AddMinutes(next.Opens));
    }

    private DateOnly Today(DateTimeOffset instant) =>
        DateOnly.FromDateTime(zone is null ? instant.DateTime : TimeZoneInfo.ConvertTime(instant, zone).DateTime);

    /// <summary>Whether any opening rule reaches into the days that are looked at. What holds instead of a week says nothing of other days than its own.</summary>
    private bool InForce(int today)
    {
        foreach (var rule in rules)
            if (
                !rule.IsClosure
                && (rule.IsInstead ? rule.BeginsOn(today) : rule.To >= today - 1 && rule.From <= today + OpeningHours.Horizon)
            )
                return true;
        return false;
    }

    /// <summary>
    /// Windows that begin from yesterday to the horizon, in minutes from today's midnight, in the order in which they open.
    /// </summary>
    private List<(int Opens, int Closes)> Windows(int today)
    {
        var windows = new List<(int Opens, int Closes)>();
        for (var offset = -1; offset <= OpeningHours.Horizon; offset++)
        {
            var day = today + offset;
            if (day < 0 || day > DateOnly.MaxValue.DayNumber || IsClosedOn(day))
                continue;
            var isSpecial = HasOwnHours(day);
            foreach (var rule in rules)
                if (!rule.IsClosure && rule.BeginsOn(day) && (rule.IsInstead || !isSpecial))
                    windows.Add((offset * OpeningRule.Day + rule.Opens, offset * OpeningRule.Day + rule.Closes));
        }
        windows.Sort();
        return windows;
    }

    private bool IsClosedOn(int day)
    {
        foreach (var rule in rules)
            if (rule.IsClosure && rule.BeginsOn(day))
                return true;
        return false;
    }

    /// <summary>Hours of its own are known of this day, which hold instead of the week's.</summary>
    private bool HasOwnHours(int day)
    {
        foreach (var rule in rules)
            if (!rule.IsClosure && rule.IsInstead && rule.BeginsOn(day))
                return true;
        return false;
    }

    /// <summary>Round the clock without an end: every minute of the week lies in a window that recurs daily or weekly and has no last day.</summary>
    private bool IsAlwaysOpen(int today)
    {
        var endless = new ZoneHours(
            zone,
            [
                .. rules.Where(r =>
                    r.IsClosure
                    || (
                        r.To == DateOnly.MaxValue.DayNumber
                        && r.From < today
                        && r is { Interval: 1, NthDays: var nth, MonthDays: 0 }
                        && nth == 0
                    )
                ),
            ],
            false
        );
        var until = 0;
        foreach (var (opens, closes) in endless.Windows(today))
            if (opens <= until && closes > until)
                until = closes;
        return until >= OpeningHours.Horizon * OpeningRule.Day;
    }

    public override string ToString() => $"{Id}{(hasWords ? "?" : "")};{string.Join(';', rules)}";

    public static ZoneHours Parse(string text)
    {
        var parts = text.Split(';');
        var id = parts[0].TrimEnd('?');
        return new(
            id.Length == 0 ? null : TimeZoneInfo.FindSystemTimeZoneById(id),
            [.. parts.Skip(1).Where(p => p.Length > 0).Select(OpeningRule.Parse)],
            parts[0].EndsWith('?')
        );
    }
}
