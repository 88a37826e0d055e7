using Microsoft.EntityFrameworkCore;
using Tirek.Server.Node;
using Tirek.Server.Tests.Node;

namespace Tirek.Server.Tests.Imports;

/// <summary>What an import may not leave behind: a row taken for a heading, an id that confirms a guess, bytes in a log, a report of what never was.</summary>
public sealed class LeavesNoTraceTests
{
    public static TheoryData<Provider> Providers => [Provider.Sqlite, Provider.Postgres];
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Providers))]
    public async Task A_file_without_a_heading_is_in_quarantine_and_nothing_of_it_is_quoted(Provider provider)
    {
        await using var node = await TestNode.Make(provider);
        using var feed = TestFeed
            .Sound()
            .With("location", "id,organization_id,name,PhysicalAddressIsPrivate,17 Canaryname Street", "l1,o1,n,yes,x")
            .With("physical_address", "pa1,l1,17 Canaryhead Street,Osh", "pa2,l1,18 Canaryhead Street,Osh")
            .With("phone", "p1,s1,000616161,yes")
            .With("contact", "c1,s1,Canaryhead Person,canaryhead@x.example,yes")
            .With("house_list", "u1,Canaryhead House,\"17, Canaryhead street\"", "u2,Canaryhead House,x");
        var (code, said) = await node.Tirek("import", "hsds", feed.Path);
        Assert.Equal(0, code);
        string[] canaries = ["Canaryhead", "Canaryname", "000616161"];
        await CanaryTests.Find(canaries, said);
        await CanaryTests.Find(canaries, await CanaryTests.Stored(node));
        await using var db = node.Open();
        Assert.Equal(
            ["contact.csv", "house_list.csv", "phone.csv", "physical_address.csv"],
            await db
                .ImportDefects.Where(d => (d.Reason == "no-heading" || d.Reason == "no-known-column") && d.Row == 1)
                .Select(d => d.File)
                .Order()
                .ToListAsync(Cancel)
        );
    }

    [Fact]
    public async Task An_id_made_of_what_a_row_says_confirms_no_guess_and_stays_the_same()
    {
        using var feed = TestFeed.Sound().With("service", "id,organization_id,name,status", ",o1,House at 17 Canary Street,active");
        var ids = new List<Guid>();
        for (var i = 0; i < 2; i++)
        {
            await using var node = await TestNode.Make(Provider.Sqlite);
            foreach (var name in new[] { "First place", "Renamed" })
            {
                feed.With("location", "id,organization_id,name", $"l1,o1,{name}");
                await node.Tirek("import", "hsds", feed.Path, "--yes");
            }
            await using var db = node.Open();
            var listing = await db.Listings.SingleAsync(Cancel);
            Assert.DoesNotContain("Canary", listing.SourceKey, StringComparison.Ordinal);
            ids.Add(listing.Id);
        }
        Assert.Equal(2, ids.Distinct().Count());
    }

    [Fact]
    public async Task Bytes_that_a_reader_holds_in_the_log_go_with_the_next_command()
    {
        await using var node = await TestNode.Make(Provider.Sqlite);
        using var feed = TestFeed
            .Sound()
            .With("physical_address", "id,location_id,address_1,city,country", "p1,l1,17 Canarylog Street,Osh,KG");
        await node.Tirek("import", "hsds", feed.Path);
        feed.With("location", "id,organization_id,name,PhysicalAddressIsPrivate", "l1,o1,First place,yes");
        await using (var reader = node.Open())
        await using (await reader.Snapshot(Cancel))
        {
            Assert.Equal(1, await reader.Locations.CountAsync(Cancel));
            var (_, said) = await node.Tirek("import", "hsds", feed.Path, "--yes");
            Assert.Contains("its bytes still lie in the database's log", said, StringComparison.Ordinal);
            Assert.Contains("Canarylog", await Files(node), StringComparison.Ordinal);
        }
        await node.Tirek("import", "list");
        Assert.DoesNotContain("Canarylog", await Files(node), StringComparison.Ordinal);
        await CanaryTests.Find(["Canarylog"], await CanaryTests.Stored(node));
    }

    /// <summary>The database and its log as they lie there, without closing them: that alone would empty the log.</summary>
    private static async Task<string> Files(TestNode node)
    {
        var all = "";
        foreach (var path in new[] { node.Folder.Database, node.Folder.Database + "-wal" }.Where(File.Exists))
        {
            await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var reader = new StreamReader(file, System.Text.Encoding.Latin1);
            all += await reader.ReadToEndAsync(Cancel);
        }
        return all;
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task A_report_of_an_import_that_was_killed_is_gone_with_the_next_one(Provider provider)
    {
        await using var node = await TestNode.Make(provider);
        using var feed = TestFeed.Sound();
        Directory.CreateDirectory(node.Folder.Reports);
        var killed = Path.Combine(node.Folder.Reports, $"import-2026-01-01-000000-{Guid.CreateVersion7().ToString()[^12..]}.txt.part");
        await File.WriteAllTextAsync(killed, "Import of nothing", Cancel);
        await node.Tirek("import", "hsds", feed.Path);
        Assert.False(File.Exists(killed));
        var reports = Directory.GetFiles(node.Folder.Reports);
        Assert.Equal(2, reports.Length);
        Assert.DoesNotContain(reports, r => r.EndsWith(".part", StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task A_node_whose_file_says_another_kind_than_its_database_is_refused(Provider provider)
    {
        await using var node = await TestNode.Make(provider);
        await node.Tirek("import", "list");
        var file = Path.Combine(node.Folder.Path, NodeFolder.FileName);
        var written = await File.ReadAllTextAsync(file, Cancel);
        await File.WriteAllTextAsync(file, written.Replace("\"real\"", "\"demonstration\"", StringComparison.Ordinal), Cancel);
        var (code, said) = await node.Tirek("import", "list");
        Assert.Equal(2, code);
        Assert.Contains("that never changes", said, StringComparison.Ordinal);
    }
}
