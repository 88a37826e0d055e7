using Tirek.Domain.Listings;
using Tirek.Domain.Opening;

namespace Tirek.Domain.Tests.Opening;

public sealed class OpeningHoursTests
{
    private const string Bishkek = "Asia/Bishkek";

    // A Wednesday.
    private static readonly DateOnly Wednesday = new(2026, 11, 25);

    private static Schedule Week(string days, string opens, string closes) =>
        new(Guid.Empty)
        {
            Freq = "WEEKLY",
            ByDay = days.Split(','),
            OpensAt = TimeOnly.Parse(opens, null),
            ClosesAt = TimeOnly.Parse(closes, null),
        };

    private static Schedule Daily(string opens, string closes) =>
        new(Guid.Empty)
        {
            Freq = "DAILY",
            OpensAt = TimeOnly.Parse(opens, null),
            ClosesAt = TimeOnly.Parse(closes, null),
        };

    private static Schedule ClosedOn(DateOnly day) =>
        new(Guid.Empty)
        {
            IsClosure = true,
            ValidFrom = day,
            ValidTo = day,
        };

    private static OpeningState At(DateOnly day, string time, string zone, params Schedule[] schedules)
    {
        var local = day.ToDateTime(TimeOnly.Parse(time, null));
        var instant = new DateTimeOffset(local, TimeZoneInfo.FindSystemTimeZoneById(zone).GetUtcOffset(local));
        var hours = OpeningHours.Of(schedules, zone);
        var state = hours.At(instant);
        Assert.Equal(state, OpeningHours.Parse(hours.ToString()).At(instant));
        return state;
    }

    private static DateTime On(DateOnly day, string time) => day.ToDateTime(TimeOnly.Parse(time, null));

    [Fact]
    public void Is_open_until_it_closes_and_closed_until_it_opens()
    {
        var week = Week("MO,TU,WE,TH,FR", "09:00", "18:00");
        Assert.Equal(new(OpeningKind.Open, Until: On(Wednesday, "18:00")), At(Wednesday, "09:00", Bishkek, week));
        Assert.Equal(new(OpeningKind.Closed, OpensAt: On(Wednesday, "09:00")), At(Wednesday, "08:59", Bishkek, week));
        Assert.Equal(new(OpeningKind.Closed, OpensAt: On(Wednesday.AddDays(1), "09:00")), At(Wednesday, "18:00", Bishkek, week));
        Assert.Equal(new(OpeningKind.Closed, OpensAt: On(Wednesday.AddDays(5), "09:00")), At(Wednesday.AddDays(3), "12:00", Bishkek, week));
    }

    [Fact]
    public void A_single_days_hours_hold_instead_of_the_weeks_and_a_night_goes_on_after_midnight()
    {
        var week = Week("MO,TU,WE,TH,FR", "09:00", "18:00");
        var special = Daily("10:00", "14:00") with { ValidFrom = Wednesday, ValidTo = Wednesday };
        Assert.Equal(OpeningKind.Closed, At(Wednesday, "09:30", Bishkek, week, special).Kind);
        Assert.Equal(new(OpeningKind.Open, Until: On(Wednesday, "14:00")), At(Wednesday, "11:00", Bishkek, week, special));
        Assert.Equal(OpeningKind.Closed, At(Wednesday, "15:00", Bishkek, week, special).Kind);
        Assert.Equal(
            new(OpeningKind.Open, Until: On(Wednesday.AddDays(1), "18:00")),
            At(Wednesday.AddDays(1), "15:00", Bishkek, week, special)
        );
        var night = Week("WE", "18:00", "09:00");
        Assert.Equal(new(OpeningKind.Open, Until: On(Wednesday.AddDays(1), "09:00")), At(Wednesday.AddDays(1), "01:00", Bishkek, night));
    }

    [Fact]
    public void A_day_of_every_year_holds_on_that_day_of_each_year_from_its_first()
    {
        var week = Week("MO,TU,WE,TH,FR,SA,SU", "09:00", "18:00");
        var yearly = new Schedule(Guid.Empty)
        {
            Freq = "MONTHLY",
            Interval = 12,
            ByMonthDay = [1, 2],
            Start = new(2027, 1, 1),
            IsClosure = true,
        };
        foreach (
            var (day, kind) in new[]
            {
                (new DateOnly(2026, 1, 1), OpeningKind.Open),
                (new(2027, 1, 1), OpeningKind.Closed),
                (new(2029, 1, 2), OpeningKind.Closed),
                (new(2029, 1, 3), OpeningKind.Open),
                (new(2029, 2, 1), OpeningKind.Open),
            }
        )
            Assert.Equal(kind, At(day, "12:00", Bishkek, week, yearly).Kind);
        var short_ = yearly with { IsClosure = false, OpensAt = new(10, 0), ClosesAt = new(11, 0) };
        Assert.Equal(OpeningKind.Closed, At(new(2028, 1, 1), "12:00", Bishkek, week, short_).Kind);
    }

