using System.Globalization;
using System.Net;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Tirek.Server.Node;
using Tirek.Server.Tests.Accounts;
using Tirek.Server.Tests.Keeping;
using Tirek.Server.Tests.Node;

namespace Tirek.System.Tests.Faults;

/// <summary>A disk that is full, or that may not be written, is said in one sentence; what was there stays, and nothing half-made is left.</summary>
public sealed class FullDiskTests
{
    /// <summary>Room for what a command needs to begin, and not for what it has to write.</summary>
    private const int Room = 100;

    /// <summary>KiB for the log of a server that has begun.</summary>
    private const int RoomOfServer = 300;

    private static string Today =>
        DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static TheoryData<Provider> Providers => [Provider.Sqlite, Provider.Postgres];
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Providers))]
    public async Task A_backup_for_which_there_is_no_room_is_refused_and_leaves_nothing(Provider provider)
    {
        await using var place = new Place();
        await using var node = await Filled(provider);
        string[] words = ["backup", "--to", place.Path, "--passphrase-file", place.Secret, "--data", node.Folder.Path];
        Refused(await Victim.OnFullDisk(Room, words), "No backup was made");
        Assert.Empty(place.Files());
        await place.Backup(node);
    }

    [Fact]
    public async Task A_restore_for_which_there_is_no_room_is_refused_and_leaves_nothing()
    {
        await using var place = new Place();
        await using var node = await Filled(Provider.Sqlite);
        var file = await place.Backup(node);
        string[] words = ["restore", file, "--passphrase-file", place.Secret, "--data", place.At("again")];
        Refused(await Victim.OnFullDisk(Room, words), "Nothing was restored");
        Assert.False(Directory.Exists(place.At("again")));
        Assert.Equal(0, (await place.Restore(file, "again")).Code);
    }

    [Fact]
    public async Task An_import_for_which_there_is_no_room_is_refused_and_changes_nothing()
    {
        await using var node = await Filled(Provider.Sqlite);
        SqliteConnection.ClearAllPools();
        var before = await Place.Content(node.Folder);
        using var feed = KilledTests.Feed(1);
        SqliteConnection.ClearAllPools();
        Refused(await Victim.OnFullDisk(Room, "import", "hsds", feed.Path, "--yes", "--data", node.Folder.Path), "full");
        Assert.Equal(before, await Place.Content(node.Folder));
        Assert.Equal(0, (await node.Tirek("import", "hsds", feed.Path, "--yes")).Code);
    }

    /// <summary>The server runs, the disk fills: each founding stands with everything that belongs to it, or not at all.</summary>
    [Fact]
    public async Task An_organisation_for_which_there_is_no_room_is_refused_and_leaves_nothing()
    {
        await using var node = await TestNode.Make(Provider.Sqlite);
        Assert.Equal(0, (await node.Tirek("countries", "set", "KG")).Code);
        Assert.Equal(
            0,
            (
                await node.Tirek(
                    "crisis",
                    "set",
                    "--country",
                    "KG",
                    "--number",
                    "112",
                    "--label",
                    "help",
                    "--checked-by",
                    "A",
                    "--checked-on",
                    Today
                )
            ).Code
        );
        SqliteConnection.ClearAllPools();
        var founded = 0;
        await using (var server = await LiveServer.OnFullDisk(RoomOfServer, node.Folder.Path))
        {
            using var browser = server.NewBrowser();
            var refused = false;
            for (var i = 0; i < 5 && !refused; i++)
            {
                var her = new Persona(browser);
                await her.Open("/organization/new");
                await her.SendForm($"Centre {i}", $"aigul-{i}");
                if (refused = her.Status == HttpStatusCode.ServiceUnavailable)
                    Assert.True(her.Sees("It cannot be saved at this moment"));
                else
                    Assert.EndsWith("/account/finish", her.At, StringComparison.Ordinal);
                founded += refused ? 0 : 1;
            }
            Assert.True(refused && founded > 0, $"{founded} founded");
        }
        await using (var db = node.Open())
        {
            Assert.Equal(founded, await db.MemberOrganizations.CountAsync(Cancel));
            Assert.Equal(founded, await db.People.CountAsync(Cancel));
            Assert.Equal(founded, await db.SignInSessions.CountAsync(Cancel));
            Assert.Equal(founded, await db.TrailEntries.CountAsync(Cancel));
            Assert.Empty(await Soundness.Faults(db, node.Folder, thorough: true, Cancel));
        }
        await using var again = await LiveServer.Over(node.Folder.Path);
        using var another = again.NewBrowser();
        var later = new Persona(another);
        await later.Open("/organization/new");
        await later.SendForm();
        Assert.EndsWith("/account/finish", later.At, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_that_may_not_be_written_is_said_and_left_alone()
    {
        if (OperatingSystem.IsWindows())
            return;
        const UnixFileMode readOnly = UnixFileMode.UserRead | UnixFileMode.UserExecute;
        await using var place = new Place();
        await using var node = await TestNode.Make(Provider.Sqlite, NodeKind.Demonstration);
        Assert.Equal(0, (await node.Tirek("crisis", "list")).Code);
        SqliteConnection.ClearAllPools();
        await Victim.GiveToOrdinaryUser(node.Folder.Path);
        await Victim.GiveToOrdinaryUser(place.Path);
        var closed = Directory.CreateDirectory(place.At("closed"), readOnly).FullName;
        await Victim.GiveToOrdinaryUser(closed);
        string[] secret = ["--passphrase-file", place.Secret];
        Refused(await Victim.AsOrdinaryUser(["backup", "--to", closed, "--data", node.Folder.Path, .. secret]), "may not be written");
        Assert.Empty(Directory.GetFileSystemEntries(closed));

        var (code, said) = await Victim.AsOrdinaryUser(["backup", "--to", place.Path, "--data", node.Folder.Path, .. secret]);
        Assert.True(code == 0, said);
        string[] restore = ["restore", Assert.Single(place.Files()), "--data", Path.Combine(closed, "again"), .. secret];
        Refused(await Victim.AsOrdinaryUser(restore), "may not be written");

        File.SetUnixFileMode(node.Folder.Path, readOnly);
        File.SetUnixFileMode(node.Folder.Database, UnixFileMode.UserRead);
        Refused(await Victim.AsOrdinaryUser("exit", "set", "https://www.example.org/", "--data", node.Folder.Path), "may not be written");
        File.SetUnixFileMode(node.Folder.Path, readOnly | UnixFileMode.UserWrite);
        File.SetUnixFileMode(closed, readOnly | UnixFileMode.UserWrite);
    }

    [Fact]
    public async Task What_root_changes_in_the_folder_of_another_user_stays_that_users()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess && !OperatingSystem.IsWindows(), "Only root can act for another user.");
        await using var place = new Place();
        await using var node = await TestNode.Make(Provider.Sqlite);
        Assert.Equal(0, (await node.Tirek("crisis", "list")).Code);
        SqliteConnection.ClearAllPools();
        await Victim.GiveToOrdinaryUser(node.Folder.Path);
        NodeFolder.OpenExisting(node.Folder.Path).Over(null).Save();
        var (code, said) = await Victim.AsOrdinaryUser("crisis", "list", "--data", node.Folder.Path);
        Assert.True(code == 0, said);
    }

    private static void Refused((int Code, string Said) result, string sentence)
    {
        Assert.True(result.Code == 2, $"{result.Code}: {result.Said}");
        Assert.Contains(sentence, result.Said, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", result.Said, StringComparison.Ordinal);
    }

    private static async Task<TestNode> Filled(Provider provider)
    {
        var node = await TestNode.Make(provider);
        using var feed = KilledTests.Feed(0);
        var (code, said) = await node.Tirek("import", "hsds", feed.Path);
        Assert.True(code == 0, said);
        SqliteConnection.ClearAllPools();
        return node;
    }
}
