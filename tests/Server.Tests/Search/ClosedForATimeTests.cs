using Tirek.Domain.Listings;
using Tirek.Domain.Opening;
using Tirek.Server.Demonstration;
using Tirek.Server.Tests.Node;

namespace Tirek.Server.Tests.Search;

/// <summary>What is closed for a time is offered to nobody as open, whatever its hours say.</summary>
public sealed class ClosedForATimeTests
{
    private static Schedule DayAndNight() =>
        new(Guid.CreateVersion7())
        {
            Freq = "WEEKLY",
            ByDay = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"],
            OpensAt = new(0, 0),
            ClosesAt = new(23, 59),
        };

    [Theory]
    [InlineData(Provider.Sqlite, true)]
    [InlineData(Provider.Sqlite, false)]
    [InlineData(Provider.Postgres, true)]
    [InlineData(Provider.Postgres, false)]
    public async Task A_closed_service_is_never_open_and_stands_behind_the_others(Provider provider, bool hasIndex)
    {
        // Wednesday noon in Osh.
        await using var node = await SearchedNode.Make(provider, new FixedClock(new(2026, 3, 4, 6, 0, 0, TimeSpan.Zero)));
        Listing Of(string name, ListingStatus status) =>
            node.Listing(name, "shelter") with
            {
                Status = status,
                Schedules = [Held.Public(DayAndNight())],
                // The closed one was checked last, and would stand first.
                CheckedOn = status == ListingStatus.Active ? new(2026, 1, 1) : new(2026, 3, 1),
            };
        await node.Store(
            (Of("Closed", ListingStatus.TemporarilyClosed), [SearchedNode.At("KG-osh")]),
            (Of("Gone", ListingStatus.Defunct), [SearchedNode.At("KG-osh")]),
            (Of("Open", ListingStatus.Active), [SearchedNode.At("KG-osh")]),
            (Of("Far", ListingStatus.Active), [SearchedNode.At("KG-bishkek")])
        );
        if (hasIndex)
            await node.Follow();
        Assert.Equal(["Far", "Open"], (await node.Names(new() { OpenNow = true })).Order());
        Assert.Equal(["Open", "Closed", "Far"], await node.Names(new() { Near = "KG-osh" }));
        foreach (var text in new[] { "", "shelter" })
        {
            var answer = await node.Find(new() { Text = text });
            Assert.Equal("Closed", answer.Found[^1].Card.Name.Original.Text);
            Assert.Equal(OpeningKind.Suspended, answer.Found[^1].Opening.Kind);
            Assert.Equal((3, 2), (answer.Total, answer.Facets.OpenNow));
        }
        // Whoever looks for it by its name finds it first.
        Assert.Equal("Closed", (await node.Names(new() { Text = "closed" }))[0]);
    }

    [Theory]
    [InlineData(Provider.Sqlite, true)]
    [InlineData(Provider.Sqlite, false)]
    [InlineData(Provider.Postgres, true)]
    [InlineData(Provider.Postgres, false)]
    public async Task Near_a_town_it_stands_as_if_it_were_twenty_five_kilometres_farther(Provider provider, bool hasIndex)
    {
        await using var node = await SearchedNode.Make(provider);
        var osh = Domain.Places.Gazetteer.Find("KG-osh")!.Seat;
        // A degree to the north is 111 km: it stands at 44 and counts as 69.
        Location North(double degrees) => SearchedNode.At(osh.Latitude + degrees, osh.Longitude, "KG-osh");
        await node.Store(
            (node.Listing("Closed", "shelter") with { Status = ListingStatus.TemporarilyClosed }, [North(0.4)]),
            (node.Listing("Near", "shelter"), [North(0.54)]),
            (node.Listing("Far", "shelter"), [North(0.7)])
        );
        if (hasIndex)
            await node.Follow();
        Assert.Equal(["Near", "Closed", "Far"], await node.Names(new() { Near = "KG-osh" }));
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    public async Task Its_page_card_sheet_and_the_list_of_its_town_say_that_it_is_closed_and_no_hour_at_which_it_opens(Provider provider)
    {
        await using var site = await TestSite.Open(provider);
        await using var db = site.Node.Open();
        var closed = db
            .Listings.AsEnumerable()
            .First(l => l.Document.Status == ListingStatus.TemporarilyClosed && !l.IsHidden && !l.IsGone);
        var town = ((Whereabouts.Shown)db.Locations.Single(l => l.Id == closed.Document.At[0].LocationId).Document.Whereabouts).TownKey;
        Assert.Equal("money-and-goods", closed.Document.Terms[0]);
        Assert.NotEmpty(closed.Document.Schedules);
        var page = await site.Get($"/en/find/{closed.Id}");
        Assert.Contains("<span class=\"chip warn\">temporarily closed</span>", page, StringComparison.Ordinal);
        foreach (var said in new[] { "open until", ">opens ", "closed now", "day and night" })
            Assert.DoesNotContain(said, page, StringComparison.Ordinal);
        var card = await site.Get($"/en/find/{closed.Id}/card");
        Assert.Contains("temporarily closed", card, StringComparison.Ordinal);
        Assert.DoesNotContain("09:00", card, StringComparison.Ordinal);
        foreach (var list in new[] { $"/en/map/{town}", $"/en/map/{town}/list" })
            Assert.Contains("temporarily closed", await site.Get(list), StringComparison.Ordinal);
        Assert.Contains("temporarily closed", await site.Get($"/hsds/services/{closed.Id}"), StringComparison.Ordinal);
    }

    private sealed class FixedClock(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
