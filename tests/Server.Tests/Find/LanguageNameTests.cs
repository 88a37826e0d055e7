using System.Globalization;
using Tirek.Domain.Languages;
using Tirek.Server.Find;

namespace Tirek.Server.Tests.Find;

public sealed class LanguageNameTests
{
    [Theory]
    [InlineData("en", "ru, uz, ky", "Russian, Uzbek, Kyrgyz")]
    [InlineData("ru", "ru, ky, uz", "русский, кыргызский, узбекский")]
    [InlineData("ky", "ky, en", "кыргызча, англисче")]
    [InlineData("tg", "tg, en, ru", "тоҷикӣ, англисӣ, русӣ")]
    [InlineData("uz", "uz, ru", "oʻzbekcha, ruscha")]
    [InlineData("uz-Cyrl", "uz, ru", "ўзбекча, русча")]
    public void Languages_are_named_as_their_reader_writes_them(string reader, string codes, string names)
    {
        CultureInfo.CurrentUICulture = Language.Find(reader)!.Culture;
        Assert.Equal(names, FindWords.LanguageNames(codes.Split(", ")));
    }

    [Theory]
    [InlineData("zzz")]
    [InlineData("RU")]
    [InlineData("en-GB")]
    [InlineData("")]
    [InlineData(null)]
    public void What_is_no_language_has_no_name(string? code) => Assert.Null(FindWords.LanguageName(code));
}
