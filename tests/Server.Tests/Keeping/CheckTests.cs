using System.Globalization;
using System.Runtime.Versioning;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.DependencyInjection;
using Tirek.Domain.Keeping;
using Tirek.Server.Data;
using Tirek.Server.Keeping;
using Tirek.Server.Node;
using Tirek.Server.Search;
using Tirek.Server.Tests.Node;

namespace Tirek.Server.Tests.Keeping;

/// <summary>The check finds what would hurt a node, says what to do, and finds nothing where nothing is.</summary>
public sealed class CheckTests
{
    public static TheoryData<Provider> Providers => [Provider.Sqlite, Provider.Postgres];
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Providers))]
    public async Task All_is_well_with_a_node_that_is_kept_well(Provider provider)
    {
        await using var place = new Place();
        await using var node = await Kept(provider);
        await place.Backup(node);
        var (code, said) = await node.Tirek("check");
        Assert.True(code == 0, said);
        Assert.Equal(
            ["database", "server", "index", "files", "clock", "disk", "languages", "mail", "crisis", "backup", "feeds"],
            said.Trim().Split('\n').Select(l => l.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1])
        );
        Assert.All(said.Trim().Split('\n'), l => Assert.StartsWith("ok ", l, StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task A_new_node_is_told_what_it_lacks(Provider provider)
    {
        await using var node = await TestNode.Make(provider);
        await node.Tirek("crisis", "list");
        var (code, said) = await node.Tirek("check");
        Assert.Equal(2, code);
        Assert.Contains("Find help is closed: no number for KZ, KG, TJ, TM, UZ", said, StringComparison.Ordinal);
        Assert.Contains("./tirek backup --help", said, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Old_numbers_and_old_backups_need_attention(Provider provider)
    {
        await using var place = new Place();
        await using var node = await Kept(provider);
        await place.Backup(node);
        var later = TimeProvider.System.GetUtcNow().AddDays(92);
        var findings = await Look(node.Folder, new Clock(later));
        Assert.Contains("KG 112", findings["crisis numbers"].Sentence, StringComparison.Ordinal);
        Assert.Equal((Standing.Attention, Standing.Attention), (findings["crisis numbers"].Standing, findings["backup"].Standing));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task A_clock_set_back_is_found_by_files_and_by_the_database(Provider provider)
    {
        await using var node = await Kept(provider);
        Assert.Equal(Standing.Broken, (await Look(node.Folder, new Clock(TimeProvider.System.GetUtcNow().AddYears(-1))))["clock"].Standing);

        // Copied to another machine, whose files are all of its own time.
        var future = TimeProvider.System.GetUtcNow().AddDays(2);
        await using (var db = node.Open())
        {
            db.AuditEntries.Add(
                new AuditEntry
                {
                    Id = Guid.CreateVersion7(),
                    At = future,
                    Act = "exit.set",
                    Subject = "exit",
                    By = "command line",
                }
            );
            await db.SaveChangesAsync(Cancel);
        }
        var found = (await Look(node.Folder, TimeProvider.System))["clock"];
        Assert.Equal(Standing.Broken, found.Standing);
        Assert.Contains(future.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture), found.Sentence, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task A_public_row_without_a_right_to_it_is_named(Provider provider)
    {
        await using var node = await BackupTests.Demonstration(provider);
        await using var db = node.Open();
        var id = (await db.PublicListings.FirstAsync(Cancel)).Id;
        await db.Listings.Where(l => l.Id == id).ExecuteUpdateAsync(u => u.SetProperty(l => l.IsControlled, true), Cancel);
        var found = (await Look(node.Folder, TimeProvider.System))["database"];
        Assert.Contains(id.ToString(), found.Sentence, StringComparison.Ordinal);
        Assert.Equal(0, (await node.Tirek("listing", "hide", id.ToString())).Code);
        Assert.Equal(Standing.Ok, (await Look(node.Folder, TimeProvider.System))["database"].Standing);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task A_database_of_an_older_version_is_left_as_it_is(Provider provider)
    {
        await using var node = await TestNode.Make(provider, begins: Shape.None);
        await using var db = node.Open();
        await db.GetService<IMigrator>().MigrateAsync("Initial", Cancel);
        var found = (await Look(node.Folder, TimeProvider.System))["database"];
        Assert.Contains("older version", found.Sentence, StringComparison.Ordinal);
        Assert.Single(await db.Database.GetAppliedMigrationsAsync(Cancel));
        await using var place = new Place();
        var (code, said) = await node.Tirek("backup", "--to", place.Path, "--passphrase-file", place.Secret);
        Assert.Equal(2, code);
        Assert.Contains("older version", said, StringComparison.Ordinal);
        Assert.Single(await db.Database.GetAppliedMigrationsAsync(Cancel));
    }

    [Fact]
    public async Task A_damaged_database_and_one_that_does_not_answer_are_broken()
    {
        await using var node = await BackupTests.Demonstration(Provider.Sqlite);
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        await using (var file = File.OpenWrite(node.Folder.Database))
        {
            file.Position = 5 * 4096;
            file.Write([.. Enumerable.Repeat((byte)0xA5, 40 * 4096)]);
        }
        var (code, said) = await node.Tirek("check");
        Assert.Equal(2, code);
        Assert.Contains("restore the last backup", said, StringComparison.OrdinalIgnoreCase);
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        await File.WriteAllTextAsync(node.Folder.Database, "This was a database once.", Cancel);
        Assert.Equal(2, (await node.Tirek("check")).Code);

        var silent = node.Folder.Over("Host=/nowhere/at/all;Username=canary;Password=canary");
        silent.Save();
        (code, said) = await node.Tirek("crisis", "list");
        Assert.Equal(2, code);
        Assert.Contains("PostgreSQL does not answer", said, StringComparison.Ordinal);
        Assert.DoesNotContain("canary", said, StringComparison.Ordinal);
        var found = (await Look(silent, TimeProvider.System))["database"];
        Assert.Equal(Standing.Broken, found.Standing);
        Assert.DoesNotContain("canary", found.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_open_to_others_is_named_with_the_command_that_closes_it()
    {
        if (OperatingSystem.IsWindows())
            return;
        await using var node = await Kept(Provider.Sqlite);
        Assert.Equal("0700", Mode(node.Folder.Path));
        Assert.Equal("0600", Mode(Path.Combine(node.Folder.Path, NodeFolder.FileName)));
        File.SetUnixFileMode(Path.Combine(node.Folder.Path, NodeFolder.FileName), (UnixFileMode)Convert.ToInt32("640", 8));
        var found = (await Look(node.Folder, TimeProvider.System))["files"];
        Assert.Equal(Standing.Attention, found.Standing);
        Assert.Contains("node.json", found.Sentence, StringComparison.Ordinal);
        Assert.Contains("chmod -R go-rwx", found.Sentence, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task It_works_beside_a_running_server_and_sees_its_index(Provider provider)
    {
        await using var site = await TestSite.Open(provider);
        await site.Services.GetRequiredService<IndexFollower>().Follow(Cancel);
        var findings = await Look(site.Node.Folder, TimeProvider.System);
        Assert.Equal("It runs.", findings["server"].Sentence);
        Assert.Contains(" 0 changes behind", findings["index"].Sentence, StringComparison.Ordinal);
        await using var db = site.Node.Open();
        // A disk that forgot what it had confirmed: the index is further than the database.
        await db.ListingChanges.ExecuteDeleteAsync(Cancel);
        await db.ChangeCounters.ExecuteUpdateAsync(u => u.SetProperty(c => c.Position, 1), Cancel);
        Assert.Contains(
            "the database has lost",
            (await Look(site.Node.Folder, TimeProvider.System))["database"].Sentence,
            StringComparison.Ordinal
        );
    }

    internal static async Task<Dictionary<string, Finding>> Look(NodeFolder folder, TimeProvider clock)
    {
        await using var db = folder.OpenDatabase();
        return await new CheckNode(db, folder, clock).All(Cancel).ToDictionaryAsync(f => f.What, cancellationToken: Cancel);
    }

    /// <summary>A real node with its number checked today.</summary>
    private static async Task<TestNode> Kept(Provider provider)
    {
        var node = await TestNode.Make(provider);
        await node.Tirek("countries", "set", "KG");
        var today = TimeProvider.System.GetUtcNow().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        string[] number = ["--number", "112", "--label", "emergency", "--checked-by", "A", "--checked-on", today];
        var (code, said) = await node.Tirek(["crisis", "set", "--country", "KG", .. number]);
        Assert.True(code == 0, said);
        return node;
    }

    [UnsupportedOSPlatform("windows")]
    private static string Mode(string path) => "0" + Convert.ToString((int)File.GetUnixFileMode(path), 8);

    private sealed class Clock(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
