using System.Globalization;

namespace Tirek.Domain.Opening;

/// <summary>
/// One recurring window, reduced to numbers: on which days it begins, and from which to which minute of that day it runs.
/// <see cref="Closes"/> above 1440 is on the next day. Dates are <see cref="DateOnly.DayNumber"/>, both ends included.
/// </summary>
internal readonly record struct OpeningRule(
    OpeningRule.Frequency Freq,
    int Interval,
    int Opens,
    int Closes,
    int From,
    int To,
    bool IsClosure
)
{
    public const int Day = 24 * 60;

    internal enum Frequency
    {
        Daily,
        Weekly,
        Monthly,
    }

    /// <summary>Bit n: the weekday of which <see cref="DayOfWeek"/> is n; 0: any.</summary>
    public int WeekDays { get; init; }

    /// <summary>Which nth weekdays of a month, as <see cref="NthBit"/> has them; 0: any.</summary>
    public UInt128 NthDays { get; init; }

    /// <summary>Bit n: day n of the month; bit 32 + n: nth from its end; 0: any.</summary>
    public ulong MonthDays { get; init; }

    /// <summary>The day from which an interval above 1 is counted.</summary>
    public int Anchor { get; init; }

    /// <summary>
    /// On its days it holds instead of the hours that recur without an end: from one date to another on every day, or on days of one month of each year. So a
    /// holiday's short hours are not added to those of its weekday.
    /// </summary>
    public bool IsInstead =>
        WeekDays == 0
        && NthDays == UInt128.Zero
        && (
            Freq == Frequency.Daily
                ? Interval == 1 && MonthDays == 0 && From > 0 && To < DateOnly.MaxValue.DayNumber
                : Freq == Frequency.Monthly && Interval == 12 && MonthDays != 0
        );

    /// <summary>True when the window begins on this day. Whether it is a closure is not looked at.</summary>
    public bool BeginsOn(int day)
    {
        if (day < From || day > To)
            return false;
        var date = DateOnly.FromDayNumber(day);
        return InInterval(date) && OnWeekDay(date) && OnMonthDay(date);
    }

    private bool InInterval(DateOnly date) =>
        Interval == 1
        || Freq switch
        {
            Frequency.Daily => (date.DayNumber - Anchor) % Interval == 0,
            Frequency.Weekly => (Week(date.DayNumber) - Week(Anchor)) % Interval == 0,
            _ => (Month(date) - Month(DateOnly.FromDayNumber(Anchor))) % Interval == 0,
        };

    private bool OnWeekDay(DateOnly date)
    {
        if (WeekDays == 0 && NthDays == 0)
            return true;
        if ((WeekDays & (1 << (int)date.DayOfWeek)) != 0)
            return true;
        var nth = (date.Day - 1) / 7 + 1;
        var nthFromEnd = (DateTime.DaysInMonth(date.Year, date.Month) - date.Day) / 7 + 1;
        return (NthDays & (NthBit(date.DayOfWeek, nth) | NthBit(date.DayOfWeek, -nthFromEnd))) != 0;
    }

    private bool OnMonthDay(DateOnly date)
    {
        if (MonthDays == 0)
            return true;
        var fromEnd = DateTime.DaysInMonth(date.Year, date.Month) - date.Day + 1;
        return (MonthDays & ((1UL << date.Day) | (1UL << (32 + fromEnd)))) != 0;
    }

    /// <summary>The bit of the nth (1…5, or −1…−5 from the end) such weekday of a month.</summary>
    public static UInt128 NthBit(DayOfWeek day, int nth) => UInt128.One << (16 * (int)day + (nth > 0 ? nth : 5 - nth));

    // Weeks begin on Monday, as RFC 5545 has it by default; day 0 (1 January 0001) was one.
    private static int Week(int day) => day / 7;

    private static int Month(DateOnly date) => 12 * date.Year + date.Month;

    /// <summary>Compact text for the index; <see cref="Parse"/> reads it.</summary>
    public override string ToString() =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{(int)Freq},{Interval},{Opens},{Closes},{From},{To},{(IsClosure ? 1 : 0)},{WeekDays},{NthDays},{MonthDays},{Anchor}"
        );

    public static OpeningRule Parse(string text)
    {
        var parts = text.Split(',');
        int At(int i) => int.Parse(parts[i], CultureInfo.InvariantCulture);
        return new((Frequency)At(0), At(1), At(2), At(3), At(4), At(5), At(6) == 1)
        {
            WeekDays = At(7),
            NthDays = UInt128.Parse(parts[8], CultureInfo.InvariantCulture),
            MonthDays = ulong.Parse(parts[9], CultureInfo.InvariantCulture),
            Anchor = At(10),
        };
    }
}
