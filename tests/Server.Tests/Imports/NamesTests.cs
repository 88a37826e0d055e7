using Tirek.Server.Imports;

namespace Tirek.Server.Tests.Imports;

public sealed class NamesTests
{
    [Theory]
    [InlineData("KG", "KG")]
    [InlineData("kgz", "KG")]
    [InlineData("Кыргызстан", "KG")]
    [InlineData("Kyrgyz Republic", "KG")]
    [InlineData("Oʻzbekiston", "UZ")]
    [InlineData("Таджикистан", "TJ")]
    [InlineData("CG", "CG")]
    [InlineData("United States", "US")]
    [InlineData("XX", null)]
    [InlineData("Nowhere", null)]
    public void Countries_are_known_by_code_and_name(string written, string? code) => Assert.Equal(code, PlaceNames.Country(written));

    [Theory]
    [InlineData("Osh", "KG", "KG-osh")]
    [InlineData("Ош", null, "KG-osh")]
    [InlineData("Osh", "KZ", null)]
    [InlineData("Miami", null, null)]
    public void Towns_are_known_by_name_within_their_country(string name, string? country, string? key) =>
        Assert.Equal(key, PlaceNames.Town(name, country)?.Key);

    [Theory]
    [InlineData("ky", "ky")]
    [InlineData("ki", "ki")]
    [InlineData("Kyrgyz", "ky")]
    [InlineData("кыргызча", "ky")]
    [InlineData("Русский", "ru")]
    [InlineData("Spanish", "es")]
    [InlineData("oʻzbek", "uz")]
    [InlineData("тоҷикӣ", "tg")]
    [InlineData("Inventish", null)]
    [InlineData("xyz", null)]
    public void Languages_are_known_by_code_and_name(string name, string? code) => Assert.Equal(code, LanguageNames.CodeOf(name));
}
