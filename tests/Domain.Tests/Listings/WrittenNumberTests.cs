using Tirek.Domain.Listings;

namespace Tirek.Domain.Tests.Listings;

/// <summary>Telephone numbers as people of the region write them.</summary>
public sealed class WrittenNumberTests
{
    [Theory]
    [InlineData("+996 (312) 00-00-01 доб. 12", "+996 (312) 00-00-01", "12")]
    [InlineData("+996 (312) 00-00-01 (доб. 12)", "+996 (312) 00-00-01", "12")]
    [InlineData("0312 000001, вн. 12", "0312 000001", "12")]
    [InlineData("0312 000001 ext 12", "0312 000001", "12")]
    [InlineData("0312 000001 EXT. 12", "0312 000001", "12")]
    [InlineData("0312 000001x12", "0312 000001", "12")]
    [InlineData("0312 000001 ішкі 12", "0312 000001", "12")]
    [InlineData("0312 000001 ички 12", "0312 000001", "12")]
    [InlineData("0312 000001 дохилӣ 12", "0312 000001", "12")]
    [InlineData("0312 000001 goş. 12", "0312 000001", "12")]
    [InlineData("0312 000001 içki 12", "0312 000001", "12")]
    [InlineData("0312 000001 qo'sh. 12", "0312 000001", "12")]
    [InlineData("0312 000001 qoʻshimcha 12", "0312 000001", "12")]
    [InlineData("0312 000001 қўш. 12", "0312 000001", "12")]
    [InlineData("0312 000001 #12", "0312 000001", "12")]
    [InlineData("+٩٩٦ ٣١٢ ٠٠٠٠٠١", "+996 312 000001", null)]
    [InlineData("۰۳۱۲ ۰۰۰۰۰۱ доб. ۱۲", "0312 000001", "12")]
    [InlineData("112", "112", null)]
    [InlineData("*100#", "*100#", null)]
    [InlineData("#31#0312", "#31#0312", null)]
    public void A_number_is_read_with_its_extension_and_read_again_as_it_is_said(string written, string number, string? extension)
    {
        var read = WrittenNumber.Read(written);
        Assert.Equal(new WrittenNumber(number, extension), read);
        Assert.Equal(read, WrittenNumber.Read(read!.ToString()));
    }

    [Theory]
    [InlineData("")]
    [InlineData("1")]
    [InlineData("Айгуль 0312 000001")]
    [InlineData("0312 000001 спросить Айгуль")]
    [InlineData("0312 000001 доб. Айгуль")]
    [InlineData("доб. 12")]
    [InlineData("*100 доб. 12")]
    [InlineData("0312#1 доб. 12")]
    public void Words_beside_a_number_make_it_none(string written) => Assert.Null(WrittenNumber.Read(written));

    [Theory]
    [InlineData('1', "")]
    [InlineData(' ', "доб.")]
    [InlineData(',', "x1x")]
    public void A_page_of_figures_is_no_number_and_keeps_nobody_waiting(char filling, string end)
    {
        foreach (var length in new[] { 60, 4_000, 1_000_000 })
        {
            var long_ = $"12{new string(filling, length)}{end}";
            var began = System.Diagnostics.Stopwatch.GetTimestamp();
            Assert.Null(WrittenNumber.Read(long_));
            Assert.True(System.Diagnostics.Stopwatch.GetElapsedTime(began) < TimeSpan.FromSeconds(5));
        }
    }

    [Fact]
    public void A_number_that_is_kept_with_its_extension_in_it_is_the_one_that_a_form_reads()
    {
        var phone = new Phone(Guid.Empty, "+996 (312) 00-00-01 доб. 12");
        Assert.Equal(WrittenNumber.Read(phone.Number), WrittenNumber.Of(phone));
        Assert.Equal(new("0312 000001", "7"), WrittenNumber.Of(new(Guid.Empty, "0312 000001") { Extension = "7" }));
        Assert.Equal(new("ask Anna"), WrittenNumber.Of(new(Guid.Empty, "ask Anna") { Extension = "Anna" }));
    }
}
