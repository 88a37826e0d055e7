using Tirek.Server.Tests.Node;
using static Tirek.Server.Tests.Imports.ImportFeedTests;

namespace Tirek.Server.Tests.Imports;

public sealed class FeedSourceTests
{
    public static TheoryData<Provider> Providers => [Provider.Sqlite, Provider.Postgres];

    private static TestFeed Feed(string name, params string[] services) =>
        new TestFeed(name)
            .With("organization", "id,name", "o1,One")
            .With("service", ["id,organization_id,name,status", .. services.Select(s => $"{s},o1,Service {s},active")]);

    [Theory, MemberData(nameof(Providers))]
    public async Task Another_feed_with_the_name_of_a_former_one_does_not_replace_it_unasked(Provider provider)
    {
        await using var node = await TestNode.Make(provider);
        using var first = Feed("datapackage", "a", "b");
        using var other = Feed("datapackage", "c", "d");
        await node.Tirek("import", "hsds", "--yes", first.Path);
        var (code, said) = await node.Tirek("import", "hsds", "--yes", other.Path);
        Assert.Equal(2, code);
        Assert.Contains("--source", said, StringComparison.Ordinal);
        Assert.Equal(["Service a", "Service b"], await PublicNames(node));
        Assert.Equal(0, (await node.Tirek("import", "hsds", "--yes", other.Path, "--source", "other")).Code);
        Assert.Equal(["Service a", "Service b", "Service c", "Service d"], await PublicNames(node));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task A_newer_edition_under_another_name_is_not_kept_beside_the_former_unasked(Provider provider)
    {
        await using var node = await TestNode.Make(provider);
        using var first = Feed("feed-2026-11", "a", "b");
        using var newer = Feed("feed-2026-12", "a", "b", "c");
        await node.Tirek("import", "hsds", "--yes", first.Path);
        var (code, said) = await node.Tirek("import", "hsds", "--yes", newer.Path);
        Assert.Equal(2, code);
        Assert.Contains("--source \"feed-2026-11\"", said, StringComparison.Ordinal);
        Assert.Equal(0, (await node.Tirek("import", "hsds", "--yes", newer.Path, "--source", "feed-2026-11")).Code);
        Assert.Equal(["Service a", "Service b", "Service c"], await PublicNames(node));
    }

    [Fact]
    public async Task Says_so_when_most_of_a_source_is_gone()
    {
        await using var node = await TestNode.Make(Provider.Sqlite);
        using var feed = Feed("feed", "a", "b", "c");
        await node.Tirek("import", "hsds", "--yes", feed.Path);
        feed.With("service", "id,organization_id,name,status", "a,o1,Service a,active");
        var (_, said) = await node.Tirek("import", "hsds", "--yes", feed.Path);
        Assert.Contains("ATTENTION: more than half", said, StringComparison.Ordinal);
    }
}
