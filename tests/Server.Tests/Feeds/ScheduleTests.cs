using System.Net;
using Microsoft.EntityFrameworkCore;
using Tirek.Domain.Feeds;
using Tirek.Server.Data;
using Tirek.Server.Feeds;
using Tirek.Server.Tests.Imports;
using Tirek.Server.Tests.Node;

namespace Tirek.Server.Tests.Feeds;

/// <summary>A feed on a schedule: what is harmless is taken by itself, what is not waits, and what fails is said; over real https.</summary>
public sealed class ScheduleTests
{
    internal const string Schedules = FeedsSite.Feeds + "/schedules";
    private const string Key = "canarykey7";
    private const string Columns = "id,organization_id,name,status,ExcludeFromWebsite,email,EmailIsPrivate";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>Twenty services, one of which is withheld whole and one whose mail is.</summary>
    internal static TestFeed Edition(int services = 20, string withheld = "yes", string mail = "yes", string word = "Service") =>
        TestFeed
            .Sound()
            .With(
                "service",
                [
                    Columns,
                    .. Enumerable.Range(1, services).Select(i => $"s{i},o1,{word} {i},active,,,"),
                    $"s98,o1,Closed one,active,{withheld},,",
                    $"s99,o1,Quiet one,active,,quiet@canary.example,{mail}",
                ]
            );

    internal static void Serve(FeedServer server, TestFeed feed, string tag)
    {
        server.Answer = FeedServer.Bytes(FeedsSite.Packed(feed), tag);
        feed.Dispose();
    }

    internal static async Task<FeedSchedule> Plan(FeedsSite feeds, FeedServer server)
    {
        await feeds.Her.Open($"{Schedules}/new");
        await feeds.Her.Send(
            $"{Schedules}/new",
            ("address", server.At($"/feed.zip?key={Key}").AbsoluteUri),
            ("name", "Osh directory"),
            ("country", "KG"),
            ("hour", "3")
        );
        Assert.EndsWith("/feeds", feeds.Her.At, StringComparison.Ordinal);
        return await feeds.Read(db => db.FeedSchedules.AsNoTracking().SingleAsync(Cancel));
    }

    /// <summary>Its time has come: waits until it was fetched, and what came was worked on. Null: nothing came.</summary>
    internal static async Task<FeedReading?> Fetched(FeedsSite feeds, Guid id)
    {
        var (now, before) = (feeds.Clock.GetUtcNow(), await feeds.Read(db => db.FeedReadings.Select(r => r.Id).ToListAsync(Cancel)));
        await feeds.Read(db =>
            db.FeedSchedules.Where(s => s.Id == id)
                .ExecuteUpdateAsync(u => u.SetProperty(s => s.NextAt, now).SetProperty(s => s.TriedAt, (DateTimeOffset?)null), Cancel)
        );
        return await Tried(feeds, id, before);
    }

