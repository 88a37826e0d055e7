using Tirek.Domain.Languages;

namespace Tirek.Domain.Tests.Languages;

public sealed class PluralTests
{
    [Theory]
    [InlineData("ru", 0, PluralCategory.Many)]
    [InlineData("ru", 1, PluralCategory.One)]
    [InlineData("ru", 2, PluralCategory.Few)]
    [InlineData("ru", 4, PluralCategory.Few)]
    [InlineData("ru", 5, PluralCategory.Many)]
    [InlineData("ru", 11, PluralCategory.Many)]
    [InlineData("ru", 14, PluralCategory.Many)]
    [InlineData("ru", 21, PluralCategory.One)]
    [InlineData("ru", 22, PluralCategory.Few)]
    [InlineData("ru", 111, PluralCategory.Many)]
    [InlineData("ru", 112, PluralCategory.Many)]
    [InlineData("ru", 1001, PluralCategory.One)]
    [InlineData("ru", -1, PluralCategory.One)]
    [InlineData("ru", long.MinValue, PluralCategory.Many)]
    [InlineData("en", 0, PluralCategory.Other)]
    [InlineData("en", 1, PluralCategory.One)]
    [InlineData("en", 21, PluralCategory.Other)]
    [InlineData("kk", 1, PluralCategory.One)]
    [InlineData("kk", 2, PluralCategory.Other)]
    [InlineData("ky", 1, PluralCategory.One)]
    [InlineData("ky", 0, PluralCategory.Other)]
    [InlineData("tk", 1, PluralCategory.One)]
    [InlineData("tk", 101, PluralCategory.Other)]
    [InlineData("uz", 1, PluralCategory.One)]
    [InlineData("uz", 5, PluralCategory.Other)]
    [InlineData("uz-Cyrl", 1, PluralCategory.One)]
    [InlineData("tg", 1, PluralCategory.Other)]
    [InlineData("tg", 7, PluralCategory.Other)]
    public void A_count_takes_the_category_of_its_language(string code, long count, PluralCategory expected) =>
        Assert.Equal(expected, Plural.Of(Language.Find(code)!, count));

    [Fact]
    public void No_count_asks_for_a_form_that_its_language_does_not_list()
    {
        foreach (var language in Language.All)
            for (var count = -250; count <= 250; count++)
                Assert.Contains(Plural.Of(language, count), Plural.Categories(language));
    }

    [Fact]
    public void Every_listed_form_is_used_by_some_count()
    {
        foreach (var language in Language.All)
            Assert.Equal(Plural.Categories(language), Enumerable.Range(0, 30).Select(n => Plural.Of(language, n)).Distinct().Order());
    }
}
