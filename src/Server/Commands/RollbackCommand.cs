using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Tirek.Server.Data;
using Tirek.Server.Installing;
using Tirek.Server.Node;

namespace Tirek.Server.Commands;

/// <summary><c>tirek rollback</c>: brings back the program and the database of before an update.</summary>
internal static class RollbackCommand
{
    private const string Help = """
        Take an update back: the database is again as the version before left it, and that version is in use. Call it with the newer version, while the
        node is stopped. What was written since is told, and kept beside for 14 days; what was hidden by hand since is hidden again.

        Example:
          ./tirek rollback --data FOLDER
        """;

    public static Command Create()
    {
        var loses = new Option<bool>("--lose-imports")
        {
            Description = "Go back although feeds were read since: they have to be read again.",
        };
        var data = CommandLine.DataOption();
        var command = new Command("rollback", Help) { loses, data };
        command.SetAction(
            async (parsed, cancel) =>
            {
                var folder = NodeFolder.OpenExisting(parsed.GetRequiredValue(data).FullName);
                var output = parsed.InvocationConfiguration.Output;
                FormerDatabase former;
                IReadOnlyList<Guid> hide;
                using (NodeLock.Alone(folder))
                {
                    await using var db = folder.OpenDatabase();
                    former = await Former(db, folder, cancel);
                    var since = await Since(db, cancel);
                    await RefuseImports(db, since, parsed.GetValue(loses), cancel);
                    hide = former.Shown(await db.Listings.Where(l => l.IsHidden).Select(l => l.Id).ToListAsync(cancel));
                    var lost = await Lost(db, since, cancel);
                    var undone = await former.PutBack((SqliteDb)db, folder, cancel);
                    await output.WriteLineAsync(
                        $"The database is as Tirek {former.Version} left it. The one of {SchemaVersion.Running} is kept: {undone}"
                    );
                    if (lost.Length > 0)
                        await output.WriteLineAsync($"Done since then, and to be done again: {lost}.");
                }
                await HideAgain(output, folder, InstalledVersion.Here?.Beside(former.Version), hide, cancel);
                await output.WriteLineAsync(
                    InstalledVersion.Here?.Beside(former.Version) is { } version
                        ? UpdateCommand.SayWhatIsUsed(version)
                        : $"Unpack Tirek {former.Version} again and start the node with it."
                );
                return 0;
            }
        );
        return command;
    }

    private static async Task<FormerDatabase> Former(AppDb db, NodeFolder folder, CancellationToken cancel)
    {
        if ((await SchemaVersion.Compare(db, cancel)).IsNewer)
            throw new CommandRefusal(
                $"The node is of Tirek {await SchemaVersion.Of(db, cancel)}: call that version's ./tirek rollback, which knows what was written since."
            );
        if (db is not SqliteDb)
            throw new CommandRefusal(
                "This node is on PostgreSQL: restore the backup of before the update with the version before, into an empty database. ./tirek restore --help."
            );
        return FormerDatabase.In(folder)
            ?? throw new CommandRefusal(
                "There is no former database: no update changed this one, or that is more than 14 days ago. If an older version knows it, call the ./tirek update in that version's folder; else restore a backup with it."
            );
    }

    private static async Task<DateTimeOffset> Since(AppDb db, CancellationToken cancel) =>
        await SchemaVersion.Find(db, SchemaVersion.SinceKey, cancel) is { } at
            ? DateTimeOffset.Parse(at, CultureInfo.InvariantCulture)
            : DateTimeOffset.MinValue;

    /// <summary>A feed read since may have hidden a place, and the former database would show it.</summary>
    private static async Task RefuseImports(AppDb db, DateTimeOffset since, bool loses, CancellationToken cancel)
    {
        var read = await db.ImportRuns.CountAsync(r => r.StartedAt > since || r.TakenBackAt > since, cancel);
        if (read > 0 && !loses)
            throw new CommandRefusal(
                $"{read} imports were made or taken back since the update. A place that they hid would be shown again. Go back with --lose-imports only if you read those feeds again before you start the node."
            );
    }

    private static async Task<string> Lost(AppDb db, DateTimeOffset since, CancellationToken cancel) =>
        string.Join(
            ", ",
            (
                await db
                    .AuditEntries.Where(a => a.At > since && a.Act != "node.update" && a.Act != "listing.hide")
                    .GroupBy(a => a.Act)
                    .Select(g => new { g.Key, Count = g.Count() })
                    .ToListAsync(cancel)
            )
                .OrderBy(a => a.Key, StringComparer.Ordinal)
                .Select(a => $"{a.Key} ({a.Count})")
        );

    /// <summary>The former version hides what was hidden since: only it knows its database.</summary>
    private static async Task HideAgain(
        TextWriter output,
        NodeFolder folder,
        InstalledVersion? version,
        IReadOnlyList<Guid> hide,
        CancellationToken cancel
    )
    {
        foreach (var id in hide)
        {
            if (version is not null)
            {
                using var hiding = Process.Start(
                    new ProcessStartInfo(version.Launcher, ["listing", "hide", id.ToString(), "--data", folder.Path])
                )!;
                await hiding.WaitForExitAsync(cancel);
                if (hiding.ExitCode == 0)
                    continue;
            }
            await output.WriteLineAsync($"BEFORE YOU START THE NODE hide again: ./tirek listing hide {id} --data {folder.Path}");
        }
    }
}
