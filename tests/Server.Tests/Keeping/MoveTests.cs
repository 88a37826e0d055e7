using Microsoft.EntityFrameworkCore;
using Npgsql;
using Tirek.Server.Data;
using Tirek.Server.Node;
using Tirek.Server.Tests.Node;

namespace Tirek.Server.Tests.Keeping;

/// <summary>From the embedded database into PostgreSQL, all of it or nothing.</summary>
public sealed class MoveTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static Task<(int Code, string Said)> Move(TestNode node, string postgres) => node.Tirek("move", "--to-postgres", postgres);

    [Fact]
    public async Task A_moved_node_holds_the_same_and_answers()
    {
        await using var place = new Place();
        await using var node = await BackupTests.Demonstration(Provider.Sqlite);
        // An edition that waits to be decided goes nowhere, and does not stay behind either.
        var waits = Enumerable.Range(0, 5_000).Select(i => (byte)(i * 7 % 251)).ToArray();
        await using (var from = node.Open())
        {
            from.SealedFeeds.Add(new() { ReadingId = Guid.CreateVersion7(), Sealed = waits });
            await from.SaveChangesAsync(Cancel);
        }
        var before = await Place.Content(node.Folder, "AuditEntries");
        var postgres = (await place.Database(Provider.Postgres))!;
        var (code, said) = await Move(node, postgres);
        Assert.True(code == 0, said);
        Assert.DoesNotContain(postgres, said, StringComparison.Ordinal);
        var moved = NodeFolder.OpenExisting(node.Folder.Path);
        Assert.Equal((node.Folder.Id, node.Folder.Kind, postgres), (moved.Id, moved.Kind, moved.Postgres));
        Assert.Equal(before, await Place.Content(moved, "AuditEntries"));
        Assert.False(File.Exists(moved.Database));
        var kept = Assert.Single(Directory.GetFiles(moved.Path, "tirek.db*"));
        Assert.Matches(@"tirek\.db\.moved-\d{4}-\d\d-\d\d$", kept);
        Assert.True((await File.ReadAllBytesAsync(kept, Cancel)).AsSpan().IndexOf(waits.AsSpan(100, 200)) < 0);
        Assert.Contains(kept, (await node.Tirek("check")).Said, StringComparison.Ordinal);

        await using var db = moved.OpenDatabase();
        var id = (await db.PublicListings.FirstAsync(Cancel)).Id;
        (code, said) = await node.Tirek("listing", "hide", id.ToString());
        Assert.True(code == 0, said);
        Assert.False(await db.PublicListings.AnyAsync(p => p.Id == id, Cancel));
        Assert.Contains("already", (await Move(node, postgres)).Said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_else_uses_a_node_while_it_is_moved_and_nobody_moves_one_that_is_used()
    {
        await using var place = new Place();
        var node = await TestNode.Make(Provider.Sqlite, NodeKind.Demonstration);
        await using var site = await TestSite.Open(node);
        var postgres = (await place.Database(Provider.Postgres))!;
        var (code, said) = await Move(node, postgres);
        Assert.Equal(2, code);
        Assert.Contains("Stop it first", said, StringComparison.Ordinal);
        Assert.Null(NodeFolder.OpenExisting(node.Folder.Path).Postgres);

        await using var other = await TestNode.Make(Provider.Sqlite);
        using (NodeLock.Alone(other.Folder))
        {
            Assert.Contains("being moved", (await other.Tirek("crisis", "list")).Said, StringComparison.Ordinal);
            Assert.Equal(2, (await other.Tirek("import", "hsds", Imports.TestFeed.Small)).Code);
            Assert.Equal(2, (await other.Tirek("backup", "--to", place.Path, "--passphrase-file", place.Secret)).Code);
            Assert.Equal(2, (await other.Tirek("serve", "--urls", "http://127.0.0.1:1")).Code);
        }
        Assert.Equal(0, (await other.Tirek("crisis", "list")).Code);
    }

    [Fact]
    public async Task A_database_that_holds_anything_is_refused_and_the_node_stays()
    {
        await using var place = new Place();
        await using var node = await BackupTests.Demonstration(Provider.Sqlite);
        var postgres = (await place.Database(Provider.Postgres))!;
        await Run(postgres, "CREATE TABLE theirs (x int)");
        var before = await Place.Content(node.Folder);
        Assert.Contains("not empty", (await Move(node, postgres)).Said, StringComparison.Ordinal);
        foreach (var silent in new[] { "Host=/nowhere/at/all;Username=canary", "canary", "Port=canary" })
        {
            var (code, said) = await Move(node, silent);
            Assert.Equal(2, code);
            Assert.Contains("does not answer", said, StringComparison.Ordinal);
            Assert.DoesNotContain("canary", said, StringComparison.Ordinal);
        }
        Assert.Null(NodeFolder.OpenExisting(node.Folder.Path).Postgres);
        Assert.Equal(before, await Place.Content(node.Folder));
        await Run(postgres, "SELECT x FROM theirs");
    }

    [Fact]
    public async Task What_PostgreSQL_cannot_keep_stops_the_move_and_the_next_one_begins_anew()
    {
        await using var place = new Place();
        await using var node = await BackupTests.Demonstration(Provider.Sqlite);
        await using (var db = node.Open())
        {
            db.NodeSettings.Add(new NodeSetting { Key = "odd", Value = "a\0b" });
            await db.SaveChangesAsync(Cancel);
        }
        var postgres = (await place.Database(Provider.Postgres))!;
        var (code, said) = await Move(node, postgres);
        Assert.Equal(2, code);
        Assert.Contains("NodeSettings holds a text with a NUL", said, StringComparison.Ordinal);
        Assert.Equal(0, (await node.Tirek("exit", "set", "https://www.example.org/")).Code);

        await using (var db = node.Open())
            await db.NodeSettings.Where(s => s.Key == "odd").ExecuteDeleteAsync(Cancel);
        // What the first move left there says whose it is, and is taken away.
        (code, said) = await Move(node, postgres);
        Assert.True(code == 0, said);
    }

    [Fact]
    public async Task A_move_killed_after_its_last_word_is_finished_by_the_next_start()
    {
        await using var place = new Place();
        await using var node = await TestNode.Make(Provider.Postgres);
        Assert.Equal(0, (await node.Tirek("crisis", "list")).Code);
        await using var db = node.Open();
        await FillMark.Begin(db, node.Folder.Id, Cancel);
        var (code, said) = await node.Tirek("crisis", "list");
        Assert.Equal(2, code);
        Assert.Contains("did not finish", said, StringComparison.Ordinal);
        await FillMark.SetWhole(db, Cancel);
        Assert.Equal(0, (await node.Tirek("crisis", "list")).Code);
        Assert.Null(await FillMark.Find(db, Cancel));
    }

    private static async Task Run(string postgres, string sql)
    {
        await using var connection = new NpgsqlConnection(postgres);
        await connection.OpenAsync(Cancel);
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(Cancel);
    }
}
