using Microsoft.EntityFrameworkCore;
using Tirek.Server.Data;
using Tirek.Server.Tests.Node;
using static Tirek.Server.Tests.Imports.ImportFeedTests;

namespace Tirek.Server.Tests.Imports;

public sealed class UndoImportTests
{
    public static TheoryData<Provider> Providers => [Provider.Sqlite, Provider.Postgres];

    [Theory, MemberData(nameof(Providers))]
    public async Task The_first_import_taken_back_leaves_an_empty_directory(Provider provider)
    {
        await using var node = await TestNode.Make(provider);
        await node.Tirek("import", "list");
        var empty = await Records(node);
        await node.Tirek("import", "hsds", "--yes", TestFeed.Small);
        Assert.NotEqual(empty, await Records(node));
        var (code, said) = await node.Tirek("import", "undo", "1", "--yes");
        Assert.Equal(0, code);
        Assert.Contains("Taken back", said, StringComparison.Ordinal);
        Assert.Equal(empty, await Records(node));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task An_import_of_a_former_version_is_taken_back_too(Provider provider)
    {
        await using var node = await TestNode.Make(provider);
        await node.Tirek("import", "list");
        var empty = await Records(node);
        await node.Tirek("import", "hsds", "--yes", TestFeed.Small);
        await using (var db = node.Open())
        {
            await AsFormerVersion<OrganizationRecord>(db, "organization");
            await AsFormerVersion<LocationRecord>(db, "location");
            await AsFormerVersion<ListingRecord>(db, "listing");
            await AsFormerVersion<SourceRow>(db, "row");
        }
        await node.Tirek("import", "undo", "1", "--yes");
        Assert.Equal(empty, await Records(node));
    }

    /// <summary>What an import added stood among what it changed, without a former state.</summary>
    private static async Task AsFormerVersion<T>(AppDb db, string kind)
        where T : KeptRecord
    {
        var cancel = TestContext.Current.CancellationToken;
        foreach (var record in await db.Set<T>().Where(r => r.AddedBy != null).ToListAsync(cancel))
        {
            db.ImportUndos.Add(
                new()
                {
                    RunId = record.AddedBy!.Value,
                    Kind = kind,
                    RecordId = record.Id,
                }
            );
            record.AddedBy = null;
        }
        await db.SaveChangesAsync(cancel);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task A_newer_import_taken_back_leaves_the_directory_as_it_was_before_it(Provider provider)
    {
        await using var node = await TestNode.Make(provider);
        using var feed = TestFeed
            .Sound()
            .With("service", "id,organization_id,name,status", "s1,o1,One,active", "s2,o1,Two,active")
            .With("taxonomy", "id,name", "t1,Counselling");
        await node.Tirek("import", "hsds", "--yes", feed.Path);
        var before = await Records(node);
        feed.With("service", "id,organization_id,name,status,ExcludeFromWebsite", "s1,o1,Renamed,active,yes", "s3,o1,Three,active,no")
            .With("taxonomy", "id,name", "t1,Renamed", "t2,New")
            .With("location", "id,organization_id,name,latitude,longitude", "l2,o1,Other place,42.87,74.57");
        await node.Tirek("import", "hsds", "--yes", feed.Path);
        Assert.Equal(["Three"], await PublicNames(node));
        var (_, said) = await node.Tirek("import", "undo", "2", "--yes");
        Assert.Contains("1 controlled records will be in the open again", said, StringComparison.Ordinal);
        Assert.Equal(before, await Records(node));

        // And what was taken back can be read again.
        await node.Tirek("import", "hsds", "--yes", feed.Path);
        Assert.Equal(["Three"], await PublicNames(node));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task A_later_import_of_the_same_source_has_to_be_taken_back_first(Provider provider)
    {
        await using var node = await TestNode.Make(provider);
        using var feed = TestFeed.Sound();
        await node.Tirek("import", "hsds", "--yes", feed.Path, "--source", "one");
        feed.With("service", "id,organization_id,name,status", "s1,o1,Newer,active");
        await node.Tirek("import", "hsds", "--yes", feed.Path, "--source", "one");
        await node.Tirek("import", "hsds", "--yes", feed.Path, "--source", "another");

        var (code, said) = await node.Tirek("import", "undo", "1", "--yes");
        Assert.Equal(2, code);
        Assert.Contains("Import 2 of the same source came later", said, StringComparison.Ordinal);
        Assert.Equal(0, (await node.Tirek("import", "undo", "2", "--yes")).Code);
        Assert.Equal(0, (await node.Tirek("import", "undo", "1", "--yes")).Code);
        Assert.Equal(2, (await node.Tirek("import", "undo", "1", "--yes")).Code);
        Assert.Equal(["Newer"], await PublicNames(node));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Without_a_yes_nothing_is_taken_back(Provider provider)
    {
        await using var node = await TestNode.Make(provider);
        await node.Tirek("import", "hsds", "--yes", TestFeed.Small);
        var before = await Records(node);
        var (code, said) = await node.Tirek("import", "undo", "1");
        Assert.Equal(2, code);
        Assert.Contains("Nothing was changed", said, StringComparison.Ordinal);
        Assert.Equal(before, await Records(node));
    }

    [Theory]
    [InlineData("7")]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("first")]
    public async Task Refuses_a_run_that_is_not_there(string run)
    {
        await using var node = await TestNode.Make(Provider.Sqlite);
        await node.Tirek("import", "hsds", "--yes", TestFeed.Small);
        Assert.Equal(2, (await node.Tirek("import", "undo", run, "--yes")).Code);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task The_list_shows_each_import_with_its_number_and_what_it_changed(Provider provider)
    {
        await using var node = await TestNode.Make(provider);
        Assert.Contains("Nothing was imported yet", (await node.Tirek("import", "list")).Said, StringComparison.Ordinal);
        await node.Tirek("import", "hsds", "--yes", TestFeed.Small);
        await node.Tirek("import", "undo", "1", "--yes");
        var (_, said) = await node.Tirek("import", "list");
        Assert.StartsWith("1. ", said, StringComparison.Ordinal);
        Assert.Contains("tirek-small-feed", said, StringComparison.Ordinal);
        Assert.Contains("taken back", said, StringComparison.Ordinal);
    }
}
