using System.CommandLine;
using Microsoft.EntityFrameworkCore;
using Tirek.Server.Audit;
using Tirek.Server.Data;
using Tirek.Server.Installing;
using Tirek.Server.Node;

namespace Tirek.Server.Commands;

/// <summary><c>tirek update</c>: hands a node over to this version of the program, and keeps the way back.</summary>
internal static class UpdateCommand
{
    private const string Help = """
        Hand a stopped node over to this version: unpack it beside the one in use, then call the ./tirek in it. The database is kept as the version before
        left it, for 14 days; ./tirek rollback brings both back.

        Examples:
          ./tirek update --data FOLDER
          ./tirek update --backup-made --data FOLDER       a node on PostgreSQL: make a backup with the version before first
        """;

    public static Command Create()
    {
        var isBackedUp = new Option<bool>("--backup-made")
        {
            Description = "There is a backup of this node on PostgreSQL, made by the version before.",
        };
        var data = CommandLine.DataOption();
        var command = new Command("update", Help) { isBackedUp, data };
        command.SetAction(
            async (parsed, cancel) =>
            {
                var folder = NodeFolder.OpenExisting(parsed.GetRequiredValue(data).FullName);
                using var alone = NodeLock.Alone(folder);
                await using var db = folder.OpenDatabase();
                var output = parsed.InvocationConfiguration.Output;
                await output.WriteLineAsync(await Bring(db, folder, parsed.GetValue(isBackedUp), cancel));
                await output.WriteLineAsync(SayWhatIsUsed(InstalledVersion.Here));
                return 0;
            }
        );
        return command;
    }

    private static async Task<string> Bring(AppDb db, NodeFolder folder, bool isBackedUp, CancellationToken cancel)
    {
        var (isNewer, isOlder) = await SchemaVersion.Compare(db, cancel);
        if (isNewer || !isOlder || await FillMark.Find(db, cancel) is not null)
        {
            await db.Prepare(folder, cancel);
            return $"The database is as Tirek {SchemaVersion.Running} knows it: nothing in it was changed.";
        }
        await db.Bind(folder, cancel);
        var before = await SchemaVersion.Of(db, cancel);
        var wayBack = "Go back by restoring the backup with the version before.";
        if (db is SqliteDb embedded)
        {
            var former = await FormerDatabase.Keep(embedded, folder, before, cancel);
            wayBack =
                $"As {before} left it, it is kept for {FormerDatabase.Kept.Days} days: {former.File}. Go back with ./tirek rollback --data FOLDER.";
        }
        else if (!isBackedUp)
            throw new CommandRefusal(
                $"Make a backup with Tirek {before} first: it is the way back. ./tirek backup --help. Then call this again with --backup-made."
            );
        await SchemaVersion.Migrate(db, folder, cancel);
        await SchemaVersion.Remember(db, TimeProvider.System, cancel);
        db.Trail("node.update", SchemaVersion.Running, TimeProvider.System);
        await db.SaveChangesAsync(cancel);
        return $"The database was brought from Tirek {before} to {SchemaVersion.Running}. {wayBack}";
    }

    /// <summary>Makes the link lead to this version, or says how.</summary>
    public static string SayWhatIsUsed(InstalledVersion? version)
    {
        if (version is null)
            return "Start it again.";
        try
        {
            return version.Use()
                ? $"{version.Link} leads to {Path.GetFileName(version.Folder)}. Start the node again."
                : $"Start it with {version.Launcher}.";
        }
        catch (UnauthorizedAccessException)
        {
            return $"You may not change the link: run sudo ln -sfn {Path.GetFileName(version.Folder)} {version.Link}, then start the node again.";
        }
    }
}
