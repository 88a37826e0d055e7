using Microsoft.EntityFrameworkCore;
using Tirek.Domain.Feeds;
using Tirek.Server.Data;
using Tirek.Server.Keeping;
using Tirek.Server.Node;
using Tirek.Server.Tests.Node;

namespace Tirek.Server.Tests.Keeping;

/// <summary>What cannot be restored is refused with its own sentence and leaves nothing; what was begun says that it is unfinished.</summary>
public sealed class RestoreTests
{
    public static TheoryData<Provider> Providers => [Provider.Sqlite, Provider.Postgres];
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_reason_has_its_own_sentence_and_leaves_nothing()
    {
        await using var place = new Place();
        await using var node = await BackupTests.Demonstration(Provider.Sqlite);
        var whole = await File.ReadAllBytesAsync(await place.Backup(node), Cancel);
        var damaged = (byte[])whole.Clone();
        damaged[whole.Length / 2] ^= 1;
        var wrong = place.At("wrong");
        await File.WriteAllTextAsync(wrong, "another passphrase", Cancel);
        var said = new List<string>
        {
            await Refusal(
                place,
                "PK\u0003\u0004 a zip, and long enough to be a head of eighty bytes, which it is not at all, no."u8.ToArray()
            ),
            await Refusal(place, whole[..^40]),
            await Refusal(place, damaged),
            await Refusal(place, whole, wrong),
            await Refusal(place, await OfSchema(node, "SomethingOfTomorrow")),
        };
        Assert.Equal(said.Count, said.Distinct().Count());
        string[] sentences = ["no backup of Tirek", "ends too early", "is damaged", "The passphrase is not", "newer version"];
        Assert.All(said.Zip(sentences), s => Assert.Contains(s.Second, s.First, StringComparison.Ordinal));
    }

