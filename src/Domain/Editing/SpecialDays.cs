using System.Globalization;

namespace Tirek.Domain.Editing;

/// <summary>What is wrong about a line of special days.</summary>
public enum DayFault
{
    None,

    /// <summary>No day stands there, or one that there is not.</summary>
    NoDay,

    /// <summary>It ends before it begins, is longer than a year, or comes every year and reaches into another month.</summary>
    BadSpan,

    /// <summary>Its hours are none (<see cref="HoursFault"/>).</summary>
    BadHours,

    /// <summary>Another line holds on the same day.</summary>
    Twice,
}

/// <summary>
/// A line of special days as it is written in a form, understood or not. <see cref="ToString"/>: as it stands in the text of the field.
/// </summary>
/// <param name="From">As 2027-01-01, or whatever was typed.</param>
/// <param name="To">The last day; empty: it is one day.</param>
/// <param name="Hours">As those of a day of the week (<see cref="WeekHours"/>); empty: closed.</param>
/// <param name="Why">For readers, in one language; empty: nothing is said.</param>
public sealed record DayLine(string From, string To, bool IsYearly, string Hours, string Why)
{
    public override string ToString() => string.Join(';', From, To, IsYearly ? "yearly" : "", Hours.Replace(';', ','), Why);

    public static DayLine Parse(string line)
    {
        var parts = line.Split(';', 5);
        string At(int i) => i < parts.Length ? parts[i] : "";
        return new(At(0), At(1), At(2).Length > 0, At(3), At(4));
    }
}

/// <summary>
/// Special days as text of a form: a line for each (<see cref="DayLine"/>). No two of them hold on the same day, so that nobody has to guess which counts.
/// </summary>
public static class SpecialDays
{
    /// <summary>So many lines at the most, past ones among them.</summary>
    public const int Most = 60;

    /// <summary>Letters of a reason.</summary>
    public const int LongestReason = 100;
    private const int LongestSpan = 366;

    /// <summary>As a browser's own field sends a day, and as people type it where there is none.</summary>
    private static readonly string[] Typed = ["yyyy-MM-dd", "d.M.yyyy", "d/M/yyyy"];

    /// <summary>
    /// The special days among schedules that lines can say without a fault. What a feed says of more than a year, of days of another century, of hours that overlap or
    /// with a long reason is none of them and stays as it is: nobody is kept from saving by what she cannot change.
    /// </summary>
    public static IReadOnlyList<SpecialDay> Of(IEnumerable<Listings.Schedule> schedules)
    {
        var days = SpecialDay
            .Of(schedules)
            .Where(d => d.Reason is not { } why || why.Wordings.All(w => w.Text.Length <= LongestReason))
            .ToList();
        return [.. days.Zip(FaultsOf([.. days.Select(d => LineOf(d, ""))])).Where(d => d.Second == DayFault.None).Select(d => d.First)];
    }

    /// <summary>A day as its line says it.</summary>
    /// <param name="why">Its reason in the language of the form.</param>
    internal static DayLine LineOf(SpecialDay day, string why) =>
        new(Say(day.First), day.Last == day.First ? "" : Say(day.Last), day.IsYearly, WeekHours.Say(day.Windows), why);

    public static IReadOnlyList<DayLine> Lines(string text) => [.. EditField.Lines(text).Select(DayLine.Parse)];

    public static bool IsUnderstood(string text)
    {
        var lines = Lines(text);
        return lines.Count <= Most && FaultsOf(lines).All(f => f == DayFault.None);
    }

    /// <summary>What is wrong about each line.</summary>
    public static IReadOnlyList<DayFault> FaultsOf(IReadOnlyList<DayLine> lines)
    {
        var faults = lines.Select(FaultOf).ToArray();
        for (var i = 1; i < lines.Count; i++)
            if (faults[i] == DayFault.None && Enumerable.Range(0, i).Any(j => faults[j] == DayFault.None && Meet(lines[i], lines[j])))
                faults[i] = DayFault.Twice;
        return faults;
    }

    /// <summary>A day in the form that is kept, whatever of the usual ones it was typed in; anything else as it is, without the sign that parts fields.</summary>
    public static string Tidy(string day) =>
        DayOf(Languages.Numerals.AsAscii(day)) is { } known ? Say(known) : day.Replace(';', ' ').Trim();

    public static string Say(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>First and last day of a line without a fault.</summary>
    public static (DateOnly First, DateOnly Last) Span(DayLine line)
    {
        ArgumentNullException.ThrowIfNull(line);
        var first = DayOf(line.From)!.Value;
        return (first, DayOf(line.To) ?? first);
    }

    private static DayFault FaultOf(DayLine line)
    {
        if (DayOf(line.From) is not { } first || (line.To.Length > 0 && DayOf(line.To) is null) || line.Why.Length > LongestReason)
            return DayFault.NoDay;
        var last = DayOf(line.To) ?? first;
        if (last < first || last.DayNumber - first.DayNumber >= LongestSpan)
            return DayFault.BadSpan;
        if (line.IsYearly && (first.Year, first.Month) != (last.Year, last.Month))
            return DayFault.BadSpan;
        return WeekHours.FaultOf(line.Hours) == HoursFault.None ? DayFault.None : DayFault.BadHours;
    }

    private static DateOnly? DayOf(string day) =>
        DateOnly.TryParseExact(day.Trim(), Typed, CultureInfo.InvariantCulture, DateTimeStyles.None, out var known)
        && known.Year is >= 2000 and <= 2199
            ? known
            : null;

    /// <summary>Whether both hold on some day; one that comes every year on any of its years.</summary>
    private static bool Meet(DayLine one, DayLine other)
    {
        var (a, b) = (Span(one), Span(other));
        if (!one.IsYearly && !other.IsYearly)
            return a.First <= b.Last && b.First <= a.Last;
        if (one.IsYearly && other.IsYearly)
            return a.First.Month == b.First.Month && a.First.Day <= b.Last.Day && b.First.Day <= a.Last.Day;
        var (yearly, once) = one.IsYearly ? (a, b) : (b, a);
        for (var day = once.First; day <= once.Last; day = day.AddDays(1))
            if (day >= yearly.First && day.Month == yearly.First.Month && day.Day >= yearly.First.Day && day.Day <= yearly.Last.Day)
                return true;
        return false;
    }
}
