using Tirek.Domain.Languages;

namespace Tirek.Domain.Tests.Languages;

public sealed class AlphabetTests
{
    [Theory]
    [InlineData("en", "a b c d e f g h i j k l m n o p q r s t u v w x y z")]
    [InlineData("ru", "а б в г д е ж з и й к л м н о п р с т у ф х ц ч ш щ ъ ы ь э ю я")]
    [InlineData("kk", "а ә б в г ғ д е ж з и й к қ л м н ң о ө п р с т у ұ ү ф х һ ц ч ш щ ъ ы і ь э ю я")]
    [InlineData("ky", "а б в г д е ж з и й к л м н ң о ө п р с т у ү ф х ц ч ш щ ъ ы ь э ю я")]
    [InlineData("tg", "а б в г ғ д е ж з и ӣ й к қ л м н о п р с т у ӯ ф х ҳ ч ҷ ш ъ э ю я")]
    [InlineData("tk", "a b ç d e ä f g h i j ž k l m n ň o ö p r s ş t u ü w y ý z")]
    [InlineData("uz", "a b d e f g h i j k l m n o p q r s t u v x y z oʻ gʻ sh ch")]
    [InlineData("uz-Cyrl", "а б в г д е ж з и й к л м н о п р с т у ф х ц ч ш ъ ь э ю я ў қ ғ ҳ")]
    public void Each_letter_comes_after_the_one_before_it_whatever_follows(string code, string alphabet)
    {
        var language = Language.Find(code)!;
        var order = Alphabet.Of(language);
        var letters = alphabet.Split(' ');
        var last = letters.First(l => l is "z" or "я");
        Assert.All(
            letters.Zip(letters.Skip(1)),
            pair =>
            {
                var (earlier, later) = (pair.First + last + last, pair.Second + letters[0]);
                Assert.True(order.Compare(earlier, later) < 0, $"{earlier} before {later}");
                Assert.True(order.Compare(Upper(earlier), Upper(later)) < 0, $"{Upper(earlier)} before {Upper(later)}");
            }
        );

        string Upper(string word) => string.Concat(word[..1].ToUpper(language.Culture), word.AsSpan(1));
    }

    [Fact]
    public void The_same_word_is_equal_to_itself_in_each_language() =>
        Assert.All(Language.All, l => Assert.Equal(0, Alphabet.Of(l).Compare("Қўқон Ӯш", "Қўқон Ӯш")));
}