    private static async Task<string> Refusal(Place place, byte[] file, string? secret = null)
    {
        var path = place.At("tried");
        await File.WriteAllBytesAsync(path, file, Cancel);
        string[] words = [path, "--passphrase-file", secret ?? place.Secret];
        var (code, said) = await Place.Tirek(["restore", .. words, "--data", place.At("new")]);
        Assert.Equal(2, code);
        Assert.False(Directory.Exists(place.At("new")));
        Assert.Equal((2, said), await Place.Tirek(["restore", "--check", .. words]));
        Assert.Single(said.Trim().Split('\n'));
        return said;
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task A_backup_of_an_earlier_schema_is_brought_up_to_this_one(Provider provider)
    {
        await using var place = new Place();
        await using var node = await BackupTests.Demonstration(Provider.Sqlite);
        var path = place.At("old.tirek");
        await File.WriteAllBytesAsync(path, await OfSchema(node, "Initial"), Cancel);
        var (code, said) = await place.Restore(path, "again", await place.Database(provider));
        Assert.True(code == 0, said);
        Assert.Contains("something differs", said, StringComparison.Ordinal);
        // Tables of today that did not exist then are worked out or empty, the rest is as it was.
        string[] without =
        [
            "AuditEntries",
            "NodeSettings",
            "ListingChanges",
            "ChangeCounters",
            "PublicListings",
            "PublicOrganizations",
            "Corrections",
        ];
        var again = NodeFolder.OpenExisting(place.At("again"));
        Assert.Equal(await Place.Content(node.Folder, without), await Place.Content(again, without));
        await using var before = node.Open();
        await using var after = again.OpenDatabase();
        Assert.Equal(await Seen(before), await Seen(after));
    }

    private static Task<List<string>> Seen(AppDb db) =>
        db.PublicListings.OrderBy(l => l.Id).Select(l => $"{l.Id} {l.Digest}").ToListAsync(Cancel);

    [Theory, MemberData(nameof(Providers))]
    public async Task What_the_public_sees_is_worked_out_again(Provider provider)
    {
        await using var place = new Place();
        await using var node = await BackupTests.Demonstration(provider);
        Guid hidden;
        await using (var db = node.Open())
        {
            hidden = (await db.PublicListings.FirstAsync(Cancel)).Id;
            // As if a defect had left it in the public table.
            await db.Listings.Where(l => l.Id == hidden).ExecuteUpdateAsync(u => u.SetProperty(l => l.IsHidden, true), Cancel);
            await db.Listings.Where(l => l.Id != hidden).Take(1).ExecuteDeleteAsync(Cancel);
            // As if somebody had written into it, and left its digest.
            await db.PublicListings.ExecuteUpdateAsync(u => u.SetProperty(p => p.Folded, " zorvex "), Cancel);
        }
        var (code, said) = await place.Restore(await place.Backup(node), "again", await place.Database(provider));
        Assert.True(code == 0, said);
        Assert.Contains($"{BackupTests.Listings - 2} listings, as worked out again", said, StringComparison.Ordinal);
        await using var again = NodeFolder.OpenExisting(place.At("again")).OpenDatabase();
        Assert.False(await again.PublicListings.AnyAsync(p => p.Id == hidden || p.Folded.Contains("zorvex"), Cancel));
        Assert.False(await again.PublicPresences.AnyAsync(p => p.ListingId == hidden, Cancel));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task A_restored_node_fetches_no_feed_until_somebody_lets_it(Provider provider)
    {
        await using var place = new Place();
        await using var node = await TestNode.Make(provider);
        Assert.Equal(0, (await node.Tirek("crisis", "list")).Code);
        await using (var db = node.Open())
        {
            db.FeedSchedules.AddRange(Plan("Comes", null), Plan("Rests", new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero)));
            await db.SaveChangesAsync(Cancel);
        }
        var (code, said) = await place.Restore(await place.Backup(node), "again", await place.Database(provider));
        Assert.True(code == 0, said);
        Assert.Contains("It fetches no feed until somebody lets it: 1 are paused at /en/feeds", said, StringComparison.Ordinal);
        await using var again = NodeFolder.OpenExisting(place.At("again")).OpenDatabase();
        var plans = await again.FeedSchedules.OrderBy(s => s.Source).ToListAsync(Cancel);
        Assert.All(plans, p => Assert.NotNull(p.PausedAt));
        Assert.Equal([FeedFault.Restored, null], plans.Select(p => p.Fault));
    }

    private static FeedSchedule Plan(string source, DateTimeOffset? pausedAt) =>
        new()
        {
            Id = Guid.CreateVersion7(),
            Address = "",
            ShownAddress = "",
            Source = source,
            PausedAt = pausedAt,
        };

    [Fact]
    public async Task A_folder_that_holds_anything_is_refused_and_left_alone()
    {
        await using var place = new Place();
        await using var node = await BackupTests.Demonstration(Provider.Sqlite);
        var file = await place.Backup(node);
        Directory.CreateDirectory(place.At("photos"));
        await File.WriteAllTextAsync(place.At("photos/1.jpg"), "x", Cancel);
        Assert.Contains("not empty", (await place.Restore(file, "photos")).Said, StringComparison.Ordinal);
        Assert.Equal([place.At("photos/1.jpg")], Directory.GetFileSystemEntries(place.At("photos")));
        var before = await Place.Content(node.Folder);
        var (code, said) = await Place.Tirek("restore", file, "--data", node.Folder.Path, "--passphrase-file", place.Secret);
        Assert.Equal(2, code);
        Assert.Contains("is a node", said, StringComparison.Ordinal);
        Assert.Equal(before, await Place.Content(node.Folder));
        Assert.Equal(2, (await Place.Tirek("restore", file, "--passphrase-file", place.Secret)).Code);
        Directory.CreateDirectory(place.At("empty"));
        Assert.Equal(0, (await place.Restore(file, "empty")).Code);
    }

    [Fact]
    public async Task A_database_that_holds_anything_or_does_not_answer_is_refused_and_nothing_is_left()
    {
        await using var place = new Place();
        await using var node = await BackupTests.Demonstration(Provider.Postgres);
        var file = await place.Backup(node);
        var before = await Place.Content(node.Folder);
        var (code, said) = await place.Restore(file, "again", node.Folder.Postgres);
        Assert.Equal(2, code);
        Assert.Contains("not empty", said, StringComparison.Ordinal);
        Assert.Equal(before, await Place.Content(node.Folder));
        (code, said) = await place.Restore(file, "again", "Host=/nowhere/at/all;Username=canary");
        Assert.Equal(2, code);
        Assert.Contains("does not answer", said, StringComparison.Ordinal);
        Assert.DoesNotContain("canary", said, StringComparison.Ordinal);
        Assert.False(Directory.Exists(place.At("again")));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task An_unfinished_restore_says_so_to_everybody_and_can_be_started_again(Provider provider)
    {
        await using var place = new Place();
        await using var node = await BackupTests.Demonstration(Provider.Sqlite);
        var file = await place.Backup(node);
        var postgres = await place.Database(provider);
        // As a kill in the middle leaves it.
        var half = NodeFolder.Again(place.At("again"), node.Folder.Kind, node.Folder.Id, postgres);
        using (UnfinishedRestore.Begin(half.Path))
        await using (var db = half.OpenDatabase())
        {
            if (postgres is not null)
                await FillMark.Begin(db, half.Id, Cancel);
            await db.Database.MigrateAsync(Cancel);
            db.NodeSettings.Add(new NodeSetting { Key = "left", Value = "over" });
            await db.SaveChangesAsync(Cancel);
            Assert.Contains("is running", (await place.Restore(file, "again", postgres)).Said, StringComparison.Ordinal);
        }
        // A killed process holds no connection; a pool of this one would hold the file that is taken away.
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        var (code, said) = await Place.Tirek("serve", "--data", half.Path);
        Assert.Equal(2, code);
        Assert.Contains("did not finish", said, StringComparison.Ordinal);
        if (postgres is not null)
        {
            (code, said) = await Place.Tirek("serve", "--data", place.At("other"), "--postgres", postgres);
            Assert.Equal(2, code);
            Assert.Contains("did not finish", said, StringComparison.Ordinal);
        }
        (code, said) = await place.Restore(file, "again", postgres);
        Assert.True(code == 0, said);
        await using var again = NodeFolder.OpenExisting(half.Path).OpenDatabase();
        Assert.False(await again.NodeSettings.AnyAsync(s => s.Key == "left", Cancel));
        Assert.Equal(
            0,
            (await Place.Tirek("listing", "show", (await again.PublicListings.FirstAsync(Cancel)).Id.ToString(), "--data", half.Path)).Code
        );
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task What_does_not_stand_in_the_database_as_it_was_given_is_found(Provider provider)
    {
        await using var place = new Place();
        await using var node = await BackupTests.Demonstration(Provider.Sqlite);
        await using var from = node.Open();
        var listings = StoredTable.All(from).Single(t => t.Name == nameof(AppDb.Listings));
        Directory.CreateDirectory(place.At("new"));
        await using var to = NodeFolder
            .Again(place.At("new"), node.Folder.Kind, node.Folder.Id, await place.Database(provider))
            .OpenDatabase();
        // The second time the table is filled takes away what the first has written.
        StoredTable[] twice = [listings, listings with { Columns = [.. listings.Columns] }];
        var first = true;
        var refusal = await Assert.ThrowsAsync<Server.Commands.CommandRefusal>(() =>
            FillDatabase.Fill(to, node.Folder.Id, SchemaState.Newest(from), twice, Rows, Cancel)
        );
        Assert.Contains("Listings is not the same", refusal.Message, StringComparison.Ordinal);

        IEnumerable<object?[]> Rows(StoredTable table)
        {
            (var all, first) = (first, false);
            return ReadRows.Of(from, table, Cancel).Where(_ => all);
        }
    }

    /// <summary>A backup as a version with that last migration would have made it: with the tables and columns that its database has.</summary>
    private static async Task<byte[]> OfSchema(TestNode node, string schema)
    {
        var path = Directory.CreateTempSubdirectory("tirek-schema-").FullName;
        await using var db = node.Open();
        var known = SchemaState.Migration(db, schema) is { } migration
            ? await TablesAt(NodeFolder.Again(path, NodeKind.Real, Guid.Empty, null), migration)
            : [];
        var tables = StoredTable
            .All(db)
            .Where(t => known.Count == 0 || known.ContainsKey(t.Name))
            .Select(t => t with { Columns = [.. t.Columns.Where(c => known.Count == 0 || known[t.Name].Contains(c.Name))] })
            .ToList();
        var manifest = new BackupManifest(DateTimeOffset.UnixEpoch, "0", schema, node.Folder.Id, node.Folder.Kind, tables);
        using var file = new MemoryStream();
        WriteBackup.Write(file, Place.Passphrase, manifest, t => ReadRows.Of(db, t, Cancel), [], GuessingCost.Floor);
        Directory.Delete(path, recursive: true);
        return file.ToArray();
    }

    private static async Task<Dictionary<string, List<string>>> TablesAt(NodeFolder folder, string migration)
    {
        await using var old = folder.OpenDatabase();
        await old.Database.MigrateAsync(migration, Cancel);
        var rows = await old
            .Database.SqlQueryRaw<string>(
                "SELECT m.name || '.' || c.name AS \"Value\" FROM sqlite_master m, pragma_table_info(m.name) c WHERE m.type = 'table'"
            )
            .ToListAsync(Cancel);
        await old.Database.CloseConnectionAsync();
        return rows.Select(r => r.Split('.')).GroupBy(r => r[0]).ToDictionary(g => g.Key, g => g.Select(r => r[1]).ToList());
    }
}
