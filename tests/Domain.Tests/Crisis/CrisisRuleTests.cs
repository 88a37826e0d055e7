using Tirek.Domain.Crisis;

namespace Tirek.Domain.Tests.Crisis;

public sealed class CrisisRuleTests
{
    private static readonly DateOnly Checked = new(2026, 3, 1);

    [Fact]
    public void A_check_counts_for_ninety_days() => Assert.True(CrisisRule.IsVerified(Checked, Checked.AddDays(90)));

    [Fact]
    public void On_the_ninety_first_day_the_number_is_unverified() => Assert.False(CrisisRule.IsVerified(Checked, Checked.AddDays(91)));

    [Fact]
    public void A_check_made_this_morning_in_Bishkek_is_not_in_the_future() =>
        Assert.Equal(new DateOnly(2026, 3, 2), CrisisRule.LatestCheck(new DateTimeOffset(2026, 3, 1, 18, 30, 0, TimeSpan.Zero)));

    [Theory]
    [InlineData(" 112 ", "112")]
    [InlineData("01", "01")]
    [InlineData("+996 (312) 12-34-56", "+996312123456")]
    [InlineData("000 00", null)]
    [InlineData("12a", null)]
    [InlineData("112;phone-context=x", null)]
    [InlineData("1+12", null)]
    [InlineData("", null)]
    public void Only_what_can_be_dialled_is_a_number(string written, string? dialled) => Assert.Equal(dialled, CrisisRule.Dialled(written));

    [Theory]
    [InlineData("02", true)]
    [InlineData("14300", true)]
    [InlineData("143000", false)]
    [InlineData("1", false)]
    [InlineData("+99", false)]
    public void A_short_code_has_two_to_five_digits(string dialled, bool expected) =>
        Assert.Equal(expected, CrisisRule.IsShortCode(dialled));
}
