using System.CommandLine;
using Microsoft.EntityFrameworkCore;
using Tirek.Server.Imports;

namespace Tirek.Server.Commands;

/// <summary><c>tirek import hsds | list | undo | remove</c>: feeds of other directories.</summary>
internal static class ImportCommand
{
    private const string UndoHelp = """
        Take an import back: the directory is as it was before it. Later imports of the same source have to be taken back first.

        Example:
          ./tirek import undo 3 --data FOLDER
        """;

    private const string RemoveHelp = """
        Remove a source whole: its organisations, places and services, what was kept to take its imports back, what was wrong with it, and its reports. They
        leave pages and search at once. A service that was hidden by hand stays hidden, should the source be read again: ./tirek listing unhide shows it. Of a
        hidden place its id stays and how coarse its area was, so that the area does not become finer.

        Example:
          ./tirek import remove "Osh directory" --data FOLDER
        """;

    public static Command Create() =>
        new("import", "Feeds of other directories: read one, list what was read, take it back, remove it.")
        {
            ImportHsdsCommand.Create(),
            ReportCommand.Create(),
            List(),
            Undo(),
            Remove(),
        };

    private static Command List() =>
        new Command("list", "Show what was read, when, and what it changed.\n\nExample:\n  ./tirek import list --data FOLDER").OnNode(
            CommandLine.DataOption(),
            async (_, _, db, output, cancel) =>
            {
                var sources = await db.ImportSources.ToDictionaryAsync(s => s.Id, s => s.Name, cancel);
                var runs = await db.ImportRuns.AsNoTracking().OrderBy(r => r.Id).ToListAsync(cancel);
                foreach (var (i, run) in runs.Index())
                    await output.WriteLineAsync(
                        $"{i + 1}. {run.StartedAt:yyyy-MM-dd HH:mm} UTC  {sources[run.SourceId]}: {run.Added:N0} new, {run.Changed:N0} changed, {run.Gone:N0} gone, {run.Unchanged:N0} unchanged; "
                            + $"{run.Quarantined:N0} rows in quarantine, {run.Defects:N0} defects{(run.TakenBackAt is { } at ? $"; taken back {at:yyyy-MM-dd HH:mm}" : "")}"
                    );
                if (runs.Count == 0)
                    await output.WriteLineAsync("Nothing was imported yet.");
            }
        );

    private static Command Undo()
    {
        var run = new Argument<string>("run") { Description = "Its number in ./tirek import list." };
        var yes = new Option<bool>("--yes") { Description = "Do not ask." };
        return new Command("undo", UndoHelp) { run, yes }.OnNode(
            CommandLine.DataOption(),
            async (parsed, _, db, output, cancel) =>
            {
                var undo = new UndoImport(db, TimeProvider.System);
                var plan = await undo.Plan(parsed.GetRequiredValue(run), cancel);
                await output.WriteLineAsync(
                    $"Import {plan.Number} of {plan.Run.StartedAt:yyyy-MM-dd HH:mm} UTC, source {plan.Source}: {plan.Removed:N0} records go, {plan.Restored:N0} are as they were before it."
                );
                if (plan.Opened > 0)
                    await output.WriteLineAsync($"ATTENTION: {plan.Opened:N0} controlled records will be in the open again.");
                if (plan.Telephones > 0)
                    await output.WriteLineAsync(
                        $"ATTENTION: telephones of {plan.Telephones:N0} records that are for professionals will be in the open again."
                    );
                if (!parsed.GetValue(yes) && !await IsConfirmed(output, "Take it back?"))
                    throw new CommandRefusal("Nothing was changed.");
                await undo.TakeBack(plan, cancel);
                await output.WriteLineAsync("Taken back. Places whose address it withheld stay hidden: their addresses were not kept.");
            }
        );
    }

    private static Command Remove()
    {
        var source = new Argument<string>("source") { Description = "Its name in ./tirek import list." };
        var yes = new Option<bool>("--yes") { Description = "Do not ask." };
        return new Command("remove", RemoveHelp) { source, yes }.OnNode(
            CommandLine.DataOption(),
            async (parsed, folder, db, output, cancel) =>
            {
                var remove = new RemoveSource(db, folder, TimeProvider.System);
                var plan = await remove.Plan(parsed.GetRequiredValue(source), cancel);
                await output.WriteLineAsync(
                    $"Source {plan.Source.Name}: {plan.Organizations:N0} organisations, {plan.Locations:N0} locations, {plan.Services:N0} services and what was kept of {plan.Imports:N0} imports go. This cannot be taken back."
                );
                if (!parsed.GetValue(yes) && !await IsConfirmed(output, "Remove it?"))
                    throw new CommandRefusal("Nothing was changed.");
                await remove.Remove(plan, cancel);
                await output.WriteLineAsync(
                    plan.Hidden == 0
                        ? "Removed."
                        : $"Removed. The ids of {plan.Hidden:N0} services that were hidden by hand are kept, so that they stay hidden should the source be read again."
                );
            }
        );
    }

    public static async Task<bool> IsConfirmed(TextWriter output, string question)
    {
        await output.WriteAsync($"{question} Type yes: ");
        await output.FlushAsync();
        return (await Console.In.ReadLineAsync())?.Trim().Equals("yes", StringComparison.OrdinalIgnoreCase) == true;
    }
}
