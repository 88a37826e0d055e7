using Tirek.Domain.Editing;
using Tirek.Domain.Listings;

namespace Tirek.Domain.Tests.Editing;

/// <summary>Hours of a week, from people's writing to the standard's schedules and back.</summary>
public sealed class WeekHoursTests
{
    private static readonly Guid Listing = Guid.Parse("0192a000-0000-7000-8000-000000000001");

    [Theory]
    [InlineData("", "")]
    [InlineData("09:00–18:00", "09:00–18:00")]
    [InlineData("9-18", "09:00–18:00")]
    [InlineData("9.00 - 13.00; 14:00—18:30", "09:00–13:00, 14:00–18:30")]
    [InlineData("00:00–24:00", "00:00–24:00")]
    [InlineData("0-24", "00:00–24:00")]
    [InlineData("20:00–06:00 +1", "20:00–06:00 +1")]
    [InlineData("20-6(+1)", "20:00–06:00 +1")]
    [InlineData("18:00–00:00", "18:00–24:00")]
    [InlineData("09:00–09:00 +1", "09:00–09:00 +1")]
    [InlineData("с 9 до 18", "09:00–18:00")]
    [InlineData("۹–۱۸", "09:00–18:00")]
    [InlineData("٠٩:٣٠-١٣", "09:30–13:00")]
    [InlineData("круглосуточно", "00:00–24:00")]
    [InlineData("24/7", "00:00–24:00")]
    [InlineData("Выходной", "")]
    [InlineData("14-18, 9-13", "09:00–13:00, 14:00–18:00")]
    public void What_is_written_is_read_again(string written, string read)
    {
        var week = WeekHours.Write(Listing, new Dictionary<string, string> { ["TU"] = written });
        Assert.All(week, s => Assert.True(WeekHours.IsOfWeek(s)));
        Assert.Equal(read, WeekHours.Read(week, "TU"));
        Assert.Equal("", WeekHours.Read(week, "WE"));
    }

    [Theory]
    [InlineData("mornings")]
    [InlineData("9")]
    [InlineData("9:60–10:00")]
    [InlineData("25–26")]
    [InlineData("24:00–24:00")]
    [InlineData("9–10–11")]
    [InlineData("1-2,3-4,5-6,7-8,9-10")]
    public void What_says_no_hours_is_not_understood(string written) => Assert.NotEqual(HoursFault.None, WeekHours.FaultOf(written));

    [Theory]
    [InlineData("10:00–14:00, 13:00–15:00", HoursFault.Overlap)]
    [InlineData("00:00–24:00, 13:00–15:00", HoursFault.Overlap)]
    [InlineData("22:00–06:00 +1, 23:00–23:30", HoursFault.Overlap)]
    [InlineData("18:00-09:00", HoursFault.EndsBefore)]
    [InlineData("09:00–09:00", HoursFault.EndsBefore)]
    [InlineData("09:00–18:00 +1", HoursFault.NotUnderstood)]
    [InlineData("1-2,3-4,5-6,7-8,9-10", HoursFault.TooMany)]
    [InlineData("10:00–14:00, 14:00–15:00", HoursFault.None)]
    public void What_overlaps_or_ends_before_it_begins_is_said_as_that(string written, HoursFault fault) =>
        Assert.Equal(fault, WeekHours.FaultOf(written));

    [Fact]
    public void Who_says_that_it_is_the_night_is_understood_so() =>
        Assert.Equal("09:00–12:00, 18:00–09:00 +1", WeekHours.Tidy(WeekHours.OverNight("18-9, 9-12")));

    [Fact]
    public void The_same_window_on_several_days_is_one_schedule_with_one_id_each_time()
    {
        var week = WeekHours.Days.Take(5).ToDictionary(d => d, _ => "09:00–17:00");
        var schedule = Assert.Single(WeekHours.Write(Listing, week));
        Assert.Equal(["MO", "TU", "WE", "TH", "FR"], schedule.ByDay);
        Assert.Equal(schedule.Id, WeekHours.Write(Listing, week)[0].Id);
    }

    [Fact]
    public void A_season_a_closure_and_words_have_no_place_in_a_week()
    {
        var plain = new Schedule(Listing)
        {
            Freq = "WEEKLY",
            ByDay = ["MO"],
            OpensAt = new(9, 0),
            ClosesAt = new(10, 0),
        };
        Assert.True(WeekHours.IsOfWeek(plain));
        Assert.False(WeekHours.IsOfWeek(plain with { ValidTo = new(2026, 1, 1) }));
        Assert.False(WeekHours.IsOfWeek(plain with { IsClosure = true }));
        Assert.False(WeekHours.IsOfWeek(plain with { ByDay = ["1MO"] }));
        Assert.False(WeekHours.IsOfWeek(plain with { Interval = 2 }));
        Assert.False(WeekHours.IsOfWeek(plain with { OpensAt = null }));
    }
}
