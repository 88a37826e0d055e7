using Microsoft.EntityFrameworkCore;
using Tirek.Domain.Listings;
using Tirek.Server.Commands;
using Tirek.Server.Node;
using Tirek.Server.Tests.Node;

namespace Tirek.Server.Tests.Imports;

public sealed class ImportFeedTests
{
    public static TheoryData<Provider> Providers => [Provider.Sqlite, Provider.Postgres];
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Providers))]
    public async Task A_demonstration_refuses_a_feed_and_says_how_to_start_another_node(Provider provider)
    {
        await using var node = await TestNode.Make(provider, NodeKind.Demonstration);
        var (code, said) = await node.Tirek("import", "hsds", "--yes", TestFeed.Small);
        Assert.Equal(2, code);
        Assert.Contains("is a demonstration", said, StringComparison.Ordinal);
        Assert.Contains("new folder", said, StringComparison.Ordinal);
        Assert.False(Directory.Exists(node.Folder.Reports));
    }

    [Fact]
    public async Task A_new_folder_becomes_a_real_node_and_holds_nothing_but_the_feed()
    {
        var path = Path.Combine(Path.GetTempPath(), $"tirek-new-{Guid.CreateVersion7():N}");
        var said = new StringWriter();
        Assert.Equal(
            0,
            await CommandLine.Run(["import", "hsds", "--yes", TestFeed.Small, "--data", path], new() { Output = said, Error = said })
        );
        var folder = NodeFolder.OpenExisting(path);
        Assert.Equal(NodeKind.Real, folder.Kind);
        await using (var db = folder.OpenDatabase())
            Assert.All(await db.Organizations.ToListAsync(Cancel), o => Assert.NotNull(o.SourceId));
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(path, recursive: true);
    }

    [Fact]
    public async Task Makes_no_node_when_there_is_no_feed()
    {
        var path = Path.Combine(Path.GetTempPath(), $"tirek-new-{Guid.CreateVersion7():N}");
        var said = new StringWriter();
        Assert.Equal(2, await CommandLine.Run(["import", "hsds", "--yes", path, "--data", path], new() { Output = said, Error = said }));
        Assert.False(Directory.Exists(path));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task The_same_feed_twice_changes_nothing_and_writes_nothing(Provider provider)
    {
        await using var node = await TestNode.Make(provider);
        Assert.Equal(0, (await node.Tirek("import", "hsds", "--yes", TestFeed.Small)).Code);
        var before = await State(node);
        var (code, said) = await node.Tirek("import", "hsds", "--yes", Path.Combine(TestFeed.Small, "datapackage.json"));
        Assert.Equal(0, code);
        Assert.Contains("Nothing changed", said, StringComparison.Ordinal);
        Assert.Equal(before, await State(node));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task A_feed_that_says_the_same_in_another_order_changes_no_record(Provider provider)
    {
        await using var node = await TestNode.Make(provider);
        using var feed = TestFeed.Sound().With("organization", "id,name", "o1,One", "o2,Two");
        await node.Tirek("import", "hsds", "--yes", feed.Path);
        feed.With("organization", "name,id", "Two,o2", "One,o1");
        var (_, said) = await node.Tirek("import", "hsds", "--yes", feed.Path);
        Assert.Contains("Nothing changed", said, StringComparison.Ordinal);
        await using var db = node.Open();
        Assert.Equal(0, (await Runs(node))[^1].Changed);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task A_newer_feed_updates_adds_and_takes_what_vanished_out_of_the_public(Provider provider)
    {
        await using var node = await TestNode.Make(provider);
        using var feed = TestFeed
            .Sound()
            .With("service", "id,organization_id,name,status", "s1,o1,Stays,active", "s2,o1,Goes,active", "s3,o1,Old name,active");
        await node.Tirek("import", "hsds", "--yes", feed.Path);
        feed.With("service", "id,organization_id,name,status", "s1,o1,Stays,active", "s3,o1,New name,active", "s4,o1,Comes,active");
        await node.Tirek("import", "hsds", "--yes", feed.Path);
        var run = (await Runs(node))[^1];
        Assert.Equal((1, 1, 1), (run.Added, run.Changed, run.Gone));
        Assert.Equal(["Comes", "New name", "Stays"], await PublicNames(node));
        await using var db = node.Open();
        Assert.Equal("Goes", (await db.Listings.SingleAsync(l => l.IsGone, Cancel)).Document.Name.Original.Text);

        // It comes back.
        feed.With("service", "id,organization_id,name,status", "s1,o1,Stays,active", "s2,o1,Goes,active");
        await node.Tirek("import", "hsds", "--yes", feed.Path);
        Assert.Equal(["Goes", "Stays"], await PublicNames(node));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task A_listing_shows_the_new_name_of_its_organisation_and_place(Provider provider)
    {
        await using var node = await TestNode.Make(provider);
        using var feed = TestFeed.Sound();
        await node.Tirek("import", "hsds", "--yes", feed.Path);
        feed.With("organization", "id,name", "o1,Renamed organisation")
            .With("location", "id,organization_id,name,latitude,longitude", "l1,o1,Renamed place,42.87,74.57");
        await node.Tirek("import", "hsds", "--yes", feed.Path);
        await using var db = node.Open();
        var view = (await db.PublicListings.SingleAsync(Cancel)).View;
        Assert.Equal(("Renamed organisation", "Renamed place"), (view.OrganizationName!.Original.Text, view.Sites.Single().Name));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Two_sources_do_not_touch_each_other_even_with_the_same_ids(Provider provider)
    {
        const string id = "0198c6a0-0000-7000-8000-000000000001";
        await using var node = await TestNode.Make(provider);
        using var one = TestFeed.Sound().With("service", "id,organization_id,name,status", $"{id},o1,Of the first,active");
        using var other = TestFeed.Sound().With("service", "id,organization_id,name,status", $"{id},o1,Of the second,active");
        await node.Tirek("import", "hsds", "--yes", one.Path, "--source", "first");
        await node.Tirek("import", "hsds", "--yes", other.Path, "--source", "second");
        Assert.Equal(["Of the first", "Of the second"], await PublicNames(node));
        await using var db = node.Open();
        Assert.Equal("Of the first", (await db.Listings.SingleAsync(l => l.Id == Guid.Parse(id), Cancel)).Document.Name.Original.Text);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task What_was_hidden_by_hand_stays_hidden_when_its_feed_changes(Provider provider)
    {
        await using var node = await TestNode.Make(provider);
        using var feed = TestFeed.Sound();
        await node.Tirek("import", "hsds", "--yes", feed.Path);
        await using (var db = node.Open())
            await node.Tirek("listing", "hide", (await db.Listings.SingleAsync(Cancel)).Id.ToString());
        feed.With("service", "id,organization_id,name,status", "s1,o1,Changed,active");
        await node.Tirek("import", "hsds", "--yes", feed.Path);
        Assert.Empty(await PublicNames(node));
        await node.Tirek("import", "undo", "2", "--yes");
        Assert.Empty(await PublicNames(node));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task What_was_hidden_after_an_import_stays_hidden_when_it_is_taken_back(Provider provider)
    {
        await using var node = await TestNode.Make(provider);
        using var feed = TestFeed.Sound();
        await node.Tirek("import", "hsds", "--yes", feed.Path);
        feed.With("service", "id,organization_id,name,status", "s1,o1,Changed,active");
        await node.Tirek("import", "hsds", "--yes", feed.Path);
        await using (var db = node.Open())
            await node.Tirek("listing", "hide", (await db.Listings.SingleAsync(Cancel)).Id.ToString());
        Assert.Equal(0, (await node.Tirek("import", "undo", "2", "--yes")).Code);
        Assert.Empty(await PublicNames(node));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task What_was_hidden_by_hand_stays_hidden_when_its_import_is_taken_back_and_read_again(Provider provider)
    {
        await using var node = await TestNode.Make(provider);
        using var feed = TestFeed.Sound();
        await node.Tirek("import", "hsds", "--yes", feed.Path);
        await using (var db = node.Open())
            await node.Tirek("listing", "hide", (await db.Listings.SingleAsync(Cancel)).Id.ToString());
        Assert.Equal(0, (await node.Tirek("import", "undo", "1", "--yes")).Code);
        Assert.Equal(0, (await node.Tirek("import", "hsds", "--yes", feed.Path)).Code);
        Assert.Empty(await PublicNames(node));
        await using (var db = node.Open())
            await node.Tirek("listing", "unhide", (await db.Listings.SingleAsync(Cancel)).Id.ToString());
        Assert.Single(await PublicNames(node));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task The_trail_names_each_import_and_no_value(Provider provider)
    {
        await using var node = await TestNode.Make(provider);
        await node.Tirek("import", "hsds", "--yes", TestFeed.Small);
        await node.Tirek("import", "undo", "1", "--yes");
        var run = Assert.Single(await Runs(node));
        await using var db = node.Open();
        var trail = await db.AuditEntries.OrderBy(a => a.Id).Select(a => new { a.Act, a.Subject }).ToListAsync(Cancel);
        Assert.Equal([("import.hsds", run.Id.ToString()), ("import.undo", run.Id.ToString())], trail.Select(a => (a.Act, a.Subject)));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Refuses_an_unknown_country_and_fills_addresses_with_a_known_one(Provider provider)
    {
        await using var node = await TestNode.Make(provider);
        using var feed = TestFeed.Sound().With("physical_address", "id,location_id,address_1,city,country", "p1,l1,1 Street,Bishkek,");
        Assert.Equal(2, (await node.Tirek("import", "hsds", "--yes", feed.Path, "--country", "Nowhere")).Code);
        Assert.Equal(0, (await node.Tirek("import", "hsds", "--yes", feed.Path, "--country", "KG")).Code);
        await using var db = node.Open();
        var shown = Assert.IsType<Whereabouts.Shown>((await db.Locations.SingleAsync(Cancel)).Document.Whereabouts);
        Assert.Equal(("KG", "KG-bishkek"), (shown.Addresses.Single().Country, shown.TownKey));
    }

    [Fact]
    public async Task The_report_is_copied_where_asked()
    {
        await using var node = await TestNode.Make(Provider.Sqlite);
        var copy = Path.Combine(node.Folder.Path, "copy.csv");
        await node.Tirek("import", "hsds", "--yes", TestFeed.Small, "--report", copy);
        Assert.StartsWith("file,row,field,reason", await File.ReadAllTextAsync(copy, Cancel), StringComparison.Ordinal);
    }

    internal static async Task<List<string>> PublicNames(TestNode node)
    {
        await using var db = node.Open();
        return [.. (await db.PublicListings.ToListAsync(Cancel)).Select(p => p.View.Name.Original.Text).Order(StringComparer.Ordinal)];
    }

    internal static async Task<List<Data.ImportRun>> Runs(TestNode node)
    {
        await using var db = node.Open();
        return await db.ImportRuns.AsNoTracking().OrderBy(r => r.Id).ToListAsync(Cancel);
    }

    /// <summary>Everything that an import may write, as one text.</summary>
    internal static async Task<string> State(TestNode node)
    {
        await using var db = node.Open();
        var counts = new[]
        {
            await db.ImportRuns.CountAsync(Cancel),
            await db.ImportUndos.CountAsync(Cancel),
            await db.ImportDefects.CountAsync(Cancel),
            await db.QuarantinedRows.CountAsync(Cancel),
            await db.AuditEntries.CountAsync(Cancel),
            Directory.Exists(node.Folder.Reports) ? Directory.GetFiles(node.Folder.Reports).Length : 0,
        };
        var position = await db.ChangeCounters.Select(c => c.Position).SingleAsync(Cancel);
        return $"{string.Join(' ', counts)} {position}\n{await Records(node)}";
    }

    /// <summary>All records with their flags, and what is public.</summary>
    internal static async Task<string> Records(TestNode node)
    {
        await using var db = node.Open();
        var lines = new List<string>();
        lines.AddRange((await db.Organizations.AsNoTracking().OrderBy(r => r.Id).ToListAsync(Cancel)).Select(Data.StoredJson.Write));
        // How coarse the area of a place was outlives the place.
        var places = await db.Locations.AsNoTracking().OrderBy(r => r.Id).ToListAsync(Cancel);
        lines.AddRange(places.Where(l => l is not { IsGone: true, Digest: [] }).Select(Data.StoredJson.Write));
        lines.AddRange((await db.Listings.AsNoTracking().OrderBy(r => r.Id).ToListAsync(Cancel)).Select(Data.StoredJson.Write));
        lines.AddRange((await db.SourceRows.AsNoTracking().OrderBy(r => r.Id).ToListAsync(Cancel)).Select(Data.StoredJson.Write));
        // When the public last saw a change is no part of what it sees.
        foreach (var row in await db.PublicListings.AsNoTracking().OrderBy(r => r.Id).ToListAsync(Cancel))
        {
            row.ModifiedAt = default;
            lines.Add(Data.StoredJson.Write(row));
        }
        lines.AddRange((await db.PublicOrganizations.OrderBy(o => o.Id).ToListAsync(Cancel)).Select(o => Data.StoredJson.Write(o.View)));
        lines.AddRange(await db.PublicSites.OrderBy(s => s.Id).Select(s => $"{s.Id} {s.ListingId} {s.Latitude}").ToListAsync(Cancel));
        lines.AddRange(
            await db
                .PublicTerms.OrderBy(t => t.ListingId)
                .ThenBy(t => t.TermId)
                .Select(t => $"{t.ListingId} {t.TermId}")
                .ToListAsync(Cancel)
        );
        lines.AddRange(
            await db
                .ListingPlaces.OrderBy(p => p.ListingId)
                .ThenBy(p => p.LocationId)
                .Select(p => $"{p.ListingId} {p.LocationId}")
                .ToListAsync(Cancel)
        );
        return string.Join('\n', lines);
    }
}
