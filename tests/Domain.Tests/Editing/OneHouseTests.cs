using Tirek.Domain.Editing;

namespace Tirek.Domain.Tests.Editing;

/// <summary>When the addresses of two places are of one house.</summary>
public sealed class OneHouseTests
{
    private static OwnPlace At(string? town, string? address) => new(Guid.Empty, town, address);

    [Theory]
    [InlineData("Zmeinogorskaya 12", "Zmeinogorskaya 120")]
    [InlineData("Zmeinogorskaya 12", "Zmeinogorskaya 14")]
    [InlineData("Zmeinogorskaya 12", "")]
    [InlineData("", "")]
    [InlineData("Zmeinogorskaya 12", null)]
    [InlineData(null, null)]
    public void Other_numbers_and_unknown_addresses_are_no_one_house(string? one, string? other)
    {
        Assert.False(PlaceRule.IsOneHouse(At("KG-osh", one), At("KG-osh", other)));
        Assert.False(PlaceRule.IsOneHouse(At("KG-osh", other), At("KG-osh", one)));
    }

    [Fact]
    public void The_same_address_in_another_town_or_in_none_is_another_house()
    {
        Assert.False(PlaceRule.IsOneHouse(At("KG-osh", "Vozvrat 9"), At("KG-naryn", "Vozvrat 9")));
        Assert.False(PlaceRule.IsOneHouse(At(null, "Vozvrat 9"), At(null, "Vozvrat 9")));
    }

    [Theory]
    [InlineData("Zmeinogorskaya 12", "zmeinogorskaya, 12")]
    [InlineData("Zmeinogorskaya 12", "Змеиногорская 12")]
    [InlineData("Zmeinogorskaya 12", "Zmeinogorskaya 12, apt 3")]
    [InlineData("Змеиногорская 12", "Zmeinogorskaya 12 – 3")]
    public void However_it_is_spelled_and_with_a_flat_it_is_one_house(string one, string other)
    {
        Assert.True(PlaceRule.IsOneHouse(At("KG-osh", one), At("KG-osh", other)));
        Assert.True(PlaceRule.IsOneHouse(At("KG-osh", other), At("KG-osh", one)));
    }
}
