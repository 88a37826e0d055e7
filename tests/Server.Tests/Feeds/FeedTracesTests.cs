using Microsoft.EntityFrameworkCore;
using Tirek.Domain.Feeds;
using Tirek.Server.Audit;
using Tirek.Server.Data;
using Tirek.Server.Feeds;
using Tirek.Server.Imports;
using Tirek.Server.Installing;
using Tirek.Server.Tests.Imports;
using Tirek.Server.Tests.Node;
using static Tirek.Server.Tests.Feeds.ScheduleTests;

namespace Tirek.Server.Tests.Feeds;

/// <summary>What is kept of feeds and of who had them read, where, and for how long.</summary>
public sealed class FeedTracesTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task No_copy_of_the_database_keeps_an_edition_that_waits()
    {
        await using var feeds = await FeedsSite.Open(Provider.Sqlite);
        using var feed = TestFeed.Sound();
        await feeds.Bring(feed);
        await using var db = (SqliteDb)feeds.Site.Node.Open();
        var waits = (await db.SealedFeeds.Select(s => s.Sealed).SingleAsync(Cancel)).AsSpan(100, 64).ToArray();
        var former = await FormerDatabase.Keep(db, feeds.Site.Node.Folder, "0.0.9", Cancel);
        Assert.False(Holds(await File.ReadAllBytesAsync(former.File, Cancel), waits));
        Assert.Single(Directory.GetFiles(Path.GetDirectoryName(former.File)!));
        Assert.Equal(1, await feeds.Kept());
        // A copy of a version that knew no feeds is left as it is.
        await db.Database.ExecuteSqlRawAsync("DROP TABLE \"SealedFeeds\"", Cancel);
        Assert.True(File.Exists((await FormerDatabase.Keep(db, feeds.Site.Node.Folder, "0.0.8", Cancel)).File));
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task What_was_shown_is_what_is_taken_back(Provider provider)
    {
        await using var feeds = await FeedsSite.Open(provider);
        using var feed = TestFeed.Sound();
        var taken = await feeds.Take(await feeds.Bring(feed));
        await feeds.Her.Open($"{FeedsSite.Feeds}/runs/{taken.RunId}/back");
        var mark = feeds.Mark();
        var hold = new FeedHold();
        await feeds.Until(async db => await hold.Take(db, feeds.Clock.GetUtcNow(), Cancel) ? hold : null);
        await feeds.Her.Send($"{FeedsSite.Feeds}/runs/{taken.RunId}/back", ("mark", mark));
        var asked = Guid.Parse(feeds.Her.At[(feeds.Her.At.LastIndexOf('/') + 1)..]);
        await feeds.Read(async db =>
        {
            await db.SourceRows.Take(1).ExecuteDeleteAsync(Cancel);
            await db.Locations.ExecuteUpdateAsync(u => u.SetProperty(l => l.AddedBy, (Guid?)null), Cancel);
            await hold.Release(db);
            return 0;
        });
        var ended = await feeds.Worked(asked);
        Assert.Equal((FeedState.Failed, FeedFault.NotAsShown), (ended.State, ended.Fault));
        Assert.True(feeds.Her.Sees("would change something else now than was shown"), feeds.Her.Page);
        Assert.Equal(["First service"], await feeds.Services());
        // Looked at again, it is what is done.
        await feeds.Her.Open($"{FeedsSite.Feeds}/runs/{taken.RunId}/back");
        await feeds.Her.Send($"{FeedsSite.Feeds}/runs/{taken.RunId}/back", ("mark", feeds.Mark()));
        var again = Guid.Parse(feeds.Her.At[(feeds.Her.At.LastIndexOf('/') + 1)..]);
        Assert.Equal(FeedState.TakenBack, (await feeds.Worked(again)).State);
        Assert.Empty(await feeds.Services());
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task A_plan_that_changed_before_it_was_done_is_not_done(Provider provider)
    {
        await using var node = await TestNode.Make(provider);
        using var feed = TestFeed.Sound();
        await node.Tirek("import", "hsds", feed.Path);
        await using var db = node.Open();
        var undo = new UndoImport(db, TimeProvider.System);
        var plan = await undo.Plan("1", Cancel);
        var refused = await Assert.ThrowsAsync<Server.Commands.CommandRefusal>(() =>
            undo.TakeBack(plan with { Removed = plan.Removed + 1 }, Cancel)
        );
        Assert.Equal(FeedFault.NotAsShown, refused.Fault);
        db.ChangeTracker.Clear();
        Assert.True(await db.PublicListings.AnyAsync(Cancel));
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task Of_readings_that_nobody_took_by_hand_the_last_thirty_keep_what_was_found(Provider provider)
    {
        await using var server = await FeedServer.Open();
        await using var feeds = await FeedsSite.Open(provider, server.Believed());
        Serve(server, Edition(), "\"1\"");
        var plan = await Plan(feeds, server);
        await feeds.Take((await Tried(feeds, plan.Id, []))!.Id);
        // As many days before, one of them by hand.
        var source = await feeds.Read(db => db.ImportSources.Select(s => s.Id).SingleAsync(Cancel));
        var runs = Enumerable
            .Range(0, FeedRule.FindingsKept)
            .Select(day => Former(source, feeds.Clock.GetUtcNow().AddDays(day - 100)))
            .ToList();
        await feeds.Read(async db =>
        {
            foreach (var (day, run) in runs.Index())
            {
                db.ImportRuns.Add(run);
                db.ImportDefects.Add(
                    new()
                    {
                        Id = Guid.CreateVersion7(),
                        RunId = run.Id,
                        File = "service.csv",
                        Reason = "missing-organization",
                        Done = "kept",
                    }
                );
                db.Trail(ImportFeed.Act, run.Id.ToString(), feeds.Clock, day == 0 ? "member x" : AuditTrail.Schedule);
                foreach (var report in WriteReport.PathsOf(feeds.Site.Node.Folder, run))
                    await File.WriteAllTextAsync(report, "", Cancel);
            }
            return await db.SaveChangesAsync(Cancel);
        });
        Serve(server, Edition(services: 21), "\"2\"");
        Assert.Equal(FeedState.Taken, (await Fetched(feeds, plan.Id))!.State);
        var kept = await feeds.Read(db => db.ImportDefects.Select(d => d.RunId).Distinct().ToListAsync(Cancel));
        Assert.Equal([1], runs.Index().Where(r => !kept.Contains(r.Item.Id)).Select(r => r.Index));
        foreach (var (day, run) in runs.Index())
            Assert.All(WriteReport.PathsOf(feeds.Site.Node.Folder, run), p => Assert.Equal(day != 1, File.Exists(p)));
        await feeds.Her.Open($"{FeedsSite.Feeds}/runs/{runs[1].Id}");
        Assert.True(feeds.Her.Sees("not kept any more"), feeds.Her.Page);
        // It can be taken back as before, when its time comes.
        Assert.Equal(FeedRule.FindingsKept + 2, await feeds.Read(db => db.ImportRuns.CountAsync(Cancel)));
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task What_she_had_taken_stands_in_her_own_account_in_words_and_erased_she_is_no_schedule(Provider provider)
    {
        await using var feeds = await FeedsSite.Open(provider);
        using var feed = TestFeed.Sound();
        var id = await feeds.Bring(feed);
        await feeds.Take(id);
        await feeds.Her.Open("/account/data");
        Assert.True(feeds.Her.Sees("import.hsds") && feeds.Her.Sees("\"Words\": \"had an edition of a feed taken\""), feeds.Her.Page);
        Assert.True(feeds.Her.Sees("\"Words\": \"brought a feed\""), feeds.Her.Page);
        var second = await feeds.Bring(feed.With("service", "id,organization_id,name,status", "s1,o1,Renamed,active"));
        // As it stands when she is erased after she said yes.
        await feeds.Read(db =>
            db.FeedReadings.Where(r => r.Id == second)
                .ExecuteUpdateAsync(u => u.SetProperty(r => r.State, FeedState.ToTake).SetProperty(r => r.By, (Guid?)null), Cancel)
        );
        Assert.Equal(FeedState.Taken, (await feeds.Worked(second)).State);
        Assert.Equal(
            "somebody erased",
            await feeds.Read(db => db.AuditEntries.OrderByDescending(a => a.Id).Select(a => a.By).FirstAsync(Cancel))
        );
    }

    private static ImportRun Former(Guid source, DateTimeOffset at) =>
        new()
        {
            Id = Guid.CreateVersion7(at),
            SourceId = source,
            StartedAt = at,
            FinishedAt = at,
            Defects = 1,
        };

    private static bool Holds(byte[] all, ReadOnlySpan<byte> some) => all.AsSpan().IndexOf(some) >= 0;
}
