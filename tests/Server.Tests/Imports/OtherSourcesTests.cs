using Microsoft.EntityFrameworkCore;
using Tirek.Domain.Listings;
using Tirek.Server.Tests.Node;
using static Tirek.Server.Tests.Imports.ImportFeedTests;

namespace Tirek.Server.Tests.Imports;

/// <summary>What one source of a node withholds is withheld in all; what was hidden by hand stays hidden under other ids and in other sources.</summary>
public sealed class OtherSourcesTests
{
    public static TheoryData<Provider> Providers => [Provider.Sqlite, Provider.Postgres];
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>Shows the house that <see cref="Shelters"/> withholds: by its address, by its position, in a text.</summary>
    private static TestFeed Everybody(string note = "") =>
        new TestFeed("everybody")
            .With("organization", "id,name", "x1,Everybody's list", "x2,Neighbours")
            .With(
                "service",
                "id,organization_id,name,description,status",
                $"y1,x1,Address book,A refuge is at 17 Canaryone Street. We list all.{note},active",
                "y2,x2,Neighbour,,active",
                "y3,x2,Far one,,active"
            )
            .With(
                "location",
                "id,organization_id,name,latitude,longitude",
                $"z1,x1,Refuge{note},,",
                "z2,x2,Yard,40.51395,72.81625",
                "z3,x2,Far,42.87,74.57"
            )
            .With("physical_address", "id,location_id,address_1,city,country", "w1,z1,\"Canaryone Street, 17\",Osh,KG")
            .With("service_at_location", "id,service_id,location_id", "v1,y1,z1", "v2,y2,z2", "v3,y3,z3");

    private static TestFeed Shelters() =>
        new TestFeed("shelters")
            .With("organization", "id,name", "o1,Shelter house")
            .With("service", "id,organization_id,name,status", "s1,o1,Refuge,active")
            .With("location", "id,organization_id,name,latitude,longitude,PhysicalAddressIsPrivate", "l1,o1,House,40.513917,72.816227,yes")
            .With("physical_address", "id,location_id,address_1,city,country", "p1,l1,17 Canaryone Street,Osh,KG")
            .With("service_at_location", "id,service_id,location_id", "a1,s1,l1")
            .With("phone", "id,service_id,number", "t1,s1,+996 700 123456");

