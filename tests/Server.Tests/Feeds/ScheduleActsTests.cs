using Microsoft.EntityFrameworkCore;
using Tirek.Domain.Feeds;
using Tirek.Server.Data;
using Tirek.Server.Feeds;
using Tirek.Server.Tests.Node;
using static Tirek.Server.Tests.Feeds.ScheduleTests;

namespace Tirek.Server.Tests.Feeds;

/// <summary>What a person does with a schedule stays, whatever the server is doing with it at that moment.</summary>
public sealed class ScheduleActsTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static Task<FeedSchedule> Read(FeedsSite feeds) => feeds.Read(db => db.FeedSchedules.AsNoTracking().SingleAsync(Cancel));

    private static Task<int> Due(FeedsSite feeds)
    {
        var now = feeds.Clock.GetUtcNow();
        return feeds.Read(db =>
            db.FeedSchedules.ExecuteUpdateAsync(
                u => u.SetProperty(s => s.NextAt, now).SetProperty(s => s.TriedAt, (DateTimeOffset?)null),
                Cancel
            )
        );
    }

    private static async Task Happens(Func<bool> what)
    {
        for (var tries = 0; !what(); tries++)
        {
            Assert.True(tries < 900, "It did not happen.");
            await Task.Delay(100, Cancel);
        }
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task Paused_changed_or_removed_while_it_is_fetched_it_stays_so(Provider provider)
    {
        await using var server = await FeedServer.Open();
        await using var feeds = await FeedsSite.Open(provider, server.Believed());
        using var gate = new SemaphoreSlim(0);
        var (asked, ended) = (new List<string>(), 0);
        var content = FeedsSite.Packed(Edition());
        var status = 200;
        server.Answer = async http =>
        {
            lock (asked)
                asked.Add(http.Request.QueryString.Value!);
            await gate.WaitAsync(http.RequestAborted);
            http.Response.StatusCode = status;
            await http.Response.Body.WriteAsync(content, http.RequestAborted);
            ended++;
        };
        var plan = await Plan(feeds, server);
        await Happens(() => asked.Count == 1);
        await SendButton(feeds, plan.Id, "pause");
        gate.Release();
        await feeds.Until(db => db.FeedSchedules.FirstOrDefaultAsync(s => s.HeldUntil == null, Cancel));
        var paused = await Read(feeds);
        Assert.True(paused.PausedAt is not null && paused.TriedAt is null && paused.Tag is null);
        Assert.Equal(0, await feeds.Kept());

        // A key that is changed is an address that is changed: it is asked at once, and what was wrong with the other is not said of it.
        await SendButton(feeds, plan.Id, "resume");
        await Due(feeds);
        await Happens(() => asked.Count == 2);
        status = 500;
        await feeds.Her.Open($"{Schedules}/{plan.Id}");
        await feeds.Her.Send(
            $"{Schedules}/{plan.Id}",
            ("address", server.At("/feed.zip?key=another").AbsoluteUri),
            ("name", "Osh directory"),
            ("hour", "3")
        );
        gate.Release();
        await Happens(() => asked.Count == 3);
        Assert.Equal("?key=another", asked[2]);
        var changed = await Read(feeds);
        Assert.Equal((0, (FeedFault?)null, (DateTimeOffset?)null), (changed.Failures, changed.Fault, changed.TriedAt));

        status = 200;
        await SendButton(feeds, plan.Id, "remove");
        gate.Release();
        await Happens(() => ended == 3);
        await Task.Delay(TimeSpan.FromSeconds(3), Cancel);
        Assert.False(await feeds.Read(db => db.FeedSchedules.AnyAsync(Cancel)));
        Assert.False(await feeds.Read(db => db.FeedReadings.AnyAsync(Cancel)));
        Assert.Equal(0, await feeds.Kept());
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task Paused_changed_or_removed_while_an_edition_is_compared_it_takes_nothing_by_itself(Provider provider)
    {
        await using var server = await FeedServer.Open();
        await using var feeds = await FeedsSite.Open(provider, server.Believed());
        Serve(server, Edition(), "\"1\"");
        var plan = await Plan(feeds, server);
        await feeds.Take((await Tried(feeds, plan.Id, []))!.Id);
        Assert.Equal("\"1\"", (await Read(feeds)).Tag);
        foreach (var act in new[] { "pause", "fetch", "remove" })
        {
            var hold = new FeedHold();
            await feeds.Until(async db => await hold.Take(db, feeds.Clock.GetUtcNow(), Cancel) ? hold : null);
            Serve(server, Edition(services: 21), $"\"{act}\"");
            await Due(feeds);
            var came = await feeds.Until(db => db.FeedReadings.FirstOrDefaultAsync(r => r.State == FeedState.ToCompare, Cancel));
            // What is wanted anew does not come before this is compared.
            server.Answer = http => Task.Delay(Timeout.Infinite, http.RequestAborted);
            await SendButton(feeds, plan.Id, act);
            await feeds.Read(async db =>
            {
                await hold.Release(db);
                return 0;
            });
            Assert.Equal(FeedState.ToDecide, (await feeds.Worked(came.Id)).State);
            Assert.Equal(21, (await feeds.Services()).Count);
            if (act == "remove")
                continue;
            Assert.NotEqual($"\"{act}\"", (await Read(feeds)).Tag);
            await feeds.Her.Send($"{FeedsSite.Feeds}/editions/{came.Id}/drop");
            await feeds.Read(db =>
                db.FeedSchedules.ExecuteUpdateAsync(
                    u =>
                        u.SetProperty(s => s.PausedAt, (DateTimeOffset?)null)
                            .SetProperty(s => s.HeldUntil, (DateTimeOffset?)null)
                            .SetProperty(s => s.Refused, (byte[]?)null),
                    Cancel
                )
            );
        }
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task What_was_refused_stays_refused_when_another_edition_is_dropped_before_it_was_compared(Provider provider)
    {
        await using var server = await FeedServer.Open();
        await using var feeds = await FeedsSite.Open(provider, server.Believed());
        server.Answer = FeedServer.Bytes(FeedsSite.Packed(Edition()));
        var plan = await Plan(feeds, server);
        var first = await Tried(feeds, plan.Id, []);
        await feeds.Her.Send($"{FeedsSite.Feeds}/editions/{first!.Id}/drop");
        var hold = new FeedHold();
        await feeds.Until(async db => await hold.Take(db, feeds.Clock.GetUtcNow(), Cancel) ? hold : null);
        await Due(feeds);
        var came = await feeds.Until(db => db.FeedReadings.FirstOrDefaultAsync(r => r.State == FeedState.ToCompare, Cancel));
        await feeds.Her.Open($"{FeedsSite.Feeds}/editions/{came.Id}");
        await feeds.Her.Send($"{FeedsSite.Feeds}/editions/{came.Id}/drop");
        Assert.Equal(first.Digest, (await Read(feeds)).Refused);
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task An_edition_waits_each_day_until_somebody_decides(Provider provider)
    {
        await using var server = await FeedServer.Open();
        await using var feeds = await FeedsSite.Open(provider, server.Believed());
        Serve(server, Edition(), "\"1\"");
        var plan = await Plan(feeds, server);
        var first = await Tried(feeds, plan.Id, []);
        for (var day = 0; day < 2; day++)
        {
            var next = await Fetched(feeds, plan.Id);
            Assert.Equal(FeedState.ToDecide, next!.State);
            await feeds.Her.Open("/waiting");
            Assert.True(feeds.Her.Sees("waits for your decision: Osh directory"), feeds.Her.Page);
        }
        Assert.Equal(1, await feeds.Kept());
        Assert.Equal(
            FeedFault.Replaced,
            await feeds.Read(db => db.FeedReadings.Where(r => r.Id == first!.Id).Select(r => r.Fault).SingleAsync(Cancel))
        );
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task What_fails_as_nobody_thought_of_is_told_and_tried_no_more_often(Provider provider)
    {
        await using var server = await FeedServer.Open();
        // A time that no clock has: the fetch itself throws.
        await using var feeds = await FeedsSite.Open(provider, server.Believed(TimeSpan.FromDays(-1)));
        var plan = await Plan(feeds, server);
        await Tried(feeds, plan.Id, []);
        var failed = await Read(feeds);
        Assert.Equal((1, FeedFault.NotReached, (DateTimeOffset?)null), (failed.Failures, failed.Fault, failed.HeldUntil));
        Assert.True(failed.NextAt > feeds.Clock.GetUtcNow());
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task After_a_restore_somebody_is_told_and_lets_it_go_on(Provider provider)
    {
        await using var server = await FeedServer.Open();
        await using var feeds = await FeedsSite.Open(provider, server.Believed());
        Serve(server, Edition(), "\"1\"");
        var plan = await Plan(feeds, server);
        await Tried(feeds, plan.Id, []);
        var now = feeds.Clock.GetUtcNow();
        await feeds.Read(db =>
            db.FeedSchedules.ExecuteUpdateAsync(
                u => u.SetProperty(s => s.PausedAt, now).SetProperty(s => s.Fault, FeedFault.Restored),
                Cancel
            )
        );
        await feeds.Her.Open("/waiting");
        Assert.True(feeds.Her.Sees("A feed does not come any more: Osh directory"), feeds.Her.Page);
        await feeds.Her.Open(FeedsSite.Feeds);
        Assert.True(feeds.Her.Sees("paused") && feeds.Her.Sees("was restored from a backup"), feeds.Her.Page);
        await SendButton(feeds, plan.Id, "resume");
        Assert.Null((await Read(feeds)).Fault);
        await feeds.Her.Open("/waiting");
        Assert.False(feeds.Her.Sees("A feed does not come any more"));
    }
}
