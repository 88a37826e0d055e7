using System.IO.Compression;
using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Tirek.Domain.Feeds;
using Tirek.Server.Data;
using Tirek.Server.Feeds;
using Tirek.Server.Tests.Accounts;
using Tirek.Server.Tests.Imports;
using Tirek.Server.Tests.Node;

namespace Tirek.Server.Tests.Feeds;

/// <summary>A feed is brought in the browser: compared, shown, taken or not, taken back; and what may go wrong on the way.</summary>
public sealed class BroughtFeedTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static TestFeed Newer(TestFeed feed) =>
        feed.With("service", "id,organization_id,name,status", "s1,o1,Renamed service,active", "s2,o1,Second service,active");

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task It_is_compared_taken_found_in_search_and_taken_back(Provider provider)
    {
        await using var feeds = await FeedsSite.Open(provider);
        using var feed = TestFeed.Sound();
        var id = await feeds.Bring(feed, ("country", "KG"));
        Assert.True(feeds.Her.Sees("new: 1, changed: 0, gone: 0, as before: 0"), feeds.Her.Page);
        Assert.True(feeds.Her.Sees("It is the first edition of this source"), feeds.Her.Page);
        Assert.Empty(await feeds.Services());
        await feeds.Her.Open("/waiting");
        Assert.True(feeds.Her.Sees("waits for your decision: test-feed"), feeds.Her.Page);

        Assert.Equal(FeedState.Taken, (await feeds.Take(id)).State);
        Assert.Equal(0, await feeds.Kept());
        Assert.Equal(["First service"], await feeds.Services());
        Assert.Contains("First service", await feeds.Site.Post("/en/find", ("q", "First service")), StringComparison.Ordinal);
        await feeds.Her.Open(FeedsSite.Feeds);
        Assert.True(feeds.Her.Sees("test-feed") && feeds.Her.Sees("services: 1"), feeds.Her.Page);

        // The focal point sees from where it comes.
        var listing = await feeds.Read(db => db.Listings.Select(l => l.Id).SingleAsync(Cancel));
        await feeds.Her.Open($"/checks/{listing}");
        Assert.True(feeds.Her.Sees("From the feed of: test-feed") && feeds.Her.Sees("There it has the id s1."), feeds.Her.Page);

        var second = await feeds.Bring(Newer(feed), ("country", "KG"));
        Assert.True(feeds.Her.Sees("new: 1, changed: 1, gone: 0, as before: 0") && feeds.Her.Sees("name"), feeds.Her.Page);
        Assert.False(feeds.Her.Sees("Renamed service"));
        var taken = await feeds.Take(second);
        Assert.Equal(["Renamed service", "Second service"], await feeds.Services());
        await feeds.Her.Open($"{FeedsSite.Feeds}/runs/{taken.RunId}");
        Assert.True(feeds.Her.Sees("Records that are new"), feeds.Her.Page);
        Assert.NotEmpty(await feeds.Her.Download($"{FeedsSite.Feeds}/runs/{taken.RunId}/report.csv"));
        Assert.NotEmpty(await feeds.Her.Download($"{FeedsSite.Feeds}/runs/{taken.RunId}/report.pdf"));

        await feeds.Her.Open($"{FeedsSite.Feeds}/runs/{taken.RunId}/back");
        Assert.True(feeds.Her.Sees("Records that go: 1; records that are as they were before: 1."), feeds.Her.Page);
        await feeds.Her.Send($"{FeedsSite.Feeds}/runs/{taken.RunId}/back", ("mark", feeds.Mark()));
        Assert.Equal(FeedState.TakenBack, (await feeds.Worked(Guid.Parse(feeds.Her.At[(feeds.Her.At.LastIndexOf('/') + 1)..]))).State);
        Assert.Equal(["First service"], await feeds.Services());
        Assert.Equal(
            ["feed.bring", "feed.take", "feed.bring", "feed.take", "feed.back"],
            await feeds.Read(db =>
                db.TrailEntries.Where(e => e.Act.StartsWith("feed.")).OrderBy(e => e.Sequence).Select(e => e.Act).ToListAsync(Cancel)
            )
        );
        Assert.All(
            await feeds.Read(db => db.AuditEntries.Where(a => a.Act.StartsWith("import.")).Select(a => a.By).ToListAsync(Cancel)),
            by => Assert.StartsWith("member ", by, StringComparison.Ordinal)
        );
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task What_is_dropped_changes_nothing_and_leaves_nothing(Provider provider)
    {
        await using var feeds = await FeedsSite.Open(provider);
        using var feed = TestFeed.Sound();
        var id = await feeds.Bring(feed);
        await feeds.Her.Send($"{FeedsSite.Feeds}/editions/{id}/drop");
        Assert.Equal(FeedState.Dropped, (await feeds.Worked(id)).State);
        Assert.Equal(0, await feeds.Kept());
        Assert.Empty(await feeds.Services());
        // Nor is it taken by whoever still has the page open.
        await feeds.Her.SendRaw(
            $"{FeedsSite.Feeds}/editions/{id}/take",
            ("form-token", feeds.Her.Match("name=\"form-token\" value=\"([^\"]+)\"")),
            ("mark", OpenFeeds.MarkOf(await feeds.Read(db => db.FeedReadings.SingleAsync(Cancel))))
        );
        Assert.Equal(HttpStatusCode.Conflict, feeds.Her.Status);
        Assert.Empty(await feeds.Services());
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task What_somebody_else_took_meanwhile_is_compared_anew_and_not_taken_unseen(Provider provider)
    {
        await using var feeds = await FeedsSite.Open(provider);
        using var feed = TestFeed.Sound();
        var id = await feeds.Bring(feed, ("country", "KG"));
        var mark = feeds.Mark();
        using var other = TestFeed
            .Sound()
            .With("service", "id,organization_id,name,status", "s1,o1,Theirs,active", "s9,o1,Also theirs,active");
        await feeds.Site.Node.Tirek("import", "hsds", other.Path, "--country", "KG", "--yes");
        await feeds.Her.Send($"{FeedsSite.Feeds}/editions/{id}/take", ("mark", mark));
        Assert.Equal(FeedState.ToDecide, (await feeds.Worked(id)).State);
        Assert.True(feeds.Her.Sees("by somebody else meanwhile") && feeds.Her.Sees("changed: 1, gone: 1"), feeds.Her.Page);
        Assert.Equal(["Also theirs", "Theirs"], await feeds.Services());
        // The form that she had before is not what she would take now.
        await feeds.Her.SendRaw(
            $"{FeedsSite.Feeds}/editions/{id}/take",
            ("form-token", feeds.Her.Match("name=\"form-token\" value=\"([^\"]+)\"")),
            ("mark", mark)
        );
        Assert.Equal(HttpStatusCode.Conflict, feeds.Her.Status);
        Assert.Equal(FeedState.Taken, (await feeds.Take(id)).State);
        Assert.Equal(["First service"], await feeds.Services());
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task The_same_feed_again_changes_nothing(Provider provider)
    {
        await using var feeds = await FeedsSite.Open(provider);
        using var feed = TestFeed.Sound();
        await feeds.Take(await feeds.Bring(feed));
        Assert.Equal(FeedState.Same, (await feeds.Worked(await feeds.Bring(feed))).State);
        Assert.Equal(0, await feeds.Kept());
        Assert.Equal(1, await feeds.Read(db => db.ImportRuns.CountAsync(Cancel)));
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task One_file_of_json_is_a_feed_whether_its_name_says_so_or_not(Provider provider)
    {
        await using var feeds = await FeedsSite.Open(provider);
        const string one = """{"id":"s1","name":"Line one","status":"active","organization":{"id":"o1","name":"Org"}}""";
        var lines = Encoding.UTF8.GetBytes(
            $"{one}\n{one.Replace("s1", "s2", StringComparison.Ordinal).Replace("one", "two", StringComparison.Ordinal)}\n"
        );
        await feeds.Take(await feeds.Bring("export", lines, ("name", "Lines")));
        Assert.Equal(["Line one", "Line two"], await feeds.Services());
        Assert.Equal(FeedState.Same, (await feeds.Worked(await feeds.Bring("lines.ndjson", lines, ("name", "Lines")))).State);
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task What_is_no_feed_is_refused_and_nothing_of_it_is_kept(Provider provider)
    {
        await using var feeds = await FeedsSite.Open(provider);
        using var broken = TestZip.Sound();
        using var link = TestZip.Sound(a => TestZip.Add(a, "phone.csv", "/etc/passwd").ExternalAttributes = 0xA1FF << 16);
        (string Name, byte[] File, string Says)[] atOnce =
        [
            ("empty.zip", [], "Please choose a file"),
            ("broken.zip", [.. (await File.ReadAllBytesAsync(broken.Path, Cancel)).Take(400)], "The packed file is broken"),
            ("link.zip", await File.ReadAllBytesAsync(link.Path, Cancel), "The packed file is broken"),
            ("bomb.zip", Bomb(), "The packed file is broken"),
            ("none.zip", Zip(("readme.txt", "nothing")), "cannot be read as a feed"),
            ("large.json", new byte[FeedRule.Longest + 1], "at most 32 MB"),
        ];
        foreach (var (name, file, says) in atOnce)
        {
            await feeds.Her.Open($"{FeedsSite.Feeds}/bring");
            await feeds.Her.SendFile($"{FeedsSite.Feeds}/bring", name, file);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, feeds.Her.Status);
            Assert.True(feeds.Her.Sees(says), $"{name}: {feeds.Her.Page}");
        }
        (string Name, byte[] File, string Says)[] later =
        [
            ("picture.json", [0x89, 0x50, 0x4E, 0x47, 0, 0, 0, 1], "cannot be read as a feed"),
            ("words.json", "not json at all"u8.ToArray(), "cannot be read as a feed"),
            ("deep.json", Encoding.UTF8.GetBytes(new string('[', 100_000)), "cannot be read as a feed"),
            ("none.json", "{\"id\":\"o1\",\"name\":\"Org\",\"services\":[]}"u8.ToArray(), "no service in it"),
            (
                "invented.json",
                "{\"id\":\"s1\",\"name\":\"Line\",\"status\":\"active\",\"demonstration\":true,\"organization\":{\"id\":\"o1\",\"name\":\"O\"}}"u8.ToArray(),
                "feed of a demonstration"
            ),
        ];
        foreach (var (name, file, says) in later)
        {
            Assert.Equal(FeedState.Failed, (await feeds.Worked(await feeds.Bring(name, file))).State);
            Assert.True(feeds.Her.Sees(says), $"{name}: {feeds.Her.Page}");
        }
        Assert.Equal(0, await feeds.Kept());
        Assert.Empty(await feeds.Read(db => db.ImportSources.ToListAsync(Cancel)));
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task What_its_flags_withhold_is_nowhere_while_it_waits_and_after(Provider provider)
    {
        await using var feeds = await FeedsSite.Open(provider);
        using var feed = CanaryFeed.Make();
        // Not pressed: its words stand in the file as they are.
        var file = FeedsSite.Packed(feed, CompressionLevel.NoCompression);
        var id = await feeds.Bring("feed.zip", file, ("country", "KG"));
        string[] all = [.. CanaryFeed.NeverStored, .. CanaryFeed.NeverPublic];
        Assert.Contains(all[0], Encoding.UTF8.GetString(file), StringComparison.Ordinal);
        await CanaryTests.Find(
            all,
            Encoding.UTF8.GetString(await feeds.Read(db => db.SealedFeeds.Select(s => s.Sealed).SingleAsync(Cancel)))
        );
        await CanaryTests.Find(all, feeds.Her.Page);
        await CanaryTests.Find(all, await CanaryTests.Stored(feeds.Site.Node));
        await feeds.Take(id);
        await CanaryTests.Find(all, feeds.Her.Page);
        var run = (await feeds.Read(db => db.FeedReadings.SingleAsync(Cancel))).RunId;
        foreach (
            var page in new[]
            {
                "",
                $"/runs/{run}",
                "/sources/" + await feeds.Read(db => db.ImportSources.Select(s => s.Id).SingleAsync(Cancel)),
            }
        )
            await CanaryTests.Find(all, (await feeds.Her.Open(FeedsSite.Feeds + page)).Page);
        await CanaryTests.Find(all, Encoding.UTF8.GetString(await feeds.Her.Download($"{FeedsSite.Feeds}/runs/{run}/report.csv")));
        await CanaryTests.Find(CanaryFeed.NeverStored, await CanaryTests.Stored(feeds.Site.Node));
        await CanaryTests.Find(all, await CanaryTests.Open(feeds.Site.Node));
        Assert.Equal(0, await feeds.Kept());
        // What would open it does not pass for harmless.
        using var open = CanaryFeed.Make(isOpen: true);
        await feeds.Bring(open, ("country", "KG"));
        Assert.True(feeds.Her.Sees("would be in the open") && feeds.Her.Sees("Look why before you take it"), feeds.Her.Page);
    }

    private static byte[] Zip(params (string Name, string Content)[] files)
    {
        using var to = new MemoryStream();
        using (var archive = new ZipArchive(to, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (name, content) in files)
                TestZip.Add(archive, name, content);
        return to.ToArray();
    }

    private static byte[] Bomb() => Zip(("datapackage.json", "{\"resources\":[]}"), ("service.csv", new string(' ', 60 << 20)));
}
