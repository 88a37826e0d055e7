using Tirek.Server.Imports;

namespace Tirek.Server.Tests.Imports;

/// <summary>What is mended cell by cell.</summary>
public sealed class RepairTests
{
    [Theory]
    [InlineData("AttorneyGÇÖs", "Attorney’s")]
    [InlineData("GÇ£girlsGÇ¥ 5GÇô17", "“girls” 5–17")]
    [InlineData("coraz+¦n y pap+í", "corazón y papá")]
    [InlineData("Itâ€™s", "It’s")]
    [InlineData("cafÃ©", "café")]
    [InlineData("РџСЂРёСЋС‚ РґР»СЏ Р¶РµРЅС‰РёРЅ Рё РґРµС‚РµР№", "Приют для женщин и детей")]
    [InlineData("ÐŸÑ€Ð¸ÑŽÑ‚", "Приют")]
    [InlineData("РљР°Р·Р°Т›СЃС‚Р°РЅ", "Казақстан")]
    [InlineData("Ð¢Ò·Ð¸Ðº", "Тҷик")]
    [InlineData("Ã¢â‚¬â„¢", "’")]
    public void Undoes_text_read_in_a_wrong_encoding(string garbled, string mended) => Assert.Equal(mended, Mojibake.Undo(garbled));

    [Theory]
    [InlineData("Приют для женщин")]
    [InlineData("Вёрстка, Рёбра, ВЁЛО")]
    [InlineData("«ГҮЛЬ» – Қазақстан, №5")]
    [InlineData("Ýetim, AÝ” we “ÜÝ”")]
    [InlineData("oʻzbek tili, gʻalaba")]
    [InlineData("Ҷумҳурии Тоҷикистон, ӯ")]
    [InlineData("naïve café – São Paulo, Über")]
    [InlineData("GÇ and 5+ó or a-á")]
    [InlineData("☎ 24/7 🙂")]
    public void Leaves_text_as_it_should_be_alone(string text) => Assert.Same(text, Mojibake.Undo(text));

    [Theory]
    [InlineData("one\\ntwo", "one\ntwo", CellFaults.EscapedNewlines)]
    [InlineData("one\\r\\ntwo", "one\ntwo", CellFaults.EscapedNewlines)]
    [InlineData("a\0b\u0007c", "abc", CellFaults.ControlCharacters)]
    [InlineData("right\u202Eleft", "rightleft", CellFaults.ControlCharacters)]
    [InlineData("=1+1", "=1+1", CellFaults.Formula)]
    [InlineData("+996 312 00 00 00", "+996 312 00 00 00", CellFaults.None)]
    [InlineData("bad \uFFFD byte", "bad \uFFFD byte", CellFaults.Unreadable)]
    [InlineData("   ", null, CellFaults.None)]
    public void Mends_a_cell_and_says_what_was_wrong(string cell, string? mended, object faults)
    {
        Assert.Equal(mended, RepairText.Mend(cell, out var found));
        Assert.Equal(faults, found);
    }

    [Fact]
    public void Half_a_character_becomes_a_mark_and_never_an_exception()
    {
        Assert.Equal("lone \uFFFD half", RepairText.Mend("lone " + (char)0xD800 + " half", out var faults));
        Assert.Equal(CellFaults.Unreadable | CellFaults.ControlCharacters, faults);
    }

    [Theory]
    [InlineData("9:00am", 9, 0)]
    [InlineData("7:30 am ", 7, 30)]
    [InlineData("9:00a", 9, 0)]
    [InlineData("12:00am", 0, 0)]
    [InlineData("12 p.m.", 12, 0)]
    [InlineData("5:00PM", 17, 0)]
    [InlineData("09:00:00", 9, 0)]
    [InlineData("9.30", 9, 30)]
    [InlineData("18", 18, 0)]
    [InlineData("24:00", 0, 0)]
    [InlineData("noon", 12, 0)]
    public void Reads_times_of_day_as_they_are_written(string written, int hour, int minute) =>
        Assert.Equal(new TimeOnly(hour, minute), ReadHours.Time(written));

    [Theory]
    [InlineData("25:00")]
    [InlineData("9:75")]
    [InlineData("13pm")]
    [InlineData("Dismissal Bell")]
    [InlineData("9-5")]
    [InlineData("")]
    [InlineData(null)]
    public void Takes_nothing_else_for_a_time(string? written) => Assert.Null(ReadHours.Time(written));

    [Theory]
    [InlineData("42.87", "74.57", 42.87, 74.57, null)]
    [InlineData("42,87", "74,57", 42.87, 74.57, "decimal-comma")]
    [InlineData("76.889709", "43.238949", 43.238949, 76.889709, "swapped-coordinates")]
    [InlineData("25.77", "-80.19", 25.77, -80.19, null)]
    [InlineData("-80.19", "25.77", -80.19, 25.77, null)]
    [InlineData("10", "120", 10.0, 120.0, null)]
    [InlineData("120", "10", 10.0, 120.0, "swapped-coordinates")]
    [InlineData("0", "0.0", null, null, "zero-coordinates")]
    [InlineData("95", "195", null, null, "bad-coordinates")]
    [InlineData("north", "74", null, null, "bad-coordinates")]
    [InlineData("NaN", "74", null, null, "bad-coordinates")]
    [InlineData("42.87", "", null, null, "half-coordinates")]
    [InlineData("", "", null, null, null)]
    public void Coordinates_are_kept_mended_or_left_out(string latitude, string longitude, double? north, double? east, string? reason)
    {
        var table = new FeedTable("location", "locations.csv", ["id", "latitude", "longitude"]);
        var defects = new Defects();
        var position = RepairPosition.Of(new FeedRow(table, 2, ["1", latitude, longitude]), defects);
        Assert.Equal((north, east), (position?.Latitude, position?.Longitude));
        Assert.Equal(reason, defects.Found.SingleOrDefault()?.Reason);
    }

    [Theory]
    [InlineData("It stands at 17 Hidden Lane.", true)]
    [InlineData("ул. Токтогула, 125", true)]
    [InlineData("Абай көшесі 12", true)]
    [InlineData("Amir Temur koʻchasi 5-uy", true)]
    [InlineData("кӯчаи Рӯдакӣ 7", true)]
    [InlineData("Рядом с остановкой", true)]
    [InlineData("https://maps.example/?q=1", true)]
    [InlineData("42.87461, 74.56981", true)]
    [InlineData("Call 24 hours a day, 7 days a week.", false)]
    [InlineData("Для женщин с детьми до 12 лет", false)]
    [InlineData("Counselling for 10 sessions, free of charge", false)]
    public void Recognises_what_seems_to_tell_an_address(string text, bool tells) => Assert.Equal(tells, AddressWords.SeemsToTell(text));

    [Fact]
    public void Takes_only_the_telling_sentence_out() =>
        Assert.Equal(
            "A safe place. There is a garden.",
            AddressWords.Without("A safe place. Come to 17 Hidden St. 4, second door. There is a garden.")
        );
}
