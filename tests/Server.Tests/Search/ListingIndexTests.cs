using Tirek.Domain.Languages;
using Tirek.Domain.Search;
using Tirek.Server.Search;

namespace Tirek.Server.Tests.Search;

public sealed class ListingIndexTests : IDisposable
{
    private static readonly Guid Node = Guid.CreateVersion7();
    private readonly string indexes = Directory.CreateTempSubdirectory("tirek-index-").FullName;

    [Fact]
    public void Each_process_has_an_index_of_its_own_and_the_next_takes_over_what_is_free()
    {
        using (var one = ListingIndex.Open(indexes, Node))
        {
            using var other = ListingIndex.Open(indexes, Node);
            Fill(one, "One");
            Fill(other, "Other");
            Assert.Equal(["0", "1"], Directory.GetDirectories(indexes).Select(Path.GetFileName).Order());
        }
        using var next = ListingIndex.Open(indexes, Node);
        Assert.Equal(7, next.Position);
        Assert.Equal(2, Directory.GetDirectories(indexes).Length);
    }

    [Theory]
    [InlineData("*")]
    [InlineData("*.si")]
    [InlineData("*.cfe")]
    [InlineData("*.cfs")]
    public void Files_of_zeros_as_a_power_cut_leaves_them_are_made_anew(string pattern)
    {
        using (var index = ListingIndex.Open(indexes, Node))
            Fill(index, "One");
        var files = Directory
            .GetFiles(Path.Combine(indexes, "0"), pattern)
            .Where(f => !Path.GetFileName(f).StartsWith("segments", StringComparison.Ordinal))
            .ToList();
        Assert.NotEmpty(files);
        foreach (var file in files)
            File.WriteAllBytes(file, new byte[new FileInfo(file).Length]);
        using var again = ListingIndex.Open(indexes, Node);
        Assert.Null(again.Position);
        Fill(again, "Anew");
        using var snapshot = again.Acquire();
        Assert.Single(snapshot!.Segments);
    }

    public void Dispose() => Directory.Delete(indexes, recursive: true);

    private static void Fill(ListingIndex index, string name)
    {
        index.Add(new(new ListingCard(Guid.CreateVersion7(), LocalText.Of(name))));
        index.Commit(7);
    }
}
