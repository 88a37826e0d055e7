using Microsoft.EntityFrameworkCore;
using Tirek.Domain.Feeds;
using Tirek.Server.Tests.Imports;
using Tirek.Server.Tests.Node;

namespace Tirek.Server.Tests.Feeds;

/// <summary>A feed that withholds is read again after another was read: what it would open by that waits for a person like everything else.</summary>
public sealed class ReadAgainTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>A shelter whose house it withholds, or does not any more.</summary>
    private static TestFeed Shelters(string isPrivate) =>
        new TestFeed("shelters")
            .With("organization", "id,name", "o1,Shelter house")
            .With("service", "id,organization_id,name,status", "s1,o1,Refuge,active")
            .With("location", "id,organization_id,name,latitude,longitude,PhysicalAddressIsPrivate", $"l1,o1,House,40.52,72.8,{isPrivate}")
            .With("service_at_location", "id,service_id,location_id", "a1,s1,l1");

    /// <summary>Shows the same shelter, and withholds a house of its own.</summary>
    private static TestFeed Everybody() =>
        new TestFeed("everybody")
            .With("organization", "id,name", "q1,Shelter house", "q2,Another house")
            .With("service", "id,organization_id,name,status", "p1,q1,Refuge,active", "p2,q2,Quiet refuge,active")
            .With(
                "location",
                "id,organization_id,name,latitude,longitude,PhysicalAddressIsPrivate",
                "shown,q1,House,40.53,72.81,",
                "own,q2,House,42.87,74.57,yes"
            )
            .With("service_at_location", "id,service_id,location_id", "a1,p1,shown", "a2,p2,own");

    private static Task<List<string?>> Shown(FeedsSite feeds) =>
        feeds.Read(db => db.Locations.Where(l => !l.IsAreaOnly).Select(l => l.SourceKey).Order().ToListAsync(Cancel));

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task The_same_edition_that_would_open_a_place_now_waits_for_a_person(Provider provider)
    {
        await using var server = await FeedServer.Open();
        await using var feeds = await FeedsSite.Open(provider, server.Believed());
        using var withheld = Shelters("yes");
        using var everybody = Everybody();
        Assert.Equal(0, (await feeds.Site.Node.Tirek("import", "hsds", withheld.Path)).Code);
        server.Answer = FeedServer.Bytes(FeedsSite.Packed(everybody), "\"1\"");
        var plan = await ScheduleTests.Plan(feeds, server);
        await feeds.Take((await ScheduleTests.Tried(feeds, plan.Id, []))!.Id);
        Assert.Empty(await Shown(feeds));
        // The shelter shows its house, as somebody said yes to. That is no yes to what another source says of it.
        using var opened = Shelters("no");
        Assert.Equal(0, (await feeds.Site.Node.Tirek("import", "hsds", opened.Path, "--yes")).Code);
        Assert.Equal(["l1"], await Shown(feeds));
        var again = await ScheduleTests.Fetched(feeds, plan.Id);
        Assert.Equal((FeedState.ToDecide, "Opens"), (again!.State, string.Join(' ', again.Doubts)));
        Assert.True(feeds.Her.Sees("and would be in the open: 1"), feeds.Her.Page);
        Assert.Equal(["l1"], await Shown(feeds));
        // Where it opens nothing it is read again by itself.
        await feeds.Take(again.Id);
        Assert.Equal(["l1", "shown"], await Shown(feeds));
        var more = opened.With("service", "id,organization_id,name,status", "s1,o1,Refuge,active", "s2,o1,More,active");
        Assert.Equal(0, (await feeds.Site.Node.Tirek("import", "hsds", more.Path, "--yes")).Code);
        Assert.Equal(FeedState.Taken, (await ScheduleTests.Fetched(feeds, plan.Id))!.State);
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task What_another_source_opens_after_it_was_shown_is_shown_before_it_is_taken(Provider provider)
    {
        await using var feeds = await FeedsSite.Open(provider);
        using var withheld = Shelters("yes");
        using var everybody = Everybody();
        Assert.Equal(0, (await feeds.Site.Node.Tirek("import", "hsds", withheld.Path)).Code);
        await feeds.Take(await feeds.Bring(everybody));
        everybody.With("organization", "id,name", "q1,Shelter house", "q2,Another house", "q3,New");
        var waits = await feeds.Bring(everybody);
        Assert.False(feeds.Her.Sees("in the open"), feeds.Her.Page);
        using var opened = Shelters("no");
        Assert.Equal(0, (await feeds.Site.Node.Tirek("import", "hsds", opened.Path, "--yes")).Code);
        Assert.Equal(FeedState.ToDecide, (await feeds.Take(waits)).State);
        Assert.True(feeds.Her.Sees("by somebody else meanwhile") && feeds.Her.Sees("in the open: 1"), feeds.Her.Page);
        Assert.Equal(["l1"], await Shown(feeds));
        Assert.Equal(FeedState.Taken, (await feeds.Take(waits)).State);
        Assert.Equal(["l1", "shown"], await Shown(feeds));
    }
}
