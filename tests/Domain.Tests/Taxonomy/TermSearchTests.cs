using Tirek.Domain.Languages;
using Tirek.Domain.Taxonomy;
using Terms = Tirek.Domain.Taxonomy.Taxonomy;

namespace Tirek.Domain.Tests.Taxonomy;

/// <summary>What people type, chosen by hand: column one the query, two its language, three the key of the term it must find.</summary>
public sealed class TermSearchTests
{
    private const int First = 5;

    private static readonly List<string[]> Rows = Read();

    public static TheoryData<string, string, string> Pairs()
    {
        var pairs = new TheoryData<string, string, string>();
        foreach (var row in Rows)
            pairs.Add(row[0], row[1], row[2]);
        return pairs;
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void A_query_finds_its_term_among_the_first_five(string query, string language, string key)
    {
        Assert.NotNull(Language.Find(language));
        Assert.Contains(key, Terms.Lexicon.Read(query).Concepts.Take(First).Select(term => term.Key));
    }

    [Fact]
    public void There_are_pairs_in_every_language()
    {
        Assert.True(Rows.Count >= 200, "pairs.tsv");
        foreach (var language in Language.All)
            Assert.True(Rows.Count(row => row[1] == language.Code) >= 15, language.Code);
    }

    [Fact]
    public void Every_kind_of_help_but_other_is_asked_for() =>
        Assert.Empty(Terms.Of(Facet.KindOfHelp).Select(term => term.Key).Except(Rows.Select(row => row[2])).Except(["other"]));

    [Theory]
    [InlineData("the weather in spring")]
    [InlineData("рецепт плова")]
    [InlineData("футбол")]
    [InlineData("qwrtpsdfg")]
    [InlineData("12345")]
    [InlineData("")]
    [InlineData("\ud800 ! '")]
    public void What_means_no_term_finds_none(string query) => Assert.Empty(Terms.Lexicon.Read(query).Matches);

    private static List<string[]> Read()
    {
        using var stream = typeof(TermSearchTests).Assembly.GetManifestResourceStream("pairs.tsv")!;
        using var reader = new StreamReader(stream);
        return [.. reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(line => line.Split('\t'))];
    }
}
