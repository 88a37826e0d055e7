using System.Text;
using Microsoft.EntityFrameworkCore;
using Tirek.Server.Data;
using Tirek.Server.Demonstration;
using Tirek.Server.Keeping;
using Tirek.Server.Node;
using Tirek.Server.Tests.Imports;
using Tirek.Server.Tests.Node;

namespace Tirek.Server.Tests.Keeping;

/// <summary>A node goes into a file and comes out of it the same, from either database into either.</summary>
public sealed class BackupTests
{
    private const Provider Sqlite = Provider.Sqlite,
        Postgres = Provider.Postgres;

    public static TheoryData<Provider> Providers => [Sqlite, Postgres];
    public static MatrixTheoryData<Provider, Provider> Ways => new([Sqlite, Postgres], [Sqlite, Postgres]);
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>Tables in which a restore leaves a line of its own, and positions, which it moves on.</summary>
    private static readonly string[] MovedOn = ["AuditEntries", "NodeSettings", "ListingChanges", "ChangeCounters"];

    /// <summary>How many the demonstration has.</summary>
    internal static int Listings => DemonstrationPlan.Organizations.Sum(o => o.Kinds.Length);

    internal static async Task<TestNode> Demonstration(Provider provider)
    {
        var node = await TestNode.Make(provider, NodeKind.Demonstration);
        await using var db = node.Open();
        await db.Prepare(node.Folder, Cancel);
        await SeedDemonstration.Seed(db, node.Folder, TimeProvider.System, Cancel);
        Directory.CreateDirectory(node.Folder.Keys);
        await File.WriteAllTextAsync(Path.Combine(node.Folder.Keys, "key-1.xml"), "<key/>", Cancel);
        Directory.CreateDirectory(Path.Combine(node.Folder.Path, "certificate"));
        await File.WriteAllTextAsync(Path.Combine(node.Folder.Path, "certificate", "authority.pem"), "authority", Cancel);
        return node;
    }

