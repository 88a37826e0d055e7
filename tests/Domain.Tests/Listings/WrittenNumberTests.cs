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
    public void Words_beside_a_number_make_it_none(string written) => Assert.Null(WrittenNumber.Read(written));
}
