using Tirek.Domain.Languages;
using Tirek.Domain.Listings;
using Tirek.Domain.Taxonomy;
using Tirek.Server.Tests.Node;

namespace Tirek.Server.Tests.Search;

/// <summary>What people type, in eight languages and both scripts, with slips: the listing that it means is among the first five.</summary>
public sealed class FindByWordsTests(FindByWordsTests.SearchedDirectory directory) : IClassFixture<FindByWordsTests.SearchedDirectory>
{
    private const int First = 5;
    private const int Others = 120;

    public static TheoryData<string, string, string> Terms() => Rows("pairs.tsv");

    public static TheoryData<string, string, string> Names() => Rows("listing-pairs.tsv");

    [Theory]
    [MemberData(nameof(Terms))]
    public async Task A_word_for_help_finds_the_listing_that_gives_it(string query, string language, string term)
    {
        Assert.NotNull(Language.Find(language));
        foreach (var node in directory.Nodes)
        {
            var found = (await node.Names(new() { Text = query })).Take(First);
            if (term == "perpetrator-programme")
                Assert.DoesNotContain(term, found);
            else
                Assert.Contains(term, found);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_name_or_a_town_in_any_spelling_finds_the_listing(string query, string language, string listing)
    {
        Assert.NotNull(Language.Find(language));
        foreach (var node in directory.Nodes)
            Assert.Contains(listing, (await node.Names(new() { Text = query })).Take(First));
    }

    [Theory]
    [InlineData("рецепт плова")]
    [InlineData("qwrtpsdfg")]
    public async Task What_means_nothing_finds_nothing(string query)
    {
        foreach (var node in directory.Nodes)
            Assert.Empty(await node.Names(new() { Text = query }));
    }

    [Fact]
    public void The_pairs_are_many_and_of_every_language()
    {
        var all = Terms().Concat(Names()).Select(row => row.Data.Item2).ToList();
        Assert.True(all.Count >= 400);
        foreach (var language in Language.All)
            Assert.True(all.Count(code => code == language.Code) >= 20, language.Code);
    }

    private static TheoryData<string, string, string> Rows(string file)
    {
        using var stream = typeof(FindByWordsTests).Assembly.GetManifestResourceStream(file)!;
        using var reader = new StreamReader(stream);
        var rows = new TheoryData<string, string, string>();
        foreach (var row in reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(line => line.Split('\t')))
            rows.Add(row[0], row[1], row[2]);
        return rows;
    }

    /// <summary>One listing for each term, named by its key; those asked for by name; and many others in which the same words stand about.</summary>
    public sealed class SearchedDirectory : IAsyncLifetime
    {
        private readonly List<SearchedNode> nodes = [];

        internal IReadOnlyList<SearchedNode> Nodes => nodes;

        public async ValueTask InitializeAsync()
        {
            foreach (var provider in Enum.GetValues<Provider>())
            {
                var node = await SearchedNode.Make(provider);
                nodes.Add(node);
                await node.Store([.. OfTerms(node), .. Named(node), .. OtherListings(node)]);
                await node.Follow();
            }
        }

        public async ValueTask DisposeAsync()
        {
            foreach (var node in nodes)
                await node.DisposeAsync();
        }

        private static IEnumerable<(Listing, Location[])> OfTerms(SearchedNode node) =>
            Taxonomy.All.Select(term =>
                (
                    node.Listing(term.Key, term.Key) with
                    {
                        Programme = term.Key == "perpetrator-programme" ? new(ProgrammeState.Active) : null,
                        ReleasedTerms = [term.Key],
                    },
                    Array.Empty<Location>()
                )
            );

        private static IEnumerable<(Listing, Location[])> Named(SearchedNode node) =>
            new (string Name, string Town)[]
            {
                ("Умай", "KG-osh"),
                ("Сезим жардам борбору", "KG-bishkek"),
                ("Үміт үйі", "KZ-almaty"),
                ("Нұр жолы", "KZ-astana"),
                ("Гулрухсор", "TJ-khujand"),
                ("Паноҳи меҳр", "TJ-dushanbe"),
                ("Ýagty ýol", "TM-ashgabat"),
                ("Suhbat maydoni", "UZ-tashkent"),
                ("Gʻuncha", "UZ-samarkand"),
                ("Oʻgʻil va qiz", "UZ-bukhara"),
                ("Ozodlik sari", "UZ-namangan"),
                ("Safe harbour", "KZ-shymkent"),
                ("Доверие", "KZ-karaganda"),
            }.Select(named => (node.Listing(named.Name), new[] { SearchedNode.At(named.Town) }));

        private static IEnumerable<(Listing, Location[])> OtherListings(SearchedNode node)
        {
            string[] towns =
            [
                "KG-osh",
                "KG-bishkek",
                "KZ-almaty",
                "KZ-astana",
                "TJ-khujand",
                "TJ-dushanbe",
                "TM-ashgabat",
                "UZ-tashkent",
                "UZ-samarkand",
            ];
            for (var i = 0; i < Others; i++)
                yield return (
                    node.Listing($"Example {i}") with
                    {
                        Description = LocalText.Of(
                            "Дом культуры: кружки, приютская улица, адвокатская контора рядом. Doktor, advokat, center."
                        ),
                    },
                    [SearchedNode.At(towns[i % towns.Length])]
                );
        }
    }
}
