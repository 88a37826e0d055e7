using Tirek.Domain.Editing;
using Tirek.Domain.Lists;

namespace Tirek.Domain.Tests.Lists;

/// <summary>Hours of a week in one cell, as lists write them. Whatever is not understood whole is not taken.</summary>
public sealed class ReadWeekTests
{
    [Theory]
    [InlineData("Mon-Fri 9:00-18:00", "09:00–18:00", "", "")]
    [InlineData("Пн-Пт 9.00-18.00, Сб 10-14", "09:00–18:00", "10:00–14:00", "")]
    [InlineData("пн–пт с 9 до 18, обед 13-14", "09:00–13:00, 14:00–18:00", "", "")]
    [InlineData("Понедельник - пятница 09:00-13:00; 14:00-18:00; суббота, воскресенье - выходной", "09:00–13:00, 14:00–18:00", "", "")]
    [InlineData("с понедельника по пятницу 8:30–17:00", "08:30–17:00", "", "")]
    [InlineData("Ежедневно 8-20", "08:00–20:00", "08:00–20:00", "08:00–20:00")]
    [InlineData("24/7", "00:00–24:00", "00:00–24:00", "00:00–24:00")]
    [InlineData("Круглосуточно", "00:00–24:00", "00:00–24:00", "00:00–24:00")]
    [InlineData("kecha-kunduz", "00:00–24:00", "00:00–24:00", "00:00–24:00")]
    [InlineData("дүйшөмбү-жума 9:00-18:00", "09:00–18:00", "", "")]
    [InlineData("Mo-Su 9:00-21:00", "09:00–21:00", "09:00–21:00", "09:00–21:00")]
    [InlineData("Sa-Su 10-14", "", "10:00–14:00", "10:00–14:00")]
    [InlineData("Tu-Fr 9-17, Sa 9-13", "", "09:00–13:00", "")]
    [InlineData("пн-пт ٩-18", "09:00–18:00", "", "")]
    [InlineData("рабочие дни 9:00 – 17:00", "09:00–17:00", "", "")]
    public void Hours_are_read_as_people_write_them(string cell, string monday, string saturday, string sunday)
    {
        var week = ReadWeek.Of(cell);
        Assert.NotNull(week);
        Assert.Equal((monday, saturday, sunday), (week["MO"], week["SA"], week["SU"]));
        Assert.All(week.Values, v => Assert.True(WeekHours.FaultOf(v) == HoursFault.None));
    }

    [Theory]
    [InlineData("9-18")]
    [InlineData("по звонку")]
    [InlineData("пн 10-14, пн 13-15")]
    [InlineData("Mon-Fri 18:00-9:00")]
    [InlineData("Mon-Fri 9:00-18:00 except holidays")]
    [InlineData("Fri-Mon 9:00-18:00")]
    [InlineData("пн-пт 9-18, обед 19-20")]
    [InlineData("пн-пт 9:75-18")]
    [InlineData("пн-пт 9-18, тел. 555-123")]
    [InlineData("Mon-Fri")]
    [InlineData("Пн-Пт 9-18, Вс выходной, Сб 10-14")]
    [InlineData("Выходной: вс; пн-сб 9-18")]
    [InlineData("Пн-Пт 9-18, выходные 10-14")]
    [InlineData("пн-пт 9-18, сб 10-16, обед 13-14")]
    [InlineData("пн-пт 9-18, сб")]
    [InlineData("пн-пт 9-18, пт выходной")]
    public void What_is_not_understood_whole_is_no_hours(string cell) => Assert.Null(ReadWeek.Of(cell));

    [Fact]
    public void Days_are_not_taken_for_the_little_words_that_sound_like_them()
    {
        Assert.Equal("09:00–17:00", ReadWeek.Of("Tu-Fr 9-17")!["TU"]);
        Assert.Equal("09:00–18:00", ReadWeek.Of("сс-жм 9-18")!["TU"]);
        Assert.Equal("", ReadWeek.Of("со вторника по пятницу 9-18")!["MO"]);
    }
}