    [Theory, MemberData(nameof(Ways))]
    public async Task A_restored_node_is_the_same_node_with_the_same_content(Provider from, Provider to)
    {
        await using var place = new Place();
        await using var node = await Demonstration(from);
        await node.Tirek("exit", "set", "https://www.example.org/weather");
        var before = await Place.Content(node.Folder, MovedOn);
        var file = await place.Backup(node);

        var (code, said) = await place.Restore(file, "again", await place.Database(to));
        Assert.True(code == 0, said);
        Assert.Contains($"{Listings} listings, the same as", said, StringComparison.Ordinal);
        var again = NodeFolder.OpenExisting(place.At("again"));
        Assert.Equal((node.Folder.Id, NodeKind.Demonstration, to == Sqlite), (again.Id, again.Kind, again.Postgres is null));
        Assert.Equal(before, await Place.Content(again, MovedOn));
        Assert.Equal("<key/>", await File.ReadAllTextAsync(Path.Combine(again.Keys, "key-1.xml"), Cancel));
        Assert.Equal("authority", await File.ReadAllTextAsync(Path.Combine(again.Path, "certificate", "authority.pem"), Cancel));
        Assert.False(File.Exists(Path.Combine(again.Path, NodeFolder.UnfinishedName)));

        await using var db = again.OpenDatabase();
        await db.Prepare(again, Cancel);
        Assert.Equal("https://www.example.org/weather", (await db.NodeSettings.SingleAsync(s => s.Key == SettingKeys.Exit, Cancel)).Value);
        Assert.Equal(["exit.set", "node.restore"], await db.AuditEntries.OrderBy(a => a.At).Select(a => a.Act).ToListAsync(Cancel));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task An_import_with_all_it_keeps_comes_back_and_can_still_be_taken_back(Provider provider)
    {
        await using var place = new Place();
        await using var node = await TestNode.Make(provider);
        Assert.Equal(0, (await node.Tirek("import", "hsds", TestFeed.Small)).Code);
        var before = await Place.Content(node.Folder, MovedOn);
        var (code, said) = await place.Restore(await place.Backup(node), "again");
        Assert.True(code == 0, said);
        Assert.Equal(before, await Place.Content(NodeFolder.OpenExisting(place.At("again")), MovedOn));
        (code, said) = await Place.Tirek("import", "undo", "1", "--yes", "--data", place.At("again"));
        Assert.True(code == 0, said);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task A_backup_holds_one_moment_whatever_is_written_meanwhile(Provider provider)
    {
        await using var node = await Demonstration(provider);
        await using var db = node.Open();
        using var file = new MemoryStream();
        var before = await Place.Content(node.Folder);
        var written = false;
        await using (await db.Snapshot(Cancel))
        {
            var manifest = new BackupManifest(DateTimeOffset.UnixEpoch, "0", "S", Guid.Empty, NodeKind.Demonstration, StoredTable.All(db));
            WriteBackup.Write(file, Place.Passphrase, manifest, Rows, [], GuessingCost.Floor);
        }
        Assert.NotEqual(before, await Place.Content(node.Folder));
        using var backup = new OpenBackup(file, Place.Passphrase);
        Assert.Equal(before, [.. backup.Manifest.Tables.Select(t => Said(t, backup.Rows(t)))]);

        IEnumerable<object?[]> Rows(StoredTable table)
        {
            foreach (var row in ReadRows.Of(db, table, Cancel))
                yield return row;
            // After the first table another process hides a listing: it waits for nobody.
            if (!written)
                Hide(node).GetAwaiter().GetResult();
            written = true;
        }
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Nothing_of_the_content_shows_in_the_file_its_name_or_what_is_said(Provider provider)
    {
        await using var place = new Place();
        await using var node = await TestNode.Make(provider);
        using var feed = TestFeed.Sound();
        feed.With("organization", "id,name,InternalNotes", "o1,Zorvexian sisters,Quilbarish note");
        Assert.Equal(0, (await node.Tirek("import", "hsds", feed.Path)).Code);
        Assert.Equal(0, (await node.Tirek("operator", "set", "Plimsorian union, Kyrgyzstan")).Code);
        var (code, said) = await node.Tirek("backup", "--to", place.Path, "--passphrase-file", place.Secret);
        Assert.True(code == 0, said);
        var file = Assert.Single(place.Files());
        Assert.Matches(@"^tirek-backup-\d{4}-\d\d-\d\d\.tirek$", Path.GetFileName(file));
        said += (await place.Restore(file, "again")).Said;
        said += (await Place.Tirek("restore", "--check", file, "--passphrase-file", place.Secret)).Said;
        said += (await Place.Tirek("check", "--data", place.At("again"))).Said;
        var bytes = await File.ReadAllBytesAsync(file, Cancel);
        var all = Encoding.UTF8.GetString(bytes) + Encoding.Unicode.GetString(bytes) + said;
        foreach (
            var canary in new[] { "Zorvex", "Quilbar", "Plimsor", "First service", "Organizations", Place.Words, node.Folder.Id.ToString() }
        )
            Assert.DoesNotContain(canary, all, StringComparison.OrdinalIgnoreCase);
        // They were in it, all the same.
        await using var db = NodeFolder.OpenExisting(place.At("again")).OpenDatabase();
        Assert.Contains("Quilbarish", StoredJson.Write((await db.Organizations.SingleAsync(Cancel)).Document), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_backup_never_overwrites_and_two_of_a_day_have_two_names()
    {
        await using var place = new Place();
        await using var node = await Demonstration(Sqlite);
        var first = await place.Backup(node);
        var bytes = await File.ReadAllBytesAsync(first, Cancel);
        var second = await place.Backup(node);
        Assert.EndsWith("-2.tirek", second, StringComparison.Ordinal);
        var (code, said) = await node.Tirek("backup", "--to", first, "--passphrase-file", place.Secret);
        Assert.Equal(2, code);
        Assert.Contains("never overwritten", said, StringComparison.Ordinal);
        Assert.Equal(bytes, await File.ReadAllBytesAsync(first, Cancel));
        Assert.Equal(2, (await node.Tirek("backup", "--to", place.At("absent/x.tirek"), "--passphrase-file", place.Secret)).Code);
        Assert.Equal(2, place.Files().Count());
    }

    [Fact]
    public async Task A_made_passphrase_is_shown_and_opens_the_backup()
    {
        await using var place = new Place();
        await using var node = await Demonstration(Sqlite);
        var (code, said) = await node.Tirek("backup", "--to", place.Path, "--generate");
        Assert.True(code == 0, said);
        var shown = said.Split('\n').Single(l => l.Trim().Length == 29 && l.Count(c => c == '-') == 5).Trim();
        await File.WriteAllTextAsync(place.Secret, shown.ToUpperInvariant(), Cancel);
        (code, said) = await Place.Tirek("restore", "--check", place.Files().Single(), "--passphrase-file", place.Secret);
        Assert.True(code == 0, said);
        Assert.Contains("whole", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_passphrase_that_is_short_or_absent_makes_no_backup()
    {
        await using var place = new Place();
        await using var node = await Demonstration(Sqlite);
        await File.WriteAllTextAsync(place.Secret, "short\n", Cancel);
        Assert.Equal(2, (await node.Tirek("backup", "--to", place.Path, "--passphrase-file", place.Secret)).Code);
        Assert.Equal(2, (await node.Tirek("backup", "--to", place.Path, "--passphrase-file", place.At("absent"))).Code);
        Assert.Equal(2, (await node.Tirek("backup", "--to", place.Path, "--generate", "--passphrase-file", place.Secret)).Code);
        Assert.Empty(place.Files());
    }

    private static string Said(StoredTable table, IEnumerable<object?[]> rows)
    {
        var digest = new TableDigest(table);
        foreach (var row in rows)
            digest.Add(row);
        return $"{table.Name} {digest.Rows} {Convert.ToHexString(digest.Sum)}";
    }

    private static async Task Hide(TestNode node)
    {
        await using var db = node.Open();
        var id = (await db.PublicListings.FirstAsync(Cancel)).Id;
        var (code, said) = await node.Tirek("listing", "hide", id.ToString());
        Assert.True(code == 0, said);
    }
}