    [Fact]
    public void Unknown_hours_are_never_closed()
    {
        Assert.Equal(OpeningState.Unknown, OpeningHours.None.At(DateTimeOffset.UnixEpoch));
        Assert.Equal(OpeningState.Unknown, At(Wednesday, "12:00", Bishkek, new Schedule(Guid.Empty) { Notes = "by agreement" }));
        Assert.Equal(OpeningState.Unknown, At(Wednesday, "12:00", Bishkek, ClosedOn(Wednesday)));
        Assert.Equal(OpeningState.Unknown, OpeningHours.Of([Daily("09:00", "18:00")], "Nowhere/Here").At(DateTimeOffset.UnixEpoch));
        Assert.Equal(OpeningState.Unknown, OpeningHours.Of([Daily("09:00", "18:00")], null).At(DateTimeOffset.UnixEpoch));
    }

    [Fact]
    public void One_single_day_makes_no_other_day_closed_where_the_week_is_unknown()
    {
        var special = Daily("22:00", "02:00") with { ValidFrom = Wednesday, ValidTo = Wednesday };
        var yearly = Daily("22:00", "02:00") with { Freq = "MONTHLY", Interval = 12, ByMonthDay = [25], Start = Wednesday };
        foreach (var day in new[] { special, yearly })
        {
            Assert.Equal(OpeningKind.Closed, At(Wednesday, "12:00", Bishkek, day).Kind);
            Assert.Equal(OpeningKind.Open, At(Wednesday, "23:00", Bishkek, day).Kind);
            Assert.Equal(OpeningKind.Open, At(Wednesday.AddDays(1), "01:00", Bishkek, day).Kind);
            foreach (var other in new[] { -5, -1, 1, 3 })
                Assert.Equal(OpeningState.Unknown, At(Wednesday.AddDays(other), "12:00", Bishkek, day));
        }
    }

    [Fact]
    public void The_hours_of_one_house_push_away_nobody_elses()
    {
        OpeningState At(string time, params (IReadOnlyList<Schedule>, string?)[] houses)
        {
            var hours = OpeningHours.Of(houses);
            var local = On(Wednesday, time);
            var instant = new DateTimeOffset(local, TimeZoneInfo.FindSystemTimeZoneById(Bishkek).GetUtcOffset(local));
            Assert.Equal(hours.At(instant), OpeningHours.Parse(hours.ToString()).At(instant));
            return hours.At(instant);
        }
        var week = Daily("09:00", "18:00");
        var special = Daily("10:00", "11:00") with { ValidFrom = Wednesday, ValidTo = Wednesday };
        foreach (var day in new[] { special, ClosedOn(Wednesday) })
        {
            Assert.Equal(OpeningKind.Open, At("15:00", ([week], Bishkek), ([week, day], Bishkek)).Kind);
            Assert.Equal(OpeningKind.Open, At("15:00", ([week, day], Bishkek), ([week], Bishkek)).Kind);
            Assert.Equal(OpeningKind.Closed, At("15:00", ([week, day], Bishkek), ([week, day], Bishkek)).Kind);
        }
        // Where no house has days of its own, all are one: what is open in turn is always open.
        Assert.Equal(OpeningState.AlwaysOpen, At("03:00", ([Daily("08:00", "20:00")], Bishkek), ([Daily("20:00", "08:00")], Bishkek)));
        Assert.Equal(OpeningHours.Of([week], Bishkek).ToString(), OpeningHours.Of([([week], Bishkek), ([week], Bishkek)]).ToString());
    }

    [Fact]
    public void Hours_known_in_part_say_open_or_nothing()
    {
        Schedule[] part = [Week("WE", "09:00", "12:00"), new(Guid.Empty) { Notes = "in the evening by agreement" }];
        Assert.Equal(OpeningKind.Open, At(Wednesday, "10:00", Bishkek, part).Kind);
        Assert.Equal(OpeningState.Unknown, At(Wednesday, "13:00", Bishkek, part));
    }

    [Fact]
    public void Expired_hours_are_unknown()
    {
        var old = Daily("09:00", "18:00") with { ValidTo = Wednesday.AddDays(-2) };
        Assert.Equal(OpeningState.Unknown, At(Wednesday, "12:00", Bishkek, old));
        Assert.Equal(
            OpeningState.Unknown,
            At(Wednesday, "12:00", Bishkek, Daily("09:00", "18:00") with { ValidFrom = Wednesday.AddDays(30) })
        );
    }

    [Theory]
    [InlineData("00:00", "00:00")]
    [InlineData("00:00", "23:59")]
    [InlineData("08:00", "08:00")]
    public void A_day_without_a_break_every_day_is_always_open(string opens, string closes) =>
        Assert.Equal(OpeningState.AlwaysOpen, At(Wednesday, "03:00", Bishkek, Daily(opens, closes)));

