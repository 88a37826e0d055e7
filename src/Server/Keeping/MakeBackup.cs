using System.Globalization;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Tirek.Server.Audit;
using Tirek.Server.Commands;
using Tirek.Server.Data;
using Tirek.Server.Node;

namespace Tirek.Server.Keeping;

/// <summary>
/// Writes everything a node is into one sealed file: who it is, its tables as they stood in one moment, its keys. Not its index, which is made anew, nor its
/// reports and logs. A server may run and write meanwhile.
/// </summary>
internal static class MakeBackup
{
    /// <summary>Names a backup that is not whole yet. Whoever finds one may delete it.</summary>
    public const string Unfinished = ".unfinished";

    private const string Act = "backup.make";

    /// <returns>The path of the new file and what it holds, after it was read back.</returns>
    /// <exception cref="CommandRefusal">It cannot be written there. Nothing is left.</exception>
    public static async Task<(string Path, BackupContent Content)> Make(
        AppDb db,
        NodeFolder folder,
        string to,
        Passphrase passphrase,
        TimeProvider clock,
        CancellationToken cancel
    )
    {
        await SchemaState.RefuseOther(db, cancel);
        var now = clock.GetUtcNow();
        var path = TargetOf(to, now);
        BackupContent content;
        try
        {
            content = await WriteAndVerify(db, folder, path, passphrase, now, cancel);
            File.Move(path + Unfinished, path, overwrite: false);
        }
        catch (Exception e) when (DiskFault.Of(e) is { } fault)
        {
            Discard(path + Unfinished);
            throw new CommandRefusal($"{fault} No backup was made.");
        }
        catch
        {
            Discard(path + Unfinished);
            throw;
        }
        await Remember(db, now, clock, cancel);
        return (path, content);
    }

    /// <summary>Before anybody is asked for a passphrase.</summary>
    /// <exception cref="CommandRefusal">No backup can be written there, or none of this node by this version.</exception>
    public static async Task RefuseEarly(AppDb db, string to, CancellationToken cancel)
    {
        TargetOf(to, DateTimeOffset.UnixEpoch);
        await SchemaState.RefuseOther(db, cancel);
    }

    /// <summary>A folder gets a file named by the day; a file must be new.</summary>
    private static string TargetOf(string to, DateTimeOffset now)
    {
        to = Path.GetFullPath(to);
        if (File.Exists(to))
            throw new CommandRefusal(
                "A file of that name is there already, and a backup is never overwritten. Give another name, or a folder."
            );
        if (!Directory.Exists(to))
            return Directory.Exists(Path.GetDirectoryName(to))
                ? to
                : throw new CommandRefusal("The folder for the backup is not there. Plug in its disk, or make the folder.");
        var name = $"tirek-backup-{now.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}";
        return Enumerable
            .Range(1, int.MaxValue - 1)
            .Select(n => Path.Combine(to, n == 1 ? $"{name}.tirek" : $"{name}-{n}.tirek"))
            .First(path => !File.Exists(path));
    }

    private static async Task<BackupContent> WriteAndVerify(
        AppDb db,
        NodeFolder folder,
        string path,
        Passphrase passphrase,
        DateTimeOffset now,
        CancellationToken cancel
    )
    {
        var tables = StoredTable.All(db);
        var manifest = new BackupManifest(now, Version, SchemaState.Newest(db), folder.Id, folder.Kind, tables);
        using var file = PrivateFiles.Create(path + Unfinished);
        await using (await db.Snapshot(cancel))
            WriteBackup.Write(
                file,
                passphrase,
                manifest,
                table => ReadRows.Of(db, table, cancel),
                KeptFiles.In(folder),
                GuessingCost.Usual
            );
        file.Flush(flushToDisk: true);
        return OpenBackup.Verify(file, passphrase);
    }

    private static async Task Remember(AppDb db, DateTimeOffset now, TimeProvider clock, CancellationToken cancel)
    {
        await LastBackup.Remember(db, now, cancel);
        db.Trail(Act, LastBackup.Key, clock);
        await db.SaveChangesAsync(cancel);
    }

    private static void Discard(string unfinished)
    {
        try
        {
            File.Delete(unfinished);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // What cannot be deleted has a name that says what it is.
        }
    }

    private static string Version =>
        typeof(MakeBackup).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];
}