    private static async Task<List<string?>> Shown(TestNode node)
    {
        await using var db = node.Open();
        return await db.Locations.Where(l => !l.IsAreaOnly).Select(l => l.SourceKey).Order().ToListAsync(Cancel);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task A_place_that_another_source_shows_is_hidden_there_too_and_stays_so(Provider provider)
    {
        await using var node = await TestNode.Make(provider);
        using var everybody = Everybody();
        using var shelters = Shelters();
        await node.Tirek("import", "hsds", everybody.Path);
        Assert.Equal(["z1", "z2", "z3"], await Shown(node));
        await using (var db = node.Open())
        {
            // Somebody had changed it by hand: a way back to what it said.
            var told = await db.Listings.SingleAsync(l => l.SourceKey == "y1", Cancel);
            db.ListingVersions.Add(
                new()
                {
                    ListingId = told.Id,
                    Sequence = 1,
                    Document = told.Document,
                }
            );
            await db.SaveChangesAsync(Cancel);
        }
        await node.Tirek("import", "hsds", shelters.Path, "--yes");
        Assert.Equal(["z3"], await Shown(node));
        await CanaryTests.Find(["Canaryone", "40.513", "72.816"], await CanaryTests.Stored(node));
        Assert.Contains("We list all", await CanaryTests.Open(node), StringComparison.Ordinal);

        // A newer edition tells it again. The place is known to be hidden; the address is not kept, so that the operator is told to read the other feed again.
        using var newer = Everybody(" Newer.");
        var (_, said) = await node.Tirek("import", "hsds", newer.Path, "--yes");
        Assert.Contains("shelters withhold addresses", said, StringComparison.Ordinal);
        Assert.DoesNotContain("z1", await Shown(node));
        var (_, again) = await node.Tirek("import", "hsds", shelters.Path, "--yes");
        Assert.DoesNotContain("Nothing changed: this is the feed", again, StringComparison.Ordinal);
        await CanaryTests.Find(["Canaryone", "40.513", "72.816"], await CanaryTests.Stored(node));
        Assert.Equal(["z3"], await Shown(node));
        foreach (var feed in new[] { shelters, newer })
            Assert.Contains(
                "the feed that was read last",
                (await node.Tirek("import", "hsds", feed.Path, "--yes")).Said,
                StringComparison.Ordinal
            );
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Two_sources_that_withhold_are_not_read_again_for_each_other_for_ever(Provider provider)
    {
        await using var node = await TestNode.Make(provider);
        using var one = Withholds("one");
        using var other = Withholds("other");
        foreach (var feed in new[] { one, other })
            Assert.Equal(0, (await node.Tirek("import", "hsds", feed.Path, "--yes")).Code);
        // The other was read since: once again, by which nothing changes, and then no more.
        Assert.DoesNotContain("the feed that was read last", await Again(one), StringComparison.Ordinal);
        foreach (var feed in new[] { other, one })
            Assert.Contains("the feed that was read last", await Again(feed), StringComparison.Ordinal);

        async Task<string> Again(TestFeed feed) => (await node.Tirek("import", "hsds", feed.Path, "--yes")).Said;
    }

    private static TestFeed Withholds(string name) =>
        new TestFeed(name)
            .With("organization", "id,name", $"o1,{name}")
            .With("service", "id,organization_id,name,status", $"s1,o1,Refuge of {name},active")
            .With("location", "id,organization_id,name,latitude,longitude,PhysicalAddressIsPrivate", "l1,o1,House,42.87,74.57,yes")
            .With("service_at_location", "id,service_id,location_id", "a1,s1,l1");

    [Theory]
    [InlineData("Shelter  HOUSE", "Refuge", "0312 111111", "Osh", true)]
    [InlineData("Another name", "refuge", "0700 12-34-56", "Osh", true)]
    [InlineData("Shelter house", "Office", "0700 12-34-56", "Osh", false)]
    [InlineData("Another name", "Refuge", "0312 111111", "Osh", false)]
    [InlineData("Shelter house", "Refuge", "0700 12-34-56", "Bishkek", false)]
    public async Task A_hidden_place_is_known_again_in_another_source_by_its_listing(
        string organization,
        string service,
        string phone,
        string town,
        bool isHidden
    )
    {
        await using var node = await TestNode.Make(Provider.Sqlite);
        using var shelters = Shelters();
        await node.Tirek("import", "hsds", shelters.Path);
        using var other = new TestFeed("other")
            .With("organization", "id,name", $"q1,{organization}")
            .With("service", "id,organization_id,name,status", $"q2,q1,{service},active")
            .With("location", "id,organization_id,name", "q3,q1,House")
            .With("physical_address", "id,location_id,address_1,city,country", $"q4,q3,1 Elsewhere Street,{town},KG")
            .With("service_at_location", "id,service_id,location_id", "q5,q2,q3")
            .With("phone", "id,service_id,number", $"q6,q2,{phone}");
        await node.Tirek("import", "hsds", other.Path, "--yes");
        Assert.Equal(isHidden ? [] : ["q3"], await Shown(node));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task A_listing_hidden_by_hand_stays_hidden_under_another_id_and_in_another_source(Provider provider)
    {
        await using var node = await TestNode.Make(provider);
        using var feed = TestFeed
            .Sound()
            .With("service", "id,organization_id,name,status", "s1,o1,Leaked,active", "s2,o1,Sound,active")
            .With("phone", "id,service_id,number", "t1,s1,0700 111111");
        await node.Tirek("import", "hsds", feed.Path);
        await using var db = node.Open();
        var leaked = (await db.Listings.SingleAsync(l => l.SourceKey == "s1", Cancel)).Id;
        await node.Tirek("listing", "hide", leaked.ToString());
        Assert.Equal(["Sound"], await PublicNames(node));

        feed.With("service", "id,organization_id,name,status", "s1new,o1,leaked,active", "s2,o1,Sound,active", "s3,o1,New,active");
        var (_, said) = await node.Tirek("import", "hsds", feed.Path, "--yes");
        Assert.Equal(["New", "Sound"], await PublicNames(node));
        Assert.True(await db.ImportDefects.AnyAsync(d => d.Reason == "hidden-before" && d.Done == "for-a-person", Cancel), said);

        using var other = new TestFeed("other")
            .With("organization", "id,name", "q1,Another name")
            .With("service", "id,organization_id,name,status", "q2,q1,LEAKED,active", "q3,q1,Third,active")
            .With("phone", "id,service_id,number", "q4,q2,+996 700 11-11-11");
        await node.Tirek("import", "hsds", other.Path, "--yes");
        Assert.Equal(["New", "Sound", "Third"], await PublicNames(node));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task An_area_stands_for_three_organisations_that_can_be_seen_each_counted_once(Provider provider)
    {
        await using var node = await TestNode.Make(provider);
        foreach (var source in new[] { "one", "two", "three" })
            await Read(Osh(["active"]), source);
        Assert.Equal([AreaLevel.Country, AreaLevel.Country, AreaLevel.Country], await Levels(node));
        await Read(Osh(["active", "defunct", "inactive"], name: "N"), "four");
        Assert.DoesNotContain(AreaLevel.District, await Levels(node));
        await Read(Osh(["active", "active"], name: "M"), "five");
        Assert.Contains(AreaLevel.District, await Levels(node));

        async Task Read(TestFeed made, string source)
        {
            using var feed = made;
            await node.Tirek("import", "hsds", feed.Path, "--source", source, "--yes");
        }
    }

    private static async Task<List<AreaLevel?>> Levels(TestNode node)
    {
        await using var db = node.Open();
        return await db.Locations.Where(l => l.PublishedArea != null).OrderBy(l => l.Id).Select(l => l.PublishedArea).ToListAsync(Cancel);
    }

    /// <summary>Organisations with a hidden place in one town.</summary>
    private static TestFeed Osh(string[] statuses, string name = "Org") =>
        new TestFeed("osh")
            .With("organization", ["id,name", .. statuses.Select((_, i) => $"{name}{i},{name} {i}")])
            .With("service", ["id,organization_id,name,status", .. statuses.Select((s, i) => $"s{i},{name}{i},Refuge {name} {i},{s}")])
            .With(
                "location",
                [
                    "id,organization_id,name,latitude,longitude,PhysicalAddressIsPrivate",
                    .. statuses.Select((_, i) => $"l{i},{name}{i},h,40.52,72.8,yes"),
                ]
            )
            .With("service_at_location", ["id,service_id,location_id", .. statuses.Select((_, i) => $"a{i},s{i},l{i}")]);
}
