using System.Net;
using Microsoft.EntityFrameworkCore;
using Tirek.Server.Node;
using Tirek.Server.Tests.Keeping;
using Tirek.Server.Tests.Node;

namespace Tirek.System.Tests.Faults;

/// <summary>One node answered by two servers over one PostgreSQL database, each from its own folder, as on two machines. One of them is killed.</summary>
public sealed class TwoServersTests
{
    private const string Unclean = "did not end cleanly";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_was_acknowledged_stays_when_one_of_them_is_killed_and_its_next_start_says_so()
    {
        await using var place = new Place();
        await using var node = await TestNode.Make(Provider.Postgres, NodeKind.Demonstration);
        var first = await LiveServer.Over(node.Folder.Path);
        var other = place.At("other");
        PrivateFiles.MakeFolder(other);
        File.Copy(Path.Combine(node.Folder.Path, NodeFolder.FileName), Path.Combine(other, NodeFolder.FileName));
        await using var second = await LiveServer.Over(other);
        var listings = await Listings(node);

        // Acknowledged by the command, the first server killed in the same moment.
        await Hide(listings[0], node.Folder.Path);
        await first.Kill();
        await second.Eventually(async () => await IsGone(second, listings[0]));
        await Hide(listings[1], other);
        await second.Eventually(async () => await IsGone(second, listings[1]));
        await first.DisposeAsync();

        await using var again = await LiveServer.Over(node.Folder.Path);
        Assert.Contains(Unclean, again.Said, StringComparison.Ordinal);
        Assert.Contains("nothing is lost that was acknowledged", again.Said, StringComparison.Ordinal);
        Assert.True(await IsGone(again, listings[0]) && await IsGone(again, listings[1]));
        Assert.Equal(HttpStatusCode.OK, await again.Status($"/en/find/{listings[2]}"));
        Assert.DoesNotContain(Unclean, second.Said, StringComparison.Ordinal);
        await using var db = node.Open();
        Assert.Empty(await Soundness.Faults(db, node.Folder, thorough: true, Cancel));
    }

    [Theory]
    [InlineData(Provider.Sqlite)]
    [InlineData(Provider.Postgres)]
    public async Task A_server_that_is_stopped_leaves_nothing_to_say(Provider provider)
    {
        await using var node = await TestNode.Make(provider, NodeKind.Demonstration);
        await using (var server = await LiveServer.Over(node.Folder.Path))
            await server.Stop();
        Assert.Equal((0, 0), NodeRun.Count(node.Folder));
        await using var again = await LiveServer.Over(node.Folder.Path);
        Assert.DoesNotContain(Unclean, again.Said, StringComparison.Ordinal);
        Assert.Equal((1, 0), NodeRun.Count(node.Folder));
    }

    private static async Task<List<Guid>> Listings(TestNode node)
    {
        await using var db = node.Open();
        return await db.PublicListings.Where(l => !l.IsProgramme).OrderBy(l => l.Id).Select(l => l.Id).Take(3).ToListAsync(Cancel);
    }

    private static async Task<bool> IsGone(LiveServer server, Guid listing) =>
        await server.Status($"/en/find/{listing}") is HttpStatusCode.NotFound or HttpStatusCode.Gone;

    private static async Task Hide(Guid listing, string folder)
    {
        var (code, said) = await Place.Tirek("listing", "hide", listing.ToString(), "--data", folder);
        Assert.True(code == 0, said);
    }
}
