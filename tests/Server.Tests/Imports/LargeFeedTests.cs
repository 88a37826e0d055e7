using System.Text;
using Tirek.Server.Commands;
using Tirek.Server.Imports;

namespace Tirek.Server.Tests.Imports;

/// <summary>Memory is counted for the whole process, so that nothing may run beside these.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;

/// <summary>Feeds of a size that nobody should send: refused at once, or held in little more than their bytes.</summary>
[Collection(nameof(Alone))]
public sealed class LargeFeedTests
{
    private const long TwoGigabytes = 2L << 30;

    [Theory]
    [InlineData("service.csv", "larger than 512 MB")]
    [InlineData("services.json", "larger than 512 MB")]
    [InlineData("feed.zip", "broken")]
    public void Refuses_a_file_of_two_gigabytes_without_reading_it(string name, string said)
    {
        using var feed = TestFeed.Sound();
        var path = Path.Combine(feed.Path, name);
        using (var sparse = File.Create(path))
            sparse.SetLength(TwoGigabytes);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var refusal = Assert.Throws<CommandRefusal>(() => FeedFiles.Open(name == "service.csv" ? feed.Path : path));
        Assert.Contains(said, refusal.Message, StringComparison.Ordinal);
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 64 << 20);
    }

    [Fact]
    public void A_million_rows_take_little_more_memory_than_bytes()
    {
        const int rows = 1_000_000;
        var lines = new StringBuilder("id,service_id,number\n");
        for (var i = 0; i < rows; i++)
            lines.Append('p').Append(i).Append(",s1,0700\n");
        using var feed = TestFeed.Sound().With("phone", Encoding.UTF8.GetBytes(lines.ToString()));
        lines.Clear().Capacity = 0;
        using var files = FeedFiles.Open(feed.Path);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var read = ReadFeed.All(files, new Defects(), new ImportProgress((_, _) => { }), TestContext.Current.CancellationToken);
        var held = GC.GetTotalMemory(forceFullCollection: true) - before;
        Assert.Equal(rows, read.Rows("phone").Count());
        Assert.True(held / rows < 350, $"{held / rows} bytes a row");
    }
}
