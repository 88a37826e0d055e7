using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Tirek.Server.Data;
using Tirek.Server.Installing;
using Tirek.Server.Node;
using Tirek.Server.Tests.Node;

namespace Tirek.Server.Tests.Installing;

public sealed class UpdateCommandTests
{
    private const string Older = "0.0.9";

    public static TheoryData<Provider> Providers => [Provider.Sqlite, Provider.Postgres];

    [Theory, MemberData(nameof(Providers))]
    public async Task A_database_of_an_older_version_changes_its_shape_only_by_update(Provider provider)
    {
        await using var node = await TestNode.Make(provider);
        await MakeOlder(node);
        var (code, said) = await node.Tirek("crisis", "list");
        Assert.Equal(2, code);
        Assert.Contains($"of Tirek {Older}", said, StringComparison.Ordinal);
        Assert.Contains("./tirek update", said, StringComparison.Ordinal);
        Assert.True((await Compared(node)).IsOlder);

        if (provider == Provider.Postgres)
        {
            Assert.Contains("Make a backup", (await node.Tirek("update")).Said, StringComparison.Ordinal);
            Assert.True((await Compared(node)).IsOlder);
        }
        (code, said) = await node.Tirek(provider == Provider.Postgres ? ["update", "--backup-made"] : ["update"]);
        Assert.True(code == 0, said);
        Assert.Equal((false, false), await Compared(node));
        Assert.Equal(0, (await node.Tirek("crisis", "list")).Code);
        Assert.Equal(provider == Provider.Sqlite, FormerDatabase.In(node.Folder) is { Version: Older });
        await using var db = node.Open();
        Assert.Equal(SchemaVersion.Running, await SchemaVersion.Of(db, TestContext.Current.CancellationToken));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task A_database_of_a_newer_version_is_left_alone(Provider provider)
    {
        await using var node = await TestNode.Make(provider);
        await MakeNewer(node);
        foreach (var command in new[] { "crisis list", "update", "rollback" })
        {
            var (code, said) = await node.Tirek(command.Split(' '));
            Assert.Equal(2, code);
            Assert.Contains("9.9.9", said, StringComparison.Ordinal);
        }
        Assert.Equal((true, false), await Compared(node));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task A_database_that_was_cut_off_while_it_was_made_is_made_to_its_end(Provider provider)
    {
        await using var node = await TestNode.Make(provider);
        await using (var db = node.Open())
            await Migrate(db);
        Assert.Equal(0, (await node.Tirek("crisis", "list")).Code);
        Assert.Equal((false, false), await Compared(node));
    }

    [Fact]
    public async Task A_demonstration_brings_itself_up_to_date()
    {
        await using var node = await TestNode.Make(Provider.Sqlite, NodeKind.Demonstration);
        await MakeOlder(node);
        Assert.Equal(0, (await node.Tirek("crisis", "list")).Code);
        Assert.Equal((false, false), await Compared(node));
    }

    [Fact]
    public async Task An_update_that_was_cut_off_keeps_the_first_copy_and_one_that_changed_nothing_takes_a_new_one()
    {
        await using var node = await TestNode.Make(Provider.Sqlite);
        await MakeOlder(node);
        await using var db = (SqliteDb)node.Open();
        var cancel = TestContext.Current.CancellationToken;
        var first = await FormerDatabase.Keep(db, node.Folder, Older, cancel);
        var before = await File.ReadAllBytesAsync(first.File, cancel);
        await NodeSettings.Write(db, "later", "yes", cancel);
        await db.SaveChangesAsync(cancel);
        await FormerDatabase.Keep(db, node.Folder, Older, cancel);
        var second = await File.ReadAllBytesAsync(first.File, cancel);
        Assert.NotEqual(before, second);

        await db.Database.MigrateAsync(cancel);
        await FormerDatabase.Keep(db, node.Folder, Older, cancel);
        Assert.Equal(second, await File.ReadAllBytesAsync(first.File, cancel));
    }

    [Fact]
    public async Task What_an_update_kept_is_forgotten_after_fourteen_days()
    {
        await using var node = await TestNode.Make(Provider.Sqlite);
        await MakeOlder(node);
        Assert.Equal(0, (await node.Tirek("update")).Code);
        Assert.Equal(0, FormerDatabase.Forget(node.Folder, TimeProvider.System));
        Assert.Equal(1, FormerDatabase.Forget(node.Folder, new Later(TimeSpan.FromDays(14.1))));
        Assert.Null(FormerDatabase.In(node.Folder));
        Assert.Equal(2, (await node.Tirek("rollback")).Code);
    }

    [Fact]
    public async Task Nobody_updates_a_node_that_runs()
    {
        await using var node = await TestNode.Make(Provider.Sqlite);
        await MakeOlder(node);
        using (NodeLock.Share(node.Folder))
            Assert.Contains("Stop it first", (await node.Tirek("update")).Said, StringComparison.Ordinal);
        Assert.Null(FormerDatabase.In(node.Folder));
    }

    /// <summary>The database as a version left it that lacked the last migration.</summary>
    private static async Task MakeOlder(TestNode node)
    {
        await using var db = node.Open();
        await Migrate(db);
        await Remember(db, node, Older);
    }

    private static async Task MakeNewer(TestNode node)
    {
        await using var db = node.Open();
        await db.Prepare(node.Folder, TestContext.Current.CancellationToken);
        await Remember(db, node, "9.9.9");
        await db.Database.ExecuteSqlRawAsync(
            "INSERT INTO \"__EFMigrationsHistory\" (\"MigrationId\", \"ProductVersion\") VALUES ('99991231000000_Newer', '99.0.0')",
            TestContext.Current.CancellationToken
        );
    }

    private static Task Migrate(AppDb db) =>
        db.GetService<IMigrator>()
            .MigrateAsync(db.Database.GetMigrations().Reverse().Skip(1).First(), TestContext.Current.CancellationToken);

    private static async Task Remember(AppDb db, TestNode node, string version)
    {
        var cancel = TestContext.Current.CancellationToken;
        await NodeSettings.Write(db, "node.id", node.Folder.Id.ToString(), cancel);
        await NodeSettings.Write(db, SchemaVersion.Key, version, cancel);
        await db.SaveChangesAsync(cancel);
    }

    private static async Task<(bool IsNewer, bool IsOlder)> Compared(TestNode node)
    {
        await using var db = node.Open();
        return await SchemaVersion.Compare(db, TestContext.Current.CancellationToken);
    }

    private sealed class Later(TimeSpan by) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + by;
    }
}
