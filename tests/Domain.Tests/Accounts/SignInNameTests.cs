using Tirek.Domain.Accounts;

namespace Tirek.Domain.Tests.Accounts;

/// <summary>The word she chooses, the figures she is given, and how she may write both.</summary>
public sealed class SignInNameTests
{
    [Theory]
    [InlineData("ab", false)]
    [InlineData("abc", true)]
    [InlineData("Сауле.7", true)]
    [InlineData("-abc", false)]
    [InlineData("a b c", false)]
    [InlineData("a\u202eb", false)]
    public void A_word_is_letters_figures_dots_and_hyphens_inside(string word, bool isFit) =>
        Assert.Equal(isFit, SignInName.IsFitWord(word));

    [Fact]
    public void The_longest_word_with_the_most_figures_is_a_name()
    {
        var word = new string('x', SignInName.LongestWord);
        Assert.True(SignInName.IsFitWord(word));
        Assert.False(SignInName.IsFitWord(word + "x"));
        for (var drawn = 0; drawn < 40; drawn++)
        {
            var name = SignInName.Draw(word, drawn);
            Assert.True(SignInName.IsFit(name), name);
            Assert.Equal(Math.Min(4 + drawn / 4, 7), name.Length - word.Length - 1);
        }
    }

    [Theory]
    [InlineData("almaz-4821")]
    [InlineData(" almaz 4821 ")]
    [InlineData("almaz - 4821")]
    [InlineData("almaz\u00a04821")]
    public void A_space_is_as_good_as_the_hyphen(string typed) => Assert.Equal("almaz-4821", SignInName.Read(typed));
}
