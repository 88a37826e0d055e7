using Tirek.Server.Tests.Node;

namespace Tirek.Server.Tests.Imports;

/// <summary>What an operator takes along of a source, another node reads, also where a term stands in it under its own id and under ours.</summary>
public sealed class SourceAgainTests
{
    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task The_package_of_a_source_is_read_into_another_node(Provider provider)
    {
        await using var first = await TestNode.Make(provider);
        Assert.Equal(0, (await first.Tirek("import", "hsds", "--yes", TestFeed.Small)).Code);
        var to = Path.Combine(first.Folder.Path, "given-back");
        var (code, said) = await first.Tirek("export", "source", "tirek-small-feed", "--to", to);
        Assert.True(code == 0, said);
        await using var second = await TestNode.Make(provider);
        (code, said) = await second.Tirek("import", "hsds", "--yes", Path.Combine(to, "package"));
        Assert.True(code == 0, said);
        (code, said) = await second.Tirek("import", "hsds", "--yes", Path.Combine(to, "package"));
        Assert.Contains("othing changed", said, StringComparison.Ordinal);
    }
}