    [Fact]
    public void Days_and_nights_together_are_always_open()
    {
        Schedule[] shifts = [Daily("08:00", "20:00"), Week("MO,TU,WE,TH,FR,SA,SU", "20:00", "08:00")];
        Assert.Equal(OpeningState.AlwaysOpen, At(Wednesday, "03:00", Bishkek, shifts));
    }

    [Fact]
    public void Round_the_clock_for_a_time_is_open_but_not_always() =>
        Assert.Equal(
            new(OpeningKind.Open),
            At(Wednesday, "03:00", Bishkek, Daily("00:00", "00:00") with { ValidTo = Wednesday.AddDays(60) })
        );

    [Fact]
    public void A_closure_ends_round_the_clock_and_goes_before_the_weekly_hours()
    {
        Assert.Equal(
            new(OpeningKind.Open, Until: On(Wednesday.AddDays(1), "00:00")),
            At(Wednesday, "12:00", Bishkek, Daily("00:00", "00:00"), ClosedOn(Wednesday.AddDays(1)))
        );
        Assert.Equal(
            new(OpeningKind.Closed, OpensAt: On(Wednesday.AddDays(1), "09:00")),
            At(Wednesday, "12:00", Bishkek, Daily("09:00", "18:00"), ClosedOn(Wednesday))
        );
        Assert.Equal(OpeningState.AlwaysOpen, At(Wednesday, "12:00", Bishkek, Daily("00:00", "00:00"), ClosedOn(new(2019, 1, 1))));
    }

    [Fact]
    public void A_night_goes_on_past_midnight_even_into_a_closed_day()
    {
        var night = Week("TU", "22:00", "06:00");
        Assert.Equal(new(OpeningKind.Open, Until: On(Wednesday, "06:00")), At(Wednesday, "05:59", Bishkek, night));
        Assert.Equal(OpeningKind.Open, At(Wednesday, "05:59", Bishkek, night, ClosedOn(Wednesday)).Kind);
    }

    [Fact]
    public void Summer_time_follows_the_clock_on_the_wall()
    {
        // In Berlin 2026-03-29 has no 02:30 and 2026-10-25 has it twice.
        var night = Daily("22:00", "06:00");
        var berlin = OpeningHours.Of([night], "Europe/Berlin");
        Assert.Equal(OpeningKind.Open, berlin.At(DateTimeOffset.Parse("2026-03-29T03:59:00Z", null)).Kind);
        Assert.Equal(OpeningKind.Closed, berlin.At(DateTimeOffset.Parse("2026-03-29T04:00:00Z", null)).Kind);
        Assert.Equal(OpeningKind.Open, berlin.At(DateTimeOffset.Parse("2026-10-25T04:59:00Z", null)).Kind);
        Assert.Equal(OpeningKind.Closed, berlin.At(DateTimeOffset.Parse("2026-10-25T05:00:00Z", null)).Kind);
    }

    [Fact]
    public void Each_place_goes_by_its_own_clock()
    {
        // 08:30 in Almaty is 05:30 in Berlin.
        var instant = DateTimeOffset.Parse("2026-11-25T03:30:00Z", null);
        var hours = OpeningHours.Of([([Daily("05:00", "06:00")], "Europe/Berlin"), ([Daily("08:00", "09:00")], "Asia/Almaty")]);
        Assert.Equal(new(OpeningKind.Open, Until: On(Wednesday, "09:00")), hours.At(instant));
        Assert.Equal(OpeningKind.Closed, OpeningHours.Of([Daily("05:00", "06:00")], "Asia/Almaty").At(instant).Kind);
        Assert.Equal(
            OpeningKind.Open,
            OpeningHours.Of([Daily("08:00", "09:00") with { TimeZone = "Asia/Almaty" }], "Europe/Berlin").At(instant).Kind
        );
    }

    [Theory]
    [InlineData("1WE", 4, true)]
    [InlineData("1WE", 11, false)]
    [InlineData("-1WE", 25, true)]
    [InlineData("-1WE", 18, false)]
    [InlineData("4WE", 25, true)]
    public void Counts_weekdays_of_the_month_from_either_end(string byDay, int day, bool open) =>
        Assert.Equal(
            open,
            At(new(2026, 11, day), "12:00", Bishkek, Week(byDay, "09:00", "18:00") with { Freq = "MONTHLY" }).Kind == OpeningKind.Open
        );

    [Fact]
    public void Every_second_week_is_counted_from_its_start()
    {
        var second = Week("WE", "09:00", "18:00") with { Interval = 2, Start = Wednesday };
        Assert.Equal(OpeningKind.Open, At(Wednesday, "12:00", Bishkek, second).Kind);
        Assert.Equal(OpeningKind.Closed, At(Wednesday.AddDays(7), "12:00", Bishkek, second).Kind);
        Assert.Equal(OpeningKind.Open, At(Wednesday.AddDays(14), "12:00", Bishkek, second).Kind);
        Assert.Equal(OpeningState.Unknown, At(Wednesday, "12:00", Bishkek, second with { Start = null }));
    }
}