    internal static async Task<FeedReading?> Tried(FeedsSite feeds, Guid id, List<Guid> before)
    {
        await feeds.Until(db => db.FeedSchedules.AsNoTracking().FirstOrDefaultAsync(s => s.Id == id && s.TriedAt != null, Cancel));
        var came = await feeds.Read(db =>
            db.FeedReadings.AsNoTracking().FirstOrDefaultAsync(r => r.ScheduleId == id && !before.Contains(r.Id), Cancel)
        );
        return came is null ? null : await feeds.Worked(came.Id);
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task The_first_edition_waits_a_harmless_one_is_taken_and_one_that_opens_waits_again(Provider provider)
    {
        await using var server = await FeedServer.Open();
        await using var feeds = await FeedsSite.Open(provider, server.Believed());
        Serve(server, Edition(), "\"1\"");
        var plan = await Plan(feeds, server);
        var first = await Tried(feeds, plan.Id, []);
        Assert.Equal((FeedState.ToDecide, "FirstReading"), (first!.State, string.Join(' ', first.Doubts)));
        Assert.Empty(await feeds.Services());
        Assert.Equal(FeedState.Taken, (await feeds.Take(first.Id)).State);
        Assert.Equal(21, (await feeds.Services()).Count);

        // Nothing unchanged is sent or read.
        Assert.Null(await Fetched(feeds, plan.Id));
        Assert.Equal("\"1\"", server.Asked.Last()["If-None-Match"]);

        Serve(server, Edition(services: 21), "\"2\"");
        var second = await Fetched(feeds, plan.Id);
        Assert.Equal(FeedState.Taken, second!.State);
        Assert.Equal(22, (await feeds.Services()).Count);
        Assert.Equal(
            "schedule",
            await feeds.Read(db =>
                db.AuditEntries.Where(a => a.Act == "import.hsds").OrderByDescending(a => a.Id).Select(a => a.By).FirstAsync(Cancel)
            )
        );

        foreach (
            var (edition, doubt) in new[]
            {
                (Edition(services: 21, withheld: "no"), "Opens"),
                (Edition(services: 21, mail: "no"), "Opens"),
                (Edition(services: 12), "MuchGone"),
            }
        )
        {
            Serve(server, edition, $"\"{Guid.CreateVersion7()}\"");
            var waits = await Fetched(feeds, plan.Id);
            Assert.Equal((FeedState.ToDecide, doubt), (waits!.State, string.Join(' ', waits.Doubts)));
            await feeds.Her.Open("/waiting");
            Assert.True(feeds.Her.Sees("waits for your decision: Osh directory"), feeds.Her.Page);
        }
        Assert.Equal(22, (await feeds.Services()).Count);
        // Of those that nobody decided about only the newest waits.
        Assert.Equal(1, await feeds.Kept());
        Assert.Equal(2, await feeds.Read(db => db.FeedReadings.CountAsync(r => r.Fault == FeedFault.Replaced, Cancel)));
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task An_edition_that_somebody_refused_or_took_back_does_not_come_again_by_itself(Provider provider)
    {
        await using var server = await FeedServer.Open();
        await using var feeds = await FeedsSite.Open(provider, server.Believed());
        // Without a tag the whole of it comes each time.
        server.Answer = FeedServer.Bytes(FeedsSite.Packed(Edition()));
        var plan = await Plan(feeds, server);
        var first = await Tried(feeds, plan.Id, []);
        await feeds.Her.Open($"{FeedsSite.Feeds}/editions/{first!.Id}");
        await feeds.Her.Send($"{FeedsSite.Feeds}/editions/{first.Id}/drop");
        var again = await Fetched(feeds, plan.Id);
        Assert.Equal((FeedState.Dropped, FeedFault.RefusedBefore), (again!.State, again.Fault));

        await feeds.Her.Open($"{Schedules}/{plan.Id}");
        var before = await feeds.Read(db => db.FeedReadings.Select(r => r.Id).ToListAsync(Cancel));
        await feeds.Read(db => db.FeedSchedules.ExecuteUpdateAsync(u => u.SetProperty(s => s.TriedAt, (DateTimeOffset?)null), Cancel));
        await feeds.Her.Open($"{Schedules}/{plan.Id}");
        await SendButton(feeds, plan.Id, "fetch");
        var asked = await Tried(feeds, plan.Id, before);
        Assert.Equal(FeedState.ToDecide, asked!.State);
        await feeds.Take(asked.Id);
        server.Answer = FeedServer.Bytes(FeedsSite.Packed(Edition(services: 21)));
        var taken = await Fetched(feeds, plan.Id);
        Assert.Equal(FeedState.Taken, taken!.State);
        await feeds.Her.Open($"{FeedsSite.Feeds}/runs/{taken.RunId}/back");
        await feeds.Her.Send($"{FeedsSite.Feeds}/runs/{taken.RunId}/back", ("mark", feeds.Mark()));
        await feeds.Until(db => db.FeedReadings.AsNoTracking().FirstOrDefaultAsync(r => r.State == FeedState.TakenBack, Cancel));
        var back = await Fetched(feeds, plan.Id);
        Assert.Equal((FeedState.ToDecide, "TakenBackBefore"), (back!.State, string.Join(' ', back.Doubts)));
        Assert.Equal(21, (await feeds.Services()).Count);
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task What_fails_three_times_is_said_where_people_and_the_operator_look_and_its_key_nowhere(Provider provider)
    {
        await using var server = await FeedServer.Open();
        await using var feeds = await FeedsSite.Open(provider, server.Believed());
        server.Answer = http =>
        {
            http.Response.StatusCode = 500;
            return Task.CompletedTask;
        };
        var plan = await Plan(feeds, server);
        await Tried(feeds, plan.Id, []);
        var once = await feeds.Read(db => db.FeedSchedules.AsNoTracking().SingleAsync(Cancel));
        Assert.Equal((1, FeedFault.Answered, 500), (once.Failures, once.Fault, once.Answered));
        Assert.InRange((once.NextAt - feeds.Clock.GetUtcNow()).TotalMinutes, 0, 30);
        await feeds.Her.Open("/waiting");
        Assert.False(feeds.Her.Sees("does not come any more"));

        server.Answer = FeedServer.Bytes("no feed"u8.ToArray());
        var read = await Fetched(feeds, plan.Id);
        Assert.Equal((FeedState.Failed, FeedFault.NotAFeed), (read!.State, read.Fault));
        server.Answer = FeedServer.SendOn("https://10.0.0.1/");
        await Fetched(feeds, plan.Id);
        var thrice = await feeds.Read(db => db.FeedSchedules.AsNoTracking().SingleAsync(Cancel));
        Assert.Equal((3, FeedFault.PrivateAddress), (thrice.Failures, thrice.Fault));
        await feeds.Her.Open("/waiting");
        Assert.True(feeds.Her.Sees("A feed does not come any more: Osh directory"), feeds.Her.Page);
        await feeds.Her.Open(FeedsSite.Feeds);
        Assert.True(feeds.Her.Sees("leads into a private network") && !feeds.Her.Sees(Key), feeds.Her.Page);
        var (code, said) = await feeds.Site.Node.Tirek("check");
        Assert.NotEqual(0, code);
        Assert.Contains("Osh directory (PrivateAddress)", said, StringComparison.Ordinal);
        Assert.DoesNotContain(Key, said, StringComparison.Ordinal);
        await CanaryTests.Find([Key], await CanaryTests.Stored(feeds.Site.Node));

        Serve(server, Edition(), "\"1\"");
        await Fetched(feeds, plan.Id);
        Assert.Equal(0, (await feeds.Read(db => db.FeedSchedules.AsNoTracking().SingleAsync(Cancel))).Failures);
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task What_was_missed_is_made_up_for_once_and_by_one_of_two_servers(Provider provider)
    {
        await using var server = await FeedServer.Open();
        await using var feeds = await FeedsSite.Open(provider, server.Believed());
        await using var other = await feeds.Site.Beside(feeds.Clock, FeedsSite.Guarded(server.Believed()));
        Serve(server, Edition(), "\"1\"");
        var plan = await Plan(feeds, server);
        await Tried(feeds, plan.Id, []);
        var asked = server.Asked.Count;
        Assert.Equal(1, asked);
        // Three days without a server.
        var missed = feeds.Clock.GetUtcNow().AddDays(-3);
        await feeds.Read(db =>
            db.FeedSchedules.ExecuteUpdateAsync(
                u => u.SetProperty(s => s.NextAt, missed).SetProperty(s => s.TriedAt, (DateTimeOffset?)null),
                Cancel
            )
        );
        await feeds.Until(db => db.FeedSchedules.AsNoTracking().FirstOrDefaultAsync(s => s.TriedAt != null, Cancel));
        await Task.Delay(TimeSpan.FromSeconds(5), Cancel);
        Assert.Equal(asked + 1, server.Asked.Count);
        var next = await feeds.Read(db => db.FeedSchedules.Select(s => s.NextAt).SingleAsync(Cancel));
        Assert.InRange(next, feeds.Clock.GetUtcNow(), feeds.Clock.GetUtcNow().AddDays(1));
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task A_schedule_is_paused_changed_and_removed(Provider provider)
    {
        await using var server = await FeedServer.Open();
        await using var feeds = await FeedsSite.Open(provider, server.Believed());
        await feeds.Her.Open($"{Schedules}/new");
        foreach (
            var (address, name, says) in new[]
            {
                ("http://feeds.example/", "A", "Feeds are fetched by HTTPS only"),
                ("https://her:word@feeds.example/", "A", "A name or password stands in the address"),
                ("feeds", "A", "This is no address"),
                ("https://feeds.example/", "", "choose the source"),
            }
        )
        {
            await feeds.Her.Send($"{Schedules}/new", ("address", address), ("name", name), ("hour", "3"));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, feeds.Her.Status);
            Assert.True(feeds.Her.Sees(says), feeds.Her.Page);
        }
        Assert.Empty(await feeds.Read(db => db.FeedSchedules.ToListAsync(Cancel)));
        Serve(server, Edition(), "\"1\"");
        var plan = await Plan(feeds, server);
        await Tried(feeds, plan.Id, []);
        var asked = server.Asked.Count;
        await SendButton(feeds, plan.Id, "pause");
        var due = feeds.Clock.GetUtcNow();
        await feeds.Read(db => db.FeedSchedules.ExecuteUpdateAsync(u => u.SetProperty(s => s.NextAt, due), Cancel));
        await Task.Delay(TimeSpan.FromSeconds(5), Cancel);
        Assert.Equal(asked, server.Asked.Count);
        await SendButton(feeds, plan.Id, "resume");
        Assert.True(await feeds.Read(db => db.FeedSchedules.Select(s => s.NextAt).SingleAsync(Cancel)) > feeds.Clock.GetUtcNow());
        await feeds.Her.Open($"{Schedules}/{plan.Id}");
        Assert.True(feeds.Her.Sees(Key), "Whoever changes an address sees it.");
        await feeds.Her.Send(
            $"{Schedules}/{plan.Id}",
            ("address", server.At("/other").AbsoluteUri),
            ("name", "Osh directory"),
            ("weekday", "Sunday"),
            ("hour", "22")
        );
        var changed = await feeds.Read(db => db.FeedSchedules.AsNoTracking().SingleAsync(Cancel));
        Assert.Equal((DayOfWeek.Sunday, 22, server.At("/other").AbsoluteUri), (changed.Weekday, changed.Hour, changed.ShownAddress));
        await feeds.Her.Open(FeedsSite.Feeds);
        Assert.True(feeds.Her.Sees("Sunday, 22:00 UTC"), feeds.Her.Page);
        await SendButton(feeds, plan.Id, "remove");
        Assert.Empty(await feeds.Read(db => db.FeedSchedules.ToListAsync(Cancel)));
    }

    internal static async Task SendButton(FeedsSite feeds, Guid id, string act)
    {
        await feeds.Her.Open($"{Schedules}/{id}");
        await feeds.Her.SendRaw($"{Schedules}/{id}/{act}", ("form-token", feeds.Her.Match("name=\"form-token\" value=\"([^\"]+)\"")));
        Assert.Contains("/feeds?done=saved", feeds.Her.At, StringComparison.Ordinal);
    }
}
