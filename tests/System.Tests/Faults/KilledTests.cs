using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Tirek.Server.Data;
using Tirek.Server.Keeping;
using Tirek.Server.Node;
using Tirek.Server.Tests.Imports;
using Tirek.Server.Tests.Keeping;
using Tirek.Server.Tests.Node;

namespace Tirek.System.Tests.Faults;

/// <summary>Killed at any moment, a command leaves the state before it or after it, never one between, and can be given again.</summary>
public sealed class KilledTests
{
    private const int Services = 500;
    private static readonly string[] MovedOn = ["AuditEntries", "NodeSettings", "ListingChanges", "ChangeCounters"];

    public static TheoryData<Provider> Providers => [Provider.Sqlite, Provider.Postgres];
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Providers))]
    public async Task An_import_is_whole_or_was_never_there(Provider provider)
    {
        await using var node = await TestNode.Make(provider);
        var shown = await Import(node, 0);
        var moments = new Moments($"import on {provider}");
        for (var edition = 1; edition <= Moments.Kills(3); edition++)
        {
            using var feed = Feed(edition);
            var ended = await moments.Strike("import", "hsds", feed.Path, "--yes", "--data", node.Folder.Path);
            var now = await Edition(node);
            Assert.True(now == edition || (now == shown && !ended), $"{now} is shown, {shown} was, {edition} was read");
            await IsSound(node.Folder);
            shown = now;
        }
        Assert.Equal(1000, await Import(node, 1000));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task A_backup_that_has_its_name_is_whole(Provider provider)
    {
        await using var place = new Place();
        await using var node = await TestNode.Make(provider);
        await Import(node, 0);
        var moments = new Moments($"backup on {provider}");
        for (var kill = 0; kill < Moments.Kills(2); kill++)
        {
            var known = place.Files().ToHashSet();
            var ended = await moments.Strike(["backup", "--to", place.Path, "--passphrase-file", place.Secret, "--data", node.Folder.Path]);
            var made = place
                .Files()
                .Where(f => !known.Contains(f) && !f.EndsWith(MakeBackup.Unfinished, StringComparison.Ordinal))
                .ToList();
            Assert.True(made.Count == 1 || !ended);
            foreach (var file in made)
            {
                await using var stream = File.OpenRead(file);
                Assert.True(OpenBackup.Verify(stream, Place.Passphrase).Rows > Services);
            }
            await IsSound(node.Folder);
        }
        await place.Backup(node);
        Assert.DoesNotContain(place.Files(), f => f.EndsWith(MakeBackup.Unfinished, StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task A_restore_makes_the_node_or_none_and_can_be_given_again(Provider provider)
    {
        await using var place = new Place();
        await using var node = await TestNode.Make(Provider.Sqlite);
        await Import(node, 0);
        var before = await Place.Content(node.Folder, MovedOn);
        var file = await place.Backup(node);
        var moments = new Moments($"restore on {provider}");
        for (var kill = 0; kill < Moments.Kills(2); kill++)
        {
            var (name, postgres) = ($"again{kill}", await place.Database(provider));
            string[] into = postgres is null ? [] : ["--postgres", postgres];
            await moments.Strike(["restore", file, "--data", place.At(name), "--passphrase-file", place.Secret, .. into]);
            if (!File.Exists(Path.Combine(place.At(name), NodeFolder.FileName)))
            {
                Assert.Equal(2, (await Place.Tirek("crisis", "list", "--data", place.At(name))).Code);
                var (code, said) = await place.Restore(file, name, postgres);
                Assert.True(code == 0, said);
            }
            var again = NodeFolder.OpenExisting(place.At(name));
            Assert.Equal(0, (await Place.Tirek("crisis", "list", "--data", again.Path)).Code);
            Assert.Equal(before, await Place.Content(again, MovedOn));
            await IsSound(again);
        }
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task A_database_of_the_first_version_is_brought_up_to_date_at_last(Provider provider)
    {
        var moments = new Moments($"migration on {provider}");
        for (var kill = 0; kill < Moments.Kills(2); kill++)
        {
            await using var node = await TestNode.Make(provider, begins: Shape.None);
            await using (var db = node.Open())
            {
                await db.GetService<IMigrator>().MigrateAsync("Initial", Cancel);
                await db.BulkInsert([.. Enumerable.Range(0, Services).Select(Line)], Cancel);
            }
            SqliteConnection.ClearAllPools();
            await moments.Strike("crisis", "list", "--data", node.Folder.Path);
            var (code, said) = await node.Tirek("crisis", "list");
            Assert.True(code == 0, said);
            await using var now = node.Open();
            Assert.Empty(await now.Database.GetPendingMigrationsAsync(Cancel));
            Assert.Equal(Services, await now.AuditEntries.CountAsync(Cancel));
            await IsSound(node.Folder);
        }
    }

    [Fact]
    public async Task A_move_has_happened_or_not_and_can_be_given_again()
    {
        await using var place = new Place();
        await using var node = await TestNode.Make(Provider.Sqlite);
        await Import(node, 0);
        SqliteConnection.ClearAllPools();
        var before = await Place.Content(node.Folder, "AuditEntries");
        var moments = new Moments("move");
        for (var kill = 0; kill < Moments.Kills(2); kill++)
        {
            var path = CopyOf(node.Folder, place.At($"node{kill}"));
            var postgres = (await place.Database(Provider.Postgres))!;
            await moments.Strike("move", "--to-postgres", postgres, "--data", path);
            Assert.Equal(0, (await Place.Tirek("crisis", "list", "--data", path)).Code);
            Assert.Equal(before, await Place.Content(NodeFolder.OpenExisting(path), "AuditEntries"));
            if (NodeFolder.OpenExisting(path).Postgres is null)
            {
                var (code, said) = await Place.Tirek("move", "--to-postgres", postgres, "--data", path);
                Assert.True(code == 0, said);
            }
            Assert.Equal(before, await Place.Content(NodeFolder.OpenExisting(path), "AuditEntries"));
            await IsSound(NodeFolder.OpenExisting(path));
        }
    }

    internal static TestFeed Feed(int edition) =>
        TestFeed
            .Sound()
            .With(
                "service",
                [
                    "id,organization_id,name,description,status",
                    .. Enumerable.Range(1, Services).Select(i => $"s{i},o1,Edition {edition},{Noise(edition * Services + i)},active"),
                ]
            );

    /// <summary>Words that cannot be pressed, so that files grow.</summary>
    private static string Noise(int seed)
    {
        var random = new Random(seed);
        return string.Concat(Enumerable.Range(0, 400).Select(_ => (char)random.Next('a', 'z' + 1)));
    }

    private static async Task<int> Import(TestNode node, int edition)
    {
        using var feed = Feed(edition);
        var (code, said) = await node.Tirek("import", "hsds", feed.Path, "--yes");
        Assert.True(code == 0, said);
        return await Edition(node);
    }

    /// <summary>The one edition that all public listings are of.</summary>
    internal static async Task<int> Edition(TestNode node)
    {
        SqliteConnection.ClearAllPools();
        await using var db = node.Open();
        var rows = await db.PublicListings.AsNoTracking().ToListAsync(Cancel);
        Assert.Equal(Services, rows.Count);
        return int.Parse(Assert.Single(rows.Select(r => r.View.Name.Original.Text).Distinct()).Split(' ')[1], null);
    }

    private static async Task IsSound(NodeFolder folder)
    {
        await using var db = folder.OpenDatabase();
        Assert.Empty(await Soundness.Faults(db, folder, thorough: true, Cancel));
    }

    private static AuditEntry Line(int i) =>
        new()
        {
            Id = Guid.CreateVersion7(),
            At = DateTimeOffset.UnixEpoch.AddMinutes(i),
            Act = "exit.set",
            Subject = "exit",
            By = "command line",
        };

    private static string CopyOf(NodeFolder folder, string path)
    {
        PrivateFiles.MakeFolder(path);
        foreach (var file in Directory.GetFiles(folder.Path))
            File.Copy(file, Path.Combine(path, Path.GetFileName(file)));
        return path;
    }
}
