using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.Logging.Abstractions;
using Tirek.Server.Node;
using Tirek.Server.Tests.Node;

namespace Tirek.Server.Tests.Keeping;

/// <summary>A server knows whether the one before it ended as it should.</summary>
public sealed class NodeRunTests
{
    public static TheoryData<Provider> Providers => [Provider.Sqlite, Provider.Postgres];
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Providers))]
    public async Task A_run_that_ended_well_leaves_nothing_to_say_and_a_lost_one_is_told_once(Provider provider)
    {
        await using var node = await BackupTests.Demonstration(provider);
        Assert.Equal("", await Run(node));
        Assert.Equal("", await Run(node));
        Lose(node, "2026-03-01 10:20");
        Assert.Equal((0, 1), NodeRun.Count(node.Folder));
        var said = await Run(node);
        Assert.Contains("did not end cleanly: it began 2026-03-01 10:20 UTC", said, StringComparison.Ordinal);
        Assert.Contains("nothing is lost that was acknowledged", said, StringComparison.Ordinal);
        Assert.Equal("", await Run(node));
    }

    [Fact]
    public async Task A_lost_run_after_which_something_is_broken_says_what()
    {
        await using var node = await BackupTests.Demonstration(Provider.Sqlite);
        await using (var db = node.Open())
            await db.ChangeCounters.ExecuteUpdateAsync(u => u.SetProperty(c => c.Position, 1), Cancel);
        Lose(node, "");
        var said = await Run(node);
        Assert.Contains("The order of changes is broken", said, StringComparison.Ordinal);
        Assert.Contains("./tirek check", said, StringComparison.Ordinal);
        Assert.DoesNotContain("nothing is lost", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_servers_on_one_folder_do_not_take_each_other_for_lost()
    {
        await using var node = await BackupTests.Demonstration(Provider.Sqlite);
        using var first = await Began(node);
        using (var second = await Began(node))
        {
            Assert.Equal(("", ""), (first.Said, second.Said));
            Assert.Equal((2, 0), NodeRun.Count(node.Folder));
        }
        Assert.Equal((1, 0), NodeRun.Count(node.Folder));
    }

    /// <summary>EF marks a migration in an embedded database by a row, which a kill leaves behind.</summary>
    [Fact]
    public async Task A_migration_that_was_killed_keeps_nobody_out()
    {
        await using var node = await TestNode.Make(Provider.Sqlite, begins: Shape.None);
        await using (var db = node.Open())
        {
            await db.GetService<IMigrator>().MigrateAsync("Initial", Cancel);
            await db.Database.ExecuteSqlRawAsync(
                "INSERT INTO \"__EFMigrationsLock\"(\"Id\", \"Timestamp\") VALUES (1, '2026-01-01 00:00:00')",
                Cancel
            );
        }
        var command = Task.Run(() => node.Tirek("crisis", "list"), Cancel);
        Assert.Same(command, await Task.WhenAny(command, Task.Delay(TimeSpan.FromSeconds(30), Cancel)));
        Assert.Equal(0, (await command).Code);
    }

    private static void Lose(TestNode node, string began)
    {
        var marks = Directory.CreateDirectory(Path.Combine(node.Folder.Path, "running"));
        File.WriteAllText(Path.Combine(marks.FullName, $"{Guid.CreateVersion7():N}.run"), began);
    }

    private static async Task<string> Run(TestNode node)
    {
        using var run = await Began(node);
        return run.Said;
    }

    private static async Task<NodeRun> Began(TestNode node)
    {
        var run = new NodeRun(node.Folder, TimeProvider.System, NullLogger<NodeRun>.Instance);
        run.Begin();
        await using var db = node.Open();
        await run.LookBack(db, Cancel);
        return run;
    }
}
