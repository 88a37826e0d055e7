using CsCheck;
using Tirek.Domain.Languages;
using Tirek.Domain.Taxonomy;

namespace Tirek.Domain.Tests.Taxonomy;

public sealed class LexiconTests
{
    private static readonly Lexicon<string> Small = new(
        [
            ("shelter", "приют"),
            ("shelter", "баш калкалоочу жай"),
            ("crisis", "кризис"),
            ("crisis", "кризисный центр"),
            ("lawyer", "юридическая помощь"),
            ("centre", "орталық"),
            ("medical", "медицинская помощь"),
            ("men", "ер"),
            ("line", "112"),
        ],
        ["помощь", "нужна", "керек"]
    );

    [Theory]
    [InlineData("Приют", "shelter", Quality.Exact)]
    [InlineData("priyut", "shelter", Quality.Exact)]
    [InlineData("прию", "shelter", Quality.Prefix)]
    [InlineData("кризисный це", "crisis", Quality.Prefix)]
    [InlineData("криз", "crisis", Quality.Prefix)]
    [InlineData("приунт", "shelter", Quality.Typo)]
    [InlineData("приютами", "shelter", Quality.Inflected)]
    [InlineData("орталығына", "centre", Quality.Inflected)]
    [InlineData("крисизный центр", "crisis", Quality.Typo)]
    [InlineData("112", "line", Quality.Exact)]
    public void Says_how_sure_it_is(string query, string concept, Quality quality) =>
        Assert.Equal([(concept, quality)], Small.Read(query).Matches.Select(match => (match.Concept, match.Quality)));

    [Fact]
    public void Takes_the_longest_phrase_and_names_the_words_it_took()
    {
        var reading = Small.Read("где кризисный центр или приют в Оше");
        Assert.Equal(
            [new Match<string>("crisis", 1, 2, Quality.Exact), new Match<string>("shelter", 4, 1, Quality.Exact)],
            reading.Matches
        );
        Assert.Equal(["gde", "ili", "oshe"], reading.LeftOver);
        Assert.Equal(Folding.Words("где кризисный центр или приют Оше"), reading.Words);
    }

    [Fact]
    public void Puts_the_surest_match_first() => Assert.Equal(["shelter", "crisis"], Small.Read("кризисов приют").Concepts);

    [Fact]
    public void Knows_a_phrase_in_another_case() => Assert.Equal(["lawyer"], Small.Read("юридической помощи").Concepts);

    [Theory]
    [InlineData("нужна помощь")]
    [InlineData("керек")]
    public void Plain_words_are_neither_found_nor_left_over(string query)
    {
        var reading = Small.Read(query);
        Assert.Empty(reading.Matches);
        Assert.Empty(reading.LeftOver);
    }

    [Fact]
    public void A_plain_word_is_not_taken_for_a_slip()
    {
        var knowing = new Lexicon<string>([("deaf", "керең")], ["керек"]);
        var other = new Lexicon<string>([("deaf", "керең")]);
        Assert.Empty(knowing.Read("керек").Matches);
        Assert.Equal(["deaf"], other.Read("керек").Concepts);
    }

    [Theory]
    [InlineData("юр")]
    [InlineData("ор")]
    [InlineData("110")]
    [InlineData("1122")]
    public void Two_letters_or_other_digits_find_nothing(string query) => Assert.Empty(Small.Read(query).Matches);

    [Fact]
    public void Words_beyond_the_longest_query_are_left_over()
    {
        var reading = Small.Read(string.Concat(Enumerable.Repeat("слово ", 40)) + "приют");
        Assert.Empty(reading.Matches);
        Assert.Equal(41, reading.LeftOver.Count);
    }

    [Fact]
    public void An_empty_lexicon_finds_nothing() => Assert.Empty(new Lexicon<string>([]).Read("приют").Matches);

    [Fact]
    public void Every_word_is_matched_once_or_left_over() =>
        Gen.OneOf(Gen.String, Gen.Char["приюткзсный центр 12"].Array[0, 30].Select(characters => new string(characters)))
            .Sample(query =>
            {
                var reading = Small.Read(query);
                var matched = reading.Matches.SelectMany(match => Enumerable.Range(match.Start, match.Count)).Distinct().Count();
                var plain = reading.Words.Count - matched - reading.LeftOver.Count;
                return plain >= 0 && reading.Matches.All(match => match.Start + match.Count <= reading.Words.Count);
            });
}
