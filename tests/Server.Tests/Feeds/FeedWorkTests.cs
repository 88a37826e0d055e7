using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Tirek.Domain.Feeds;
using Tirek.Server.Data;
using Tirek.Server.Feeds;
using Tirek.Server.Tests.Imports;
using Tirek.Server.Tests.Node;

namespace Tirek.Server.Tests.Feeds;

/// <summary>Feeds are worked on one at a time on the whole node; what a server left in the middle goes on, or is said; what nobody decides about goes.</summary>
public sealed class FeedWorkTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static TestFeed Many(string name, int services) =>
        new TestFeed(name)
            .With("organization", "id,name", "o1,First organisation")
            .With(
                "service",
                ["id,organization_id,name,status", .. Enumerable.Range(1, services).Select(i => $"s{i},o1,{name} service {i},active")]
            );

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task Two_servers_take_two_feeds_one_after_the_other(Provider provider)
    {
        await using var feeds = await FeedsSite.Open(provider);
        await using var other = await feeds.Site.Beside(feeds.Clock);
        using var first = Many("first", 400);
        using var second = Many("second", 400);
        var (one, two) = (await feeds.Bring(first), await feeds.Bring(second));
        foreach (var id in new[] { one, two })
        {
            await feeds.Her.Open($"{FeedsSite.Feeds}/editions/{id}");
            await feeds.Her.Send($"{FeedsSite.Feeds}/editions/{id}/take", ("mark", feeds.Mark()));
        }
        Assert.Equal(FeedState.Taken, (await feeds.Worked(one)).State);
        Assert.Equal(FeedState.Taken, (await feeds.Worked(two)).State);
        var runs = await feeds.Read(db => db.ImportRuns.AsNoTracking().OrderBy(r => r.Id).ToListAsync(Cancel));
        Assert.Equal(2, runs.Count);
        Assert.True(runs[0].FinishedAt <= runs[1].StartedAt);
        Assert.Equal(800, (await feeds.Services()).Count);
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task While_another_server_holds_the_work_nothing_is_begun_and_when_it_was_killed_it_goes_on(Provider provider)
    {
        await using var feeds = await FeedsSite.Open(provider);
        await using (var db = feeds.Site.Node.Open())
            Assert.True(await new FeedHold().Take(db, feeds.Clock.GetUtcNow(), Cancel));
        using var feed = TestFeed.Sound();
        await feeds.Her.Open($"{FeedsSite.Feeds}/bring");
        await feeds.Her.SendFile($"{FeedsSite.Feeds}/bring", "feed.zip", FeedsSite.Packed(feed));
        Assert.True(feeds.Her.Sees("It waits its turn"), feeds.Her.Page);
        await Task.Delay(TimeSpan.FromSeconds(3), Cancel);
        var waiting = await feeds.Read(db => db.FeedReadings.AsNoTracking().SingleAsync(Cancel));
        Assert.Equal((FeedState.ToCompare, 0), (waiting.State, waiting.Attempts));
        feeds.Clock.Forward(TimeSpan.FromMinutes(4));
        Assert.Equal(FeedState.ToDecide, (await feeds.Worked(waiting.Id)).State);
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task What_a_server_left_in_the_middle_is_done_by_the_next(Provider provider)
    {
        await using var feeds = await FeedsSite.Open(provider);
        using var feed = Many("long", 2_000);
        var id = await feeds.Bring(feed);
        await using (var other = await feeds.Site.Beside(feeds.Clock))
        {
            await feeds.Her.Send($"{FeedsSite.Feeds}/editions/{id}/take", ("mark", feeds.Mark()));
            await feeds.Until(async db =>
                await db.FeedReadings.AsNoTracking().FirstOrDefaultAsync(r => r.Id == id && r.Attempts > 0, Cancel)
            );
            // One of the two is ended here, perhaps the one that works.
        }
        Assert.Equal(FeedState.Taken, (await feeds.Worked(id)).State);
        Assert.Equal(2_000, (await feeds.Services()).Count);
        Assert.Single(await feeds.Read(db => db.ImportRuns.ToListAsync(Cancel)));
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task What_was_taken_before_the_server_ended_is_not_taken_twice(Provider provider)
    {
        await using var feeds = await FeedsSite.Open(provider);
        using var feed = TestFeed.Sound();
        var id = await feeds.Bring(feed, ("country", "KG"));
        // As it stands when the server is killed between the import and its note.
        await feeds.Site.Node.Tirek("import", "hsds", feed.Path, "--country", "KG", "--yes");
        await feeds.Read(db =>
            db.FeedReadings.Where(r => r.Id == id).ExecuteUpdateAsync(u => u.SetProperty(r => r.State, FeedState.ToTake), Cancel)
        );
        var reading = await feeds.Worked(id);
        Assert.Equal(FeedState.Taken, reading.State);
        Assert.Equal(await feeds.Read(db => db.ImportRuns.Select(r => r.Id).SingleAsync(Cancel)), reading.RunId);
        Assert.Equal(0, await feeds.Kept());
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task What_ends_the_server_each_time_is_given_up_and_said(Provider provider)
    {
        await using var feeds = await FeedsSite.Open(provider);
        using var feed = TestFeed.Sound();
        var id = await feeds.Bring(feed);
        await feeds.Read(db =>
            db.FeedReadings.Where(r => r.Id == id)
                .ExecuteUpdateAsync(
                    u => u.SetProperty(r => r.State, FeedState.ToTake).SetProperty(r => r.Attempts, FeedRule.MostAttempts),
                    Cancel
                )
        );
        Assert.Equal(FeedState.Failed, (await feeds.Worked(id)).State);
        Assert.True(feeds.Her.Sees("could not finish it, several times"), feeds.Her.Page);
        Assert.Equal(0, await feeds.Kept());
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task What_nobody_decides_about_within_a_day_is_deleted_also_from_the_file(Provider provider)
    {
        await using var feeds = await FeedsSite.Open(provider);
        using var feed = TestFeed.Sound();
        var id = await feeds.Bring(feed);
        var kept = await feeds.Read(db => db.SealedFeeds.Select(s => s.Sealed).SingleAsync(Cancel));
        await feeds.Read(async db =>
        {
            await ForgetFeeds.Over(db, feeds.Clock.GetUtcNow().AddHours(23), Cancel);
            Assert.Equal(1, await db.SealedFeeds.CountAsync(Cancel));
            await ForgetFeeds.Over(db, feeds.Clock.GetUtcNow().AddHours(25), Cancel);
            return await LettingGo.Try(db, 20, Cancel);
        });
        Assert.Equal(0, await feeds.Kept());
        await feeds.Her.Open($"{FeedsSite.Feeds}/editions/{id}");
        Assert.True(feeds.Her.Sees("Nobody decided within a day"), feeds.Her.Page);
        if (provider == Provider.Sqlite)
            Assert.False(Holds(await Bytes(feeds.Site.Node), kept.AsSpan(100, 64)));
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task A_backup_carries_schedules_and_no_edition_that_waits(Provider provider)
    {
        await using var feeds = await FeedsSite.Open(provider);
        await feeds.Read(db =>
        {
            var tables = StoredTable.All(db).Select(t => t.Name).ToList();
            Assert.Contains(nameof(AppDb.FeedSchedules), tables);
            Assert.Contains(nameof(AppDb.FeedReadings), tables);
            Assert.DoesNotContain(nameof(AppDb.SealedFeeds), tables);
            return Task.FromResult(0);
        });
        using var feed = TestFeed.Sound();
        var id = await feeds.Bring(feed);
        // As it stands after a restore.
        await feeds.Read(db => db.SealedFeeds.ExecuteDeleteAsync(Cancel));
        await feeds.Read(async db =>
        {
            await ForgetFeeds.Over(db, feeds.Clock.GetUtcNow(), Cancel);
            return 0;
        });
        await feeds.Her.Open($"{FeedsSite.Feeds}/editions/{id}");
        Assert.True(feeds.Her.Sees("It is not kept here any more"), feeds.Her.Page);
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task So_many_wait_and_no_more(Provider provider)
    {
        await using var feeds = await FeedsSite.Open(provider);
        using var feed = TestFeed.Sound();
        for (var i = 0; i < FeedRule.MostWaiting; i++)
            await feeds.Bring(feed, ("name", i.ToString(CultureInfo.InvariantCulture)));
        await feeds.Her.Open($"{FeedsSite.Feeds}/bring");
        await feeds.Her.SendFile($"{FeedsSite.Feeds}/bring", "feed.zip", FeedsSite.Packed(feed));
        Assert.True(feeds.Her.Sees("Too many wait already"), feeds.Her.Page);
        Assert.Equal(FeedRule.MostWaiting, await feeds.Kept());
    }

    private static async Task<byte[]> Bytes(TestNode node)
    {
        using var all = new MemoryStream();
        foreach (var path in new[] { node.Folder.Database, node.Folder.Database + "-wal" }.Where(File.Exists))
        {
            await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            await file.CopyToAsync(all, Cancel);
        }
        return all.ToArray();
    }

    private static bool Holds(byte[] all, ReadOnlySpan<byte> some) => all.AsSpan().IndexOf(some) >= 0;
}
