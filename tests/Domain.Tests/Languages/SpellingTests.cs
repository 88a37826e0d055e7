using CsCheck;
using Tirek.Domain.Languages;

namespace Tirek.Domain.Tests.Languages;

public sealed class SpellingTests
{
    private static readonly Gen<string> Word = Gen.Char["abc"].Array[0, 10].Select(letters => new string(letters));

    [Theory]
    [InlineData("priot", "priot", 0)]
    [InlineData("priot", "prio", 1)]
    [InlineData("priot", "pirot", 1)]
    [InlineData("priot", "prriot", 1)]
    [InlineData("krisis", "krizis", 1)]
    [InlineData("krisis", "kirzis", 2)]
    [InlineData("abc", "xyz", 3)]
    public void A_slip_counts_one(string typed, string known, int distance) => Assert.Equal(distance, Spelling.Distance(typed, known, 3));

    [Theory]
    [InlineData("sot", "sat", false)]
    [InlineData("prot", "priot", true)]
    [InlineData("prt", "priot", false)]
    [InlineData("krizsi", "krizis", true)]
    [InlineData("kirzsi", "krizis", false)]
    [InlineData("baskalsh", "bashkalash", true)]
    public void A_typed_word_is_near_within_what_its_length_allows(string typed, string known, bool near) =>
        Assert.Equal(near, Spelling.IsNear(typed, known));

    [Theory]
    [InlineData(3, 0)]
    [InlineData(4, 1)]
    [InlineData(7, 1)]
    [InlineData(8, 2)]
    public void Longer_words_are_forgiven_more(int letters, int slips) => Assert.Equal(slips, Spelling.Allowed(letters));

    [Fact]
    public void The_bounded_distance_is_the_plain_one_cut_off_at_the_limit() =>
        Gen.Select(Word, Word, Gen.Int[0, 4])
            .Sample((a, b, limit) => Spelling.Distance(a, b, limit) == Math.Min(PlainDistance(a, b), limit + 1), iter: 100_000);

    [Fact]
    public void The_distance_is_the_same_both_ways() =>
        Gen.Select(Word, Word).Sample((a, b) => Spelling.Distance(a, b, 3) == Spelling.Distance(b, a, 3), iter: 20_000);

    [Fact]
    public void Very_long_words_are_equal_or_not()
    {
        var word = new string('a', 100);
        Assert.Equal(0, Spelling.Distance(word, word, 2));
        Assert.Equal(3, Spelling.Distance("b" + word + "c", "d" + word + "e", 2));
    }

    private static int PlainDistance(string a, string b)
    {
        var cells = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
        for (var j = 0; j <= b.Length; j++)
        {
            if (i == 0 || j == 0)
            {
                cells[i, j] = i + j;
                continue;
            }

            var cost = cells[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
            cost = Math.Min(cost, Math.Min(cells[i - 1, j], cells[i, j - 1]) + 1);
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                cost = Math.Min(cost, cells[i - 2, j - 2] + 1);
            cells[i, j] = cost;
        }

        return cells[a.Length, b.Length];
    }
}
