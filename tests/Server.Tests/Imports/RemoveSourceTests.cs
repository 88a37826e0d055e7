using Microsoft.EntityFrameworkCore;
using Tirek.Domain.Listings;
using Tirek.Server.Tests.Node;
using static Tirek.Server.Tests.Imports.ImportFeedTests;

namespace Tirek.Server.Tests.Imports;

public sealed class RemoveSourceTests
{
    public static TheoryData<Provider> Providers => [Provider.Sqlite, Provider.Postgres];
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Providers))]
    public async Task A_source_goes_whole_and_no_other_is_touched(Provider provider)
    {
        await using var node = await TestNode.Make(provider);
        using var other = TestFeed.Sound().With("service", "id,organization_id,name,status", "s1,o1,Of another,active");
        await node.Tirek("import", "hsds", other.Path, "--source", "other");
        var before = await Records(node);
        await node.Tirek("import", "hsds", TestFeed.Small, "--source", "small");
        using var feed = TestFeed.Sound();
        await node.Tirek("import", "hsds", "--yes", feed.Path, "--source", "small");
        var source = (await Runs(node))[^1].SourceId;

        var (code, said) = await node.Tirek("import", "remove", "small", "--yes");
        Assert.True(code == 0, said);
        Assert.Equal(before, await Records(node));
        await using var db = node.Open();
        var run = Assert.Single(await Runs(node));
        Assert.Equal(0, await db.Locations.CountAsync(l => l.SourceId == source && !l.IsGone, Cancel));
        Assert.Equal(
            0,
            await db.ImportUndos.CountAsync(u => u.RunId != run.Id, Cancel)
                + await db.ImportDefects.CountAsync(d => d.RunId != run.Id, Cancel)
                + await db.QuarantinedRows.CountAsync(q => q.RunId != run.Id, Cancel)
        );
        Assert.Equal(2, Directory.GetFiles(node.Folder.Reports).Length);
        Assert.Equal(source.ToString(), (await db.AuditEntries.SingleAsync(a => a.Act == "import.remove", Cancel)).Subject);
        // The index hears of each service that went.
        Assert.True(await db.ListingChanges.CountAsync(Cancel) > 5);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task What_was_hidden_by_hand_stays_hidden_when_the_source_is_read_again(Provider provider)
    {
        await using var node = await TestNode.Make(provider);
        using var feed = TestFeed
            .Sound()
            .With("service", "id,organization_id,name,description,status", "s1,o1,Leaked,At 17 Zorvex Lane,active", "s2,o1,Open,,active");
        await node.Tirek("import", "hsds", feed.Path);
        await using (var db = node.Open())
            await node.Tirek("listing", "hide", (await db.Listings.SingleAsync(l => l.SourceKey == "s1", Cancel)).Id.ToString());
        var (_, said) = await node.Tirek("import", "remove", "test-feed", "--yes");
        Assert.Contains("1 services that were hidden by hand", said, StringComparison.Ordinal);
        Assert.DoesNotContain("Zorvex", await Records(node), StringComparison.Ordinal);
        Assert.DoesNotContain("Leaked", await Records(node), StringComparison.Ordinal);

        Assert.Equal(0, (await node.Tirek("import", "hsds", feed.Path)).Code);
        Assert.Equal(["Open"], await PublicNames(node));
        await using (var db = node.Open())
            await node.Tirek("listing", "unhide", (await db.Listings.SingleAsync(l => l.SourceKey == "s1", Cancel)).Id.ToString());
        Assert.Equal(["Leaked", "Open"], await PublicNames(node));
    }

    [Theory]
    [InlineData(Provider.Sqlite, "remove")]
    [InlineData(Provider.Postgres, "remove")]
    [InlineData(Provider.Sqlite, "undo")]
    [InlineData(Provider.Postgres, "undo")]
    public async Task The_area_of_a_hidden_place_is_not_finer_when_its_source_is_read_again(Provider provider, string act)
    {
        await using var node = await TestNode.Make(provider);
        using var alone = Hidden("alone", 1);
        using var others = Hidden("others", 3);
        await node.Tirek("import", "hsds", alone.Path);
        await using var db = node.Open();
        Assert.Equal(AreaLevel.Country, (await db.Locations.AsNoTracking().SingleAsync(Cancel)).PublishedArea);
        Assert.Equal(0, (await node.Tirek(act == "undo" ? ["import", "undo", "1", "--yes"] : ["import", "remove", "alone", "--yes"])).Code);
        Assert.DoesNotContain("Canary", await CanaryTests.Stored(node), StringComparison.Ordinal);
        await node.Tirek("import", "hsds", others.Path);
        await node.Tirek("import", "hsds", alone.Path, "--yes");

        Assert.Equal(4, await db.PublicListings.CountAsync(Cancel));
        Assert.Equal(
            AreaLevel.Country,
            (await db.Locations.AsNoTracking().SingleAsync(l => l.SourceKey == "lalone0", Cancel)).PublishedArea
        );
        Assert.Equal(3, await db.Locations.CountAsync(l => l.PublishedArea == AreaLevel.District, Cancel));
    }

    private static TestFeed Hidden(string name, int count)
    {
        var all = Enumerable.Range(0, count).Select(i => $"{name}{i}").ToList();
        return new TestFeed(name)
            .With("organization", ["id,name", .. all.Select(n => $"o{n},Canary {n}")])
            .With("service", ["id,organization_id,name,status", .. all.Select(n => $"s{n},o{n},Canary refuge {n},active")])
            .With(
                "location",
                [
                    "id,organization_id,name,latitude,longitude,AddressIsPrivate",
                    .. all.Select(n => $"l{n},o{n},Canary house,40.52,72.8,yes"),
                ]
            )
            .With("service_at_location", ["id,service_id,location_id", .. all.Select(n => $"a{n},s{n},l{n}")]);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Without_a_yes_nothing_goes_and_an_unknown_source_is_named_with_those_there_are(Provider provider)
    {
        await using var node = await TestNode.Make(provider);
        using var feed = TestFeed.Sound();
        await node.Tirek("import", "hsds", feed.Path);
        var before = await State(node);
        Assert.Equal(2, (await node.Tirek("import", "remove", "test-feed")).Code);
        var (code, said) = await node.Tirek("import", "remove", "another", "--yes");
        Assert.Equal(2, code);
        Assert.Contains("test-feed", said, StringComparison.Ordinal);
        Assert.Equal(before, await State(node));
    }
}
