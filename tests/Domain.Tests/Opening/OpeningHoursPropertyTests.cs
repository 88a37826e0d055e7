using CsCheck;
using Tirek.Domain.Listings;
using Tirek.Domain.Opening;

namespace Tirek.Domain.Tests.Opening;

/// <summary>Compares the hours with a reading of the same schedules minute by minute, written without looking at theirs.</summary>
public sealed class OpeningHoursPropertyTests
{
    private static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("Asia/Bishkek");
    private static readonly DateOnly Today = new(2026, 2, 27);
    private static readonly string[] Codes = ["SU", "MO", "TU", "WE", "TH", "FR", "SA"];

    private static readonly Gen<DateOnly> Near = Gen.Int[-20, 20].Select(d => Today.AddDays(d));
    private static readonly Gen<TimeOnly> Time = Gen.Int[0, 47].Select(half => new TimeOnly(half / 2, half % 2 * 30));

    private static Gen<T> OneOf<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    private static readonly Gen<Schedule> AnySchedule =
        from freq in OneOf("DAILY", "WEEKLY", "MONTHLY")
        from interval in OneOf(1, 2, 3, 12)
        from days in OneOf(Codes).Array[0, 3]
        from nth in OneOf("1MO", "-1FR", "2TU", "4SA", "-1SA").Array[0, 2]
        from monthDays in OneOf(1, 15, 28, -1, -2).Array[0, 2]
        from opens in Time
        from closes in Time
        from start in Near
        from since in Gen.OneOf(Near.Select(d => (DateOnly?)d), Gen.Const((DateOnly?)null))
        from to in Gen.OneOf(Near.Select(d => (DateOnly?)d), Gen.Const((DateOnly?)null))
        from closure in Gen.Frequency((5, Gen.Const(false)), (1, Gen.Const(true)))
        select new Schedule(Guid.Empty)
        {
            Freq = freq,
            Interval = interval,
            ByDay = freq == "MONTHLY" ? [.. days, .. nth] : days,
            ByMonthDay = monthDays,
            OpensAt = opens,
            ClosesAt = closes,
            Start = start,
            ValidFrom = since,
            ValidTo = to,
            IsClosure = closure,
        };

    [Fact]
    public void Agrees_with_a_reading_minute_by_minute() =>
        Gen.Select(AnySchedule.Array[1, 5], Gen.Int[0, 1439])
            .Sample(
                (schedules, minute) =>
                {
                    var now = Today.ToDateTime(TimeOnly.MinValue).AddMinutes(minute);
                    var hours = OpeningHours.Of(schedules, Zone.Id);
                    var found = OpeningHours.Parse(hours.ToString()).At(new DateTimeOffset(now, Zone.GetUtcOffset(now)));
                    Assert.Equal(Naive(schedules, now), found with { Kind = Plain(found.Kind) });
                },
                iter: 3_000
            );

    /// <summary>Whether it is always open is a matter of endlessness, not of minutes: examples test it.</summary>
    private static OpeningKind Plain(OpeningKind kind) => kind == OpeningKind.AlwaysOpen ? OpeningKind.Open : kind;

    private static OpeningState Naive(Schedule[] schedules, DateTime now)
    {
        var last = Today.AddDays(OpeningHours.Horizon);
        var end = Today.ToDateTime(TimeOnly.MinValue).AddDays(OpeningHours.Horizon);
        if (IsOpen(schedules, now))
        {
            var until = now;
            while (until < end && IsOpen(schedules, until))
                until = until.AddMinutes(1);
            return new(OpeningKind.Open, Until: until < end ? until : null);
        }
        // Hours of single days say nothing of other days.
        if (
            !schedules.Any(s =>
                !s.IsClosure
                && (
                    IsOfItsOwn(s)
                        ? Begins(s, Today)
                        : (s.ValidTo ?? last) >= Today.AddDays(-1) && s.Start <= last && (s.ValidFrom ?? last) <= last
                )
            )
        )
            return OpeningState.Unknown;
        var opens = now;
        while (opens < end.AddDays(1) && !IsOpen(schedules, opens))
            opens = opens.AddMinutes(1);
        return new(OpeningKind.Closed, OpensAt: opens < end.AddDays(1) ? opens : null);
    }

    private static bool IsOpen(Schedule[] schedules, DateTime minute)
    {
        foreach (var back in new[] { 0, 1 })
        {
            var day = DateOnly.FromDateTime(minute).AddDays(-back);
            if (schedules.Any(s => s.IsClosure && Begins(s, day)))
                continue;
            var passed = minute - day.ToDateTime(TimeOnly.MinValue);
            var beginning = schedules.Where(s => !s.IsClosure && Begins(s, day)).ToList();
            foreach (var s in beginning.Exists(IsOfItsOwn) ? beginning.Where(IsOfItsOwn) : beginning)
            {
                var (opens, closes) = (s.OpensAt!.Value.ToTimeSpan(), s.ClosesAt!.Value.ToTimeSpan());
                if (passed >= opens && passed < (closes > opens ? closes : closes + TimeSpan.FromDays(1)))
                    return true;
            }
        }
        return false;
    }

    /// <summary>Every day from one date to another, or days of one month each year: they hold instead of the others on their days.</summary>
    private static bool IsOfItsOwn(Schedule s) =>
        s.ByDay.Count == 0
        && (s is { Freq: "DAILY", Interval: 1, ByMonthDay.Count: 0, ValidTo: not null } || s is { Freq: "MONTHLY", Interval: 12 });

    private static bool Begins(Schedule s, DateOnly day)
    {
        if (day < s.Start || day < s.ValidFrom || day > s.ValidTo)
            return false;
        var monday = s.Start!.Value.AddDays(-(((int)s.Start.Value.DayOfWeek + 6) % 7));
        var periods = s.Freq switch
        {
            "DAILY" => day.DayNumber - s.Start.Value.DayNumber,
            "WEEKLY" => (day.DayNumber - monday.DayNumber) / 7,
            _ => (day.Year - s.Start.Value.Year) * 12 + day.Month - s.Start.Value.Month,
        };
        if (periods % s.Interval != 0)
            return false;
        if (s.ByDay.Count == 0 && s.ByMonthDay.Count == 0)
            return s.Freq switch
            {
                "DAILY" => true,
                "WEEKLY" => day.DayOfWeek == s.Start.Value.DayOfWeek,
                _ => day.Day == s.Start.Value.Day,
            };
        var sameDays = Enumerable
            .Range(1, DateTime.DaysInMonth(day.Year, day.Month))
            .Select(d => new DateOnly(day.Year, day.Month, d))
            .ToList();
        var alike = sameDays.Where(d => d.DayOfWeek == day.DayOfWeek).ToList();
        var code = Codes[(int)day.DayOfWeek];
        var nth = alike.IndexOf(day) + 1;
        var onDay = s.ByDay.Count == 0 || s.ByDay.Any(d => d == code || d == $"{nth}{code}" || d == $"{nth - alike.Count - 1}{code}");
        var onMonthDay = s.ByMonthDay.Count == 0 || s.ByMonthDay.Any(d => d == day.Day || d == day.Day - sameDays.Count - 1);
        return onDay && onMonthDay;
    }
}
