using System.CommandLine;
using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Spectre.Console;
using Tirek.Server.Imports;
using Tirek.Server.Node;

namespace Tirek.Server.Commands;

/// <summary><c>tirek import hsds | list | undo</c>: feeds of other directories.</summary>
internal static class ImportCommand
{
    private const int SqliteBusy = 5;
    private const int SqliteLocked = 6;

    private const string HsdsHelp = """
        Read an HSDS feed into the directory: a data package of 1.1, 3.0 or 3.1 (a folder with datapackage.json, or that file), also in a zip, which is
        never unpacked to the disk. A new folder becomes an empty, real node.
        All that can be kept is kept, save what a privacy flag withholds. The same feed twice changes nothing; a newer one of the same source is compared
        with the former. Every defect is in a report in FOLDER/reports.

        Examples:
          ./tirek import hsds samples/small-feed --data FOLDER
          ./tirek import hsds feed.zip --data FOLDER --country KG --source "Osh directory"
        """;

    private const string UndoHelp = """
        Take an import back: the directory is as it was before it. Later imports of the same source have to be taken back first.

        Example:
          ./tirek import undo 3 --data FOLDER
        """;

    public static Command Create() =>
        new("import", "Feeds of other directories: read one, list what was read, take it back.") { Hsds(), List(), Undo() };

    private static Command Hsds()
    {
        var feed = new Argument<string>("feed") { Description = "Folder with datapackage.json, that file, or a zip of it." };
        var country = new Option<string?>("--country") { Description = "Country of addresses that name none: KG." };
        var source = new Option<string?>("--source")
        {
            Description = "Name under which the feed and its newer editions are known. Without it: the name it gives itself.",
        };
        var report = new Option<FileInfo?>("--report")
        {
            Description = "Write the report here too: a table if the name ends with .csv, else text.",
        };
        var data = CommandLine.DataOption();
        var command = new Command("hsds", HsdsHelp) { feed, country, source, report, data };
        command.SetAction(
            async (parsed, cancel) =>
            {
                var path = parsed.GetRequiredValue(data).FullName;
                RefuseDemonstration(path);
                using var files = FeedFiles.Open(parsed.GetRequiredValue(feed));
                var folder = NodeFolder.Open(path, NodeKind.Real);
                await using var db = folder.OpenDatabase();
                await db.Prepare(folder, cancel);
                var began = TimeProvider.System.GetTimestamp();
                var output = parsed.InvocationConfiguration.Output;
                var named = parsed.GetValue(source);
                var filling = CountryOf(parsed.GetValue(country));
                var summary = await Refusing(() =>
                    WithProgress(
                        output,
                        progress => new ImportFeed(db, folder, TimeProvider.System, progress).Import(files, named, filling, cancel)
                    )
                );
                foreach (var line in SummaryLines.Of(summary))
                    await output.WriteLineAsync(line);
                if (summary.Run is not null)
                {
                    Copy(summary, parsed.GetValue(report));
                    await output.WriteLineAsync($"Report: {string.Join("  ", summary.Reports)}");
                    await output.WriteLineAsync(Cost(began));
                }
                return 0;
            }
        );
        return command;
    }

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
                if (!parsed.GetValue(yes) && !await IsConfirmed(output))
                    throw new CommandRefusal("Nothing was changed.");
                await undo.TakeBack(plan, cancel);
                await output.WriteLineAsync("Taken back. Places whose address it withheld stay hidden: their addresses were not kept.");
            }
        );
    }

    private static async Task<bool> IsConfirmed(TextWriter output)
    {
        await output.WriteAsync("Take it back? Type yes: ");
        await output.FlushAsync();
        return (await Console.In.ReadLineAsync())?.Trim().Equals("yes", StringComparison.OrdinalIgnoreCase) == true;
    }

    /// <summary>What may stop an import half-way is no fault of the program: it says so, and that nothing was changed.</summary>
    private static async Task<ImportSummary> Refusing(Func<Task<ImportSummary>> import)
    {
        try
        {
            return await import();
        }
        catch (OperationCanceledException)
        {
            throw new CommandRefusal("Stopped. Nothing was changed.");
        }
        catch (SqliteException e) when (e.SqliteErrorCode is SqliteBusy or SqliteLocked)
        {
            throw new CommandRefusal("Another command is writing. Nothing was changed: try again in a minute.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CommandRefusal("A file of the feed or of the node cannot be read or written. Nothing was changed.");
        }
    }

    private static void RefuseDemonstration(string path)
    {
        if (File.Exists(Path.Combine(path, NodeFolder.FileName)) && NodeFolder.Open(path).IsDemonstration)
            throw new CommandRefusal(
                $"{path} is a demonstration: invented data and real data never meet. Choose a new folder with --data: it becomes an empty, real node."
            );
    }

    private static string? CountryOf(string? written) =>
        written is null ? null
        : PlaceNames.Country(written) is { } code ? code
        : throw new CommandRefusal("--country takes a country's code of two letters, such as KG.");

    private static void Copy(ImportSummary summary, FileInfo? report)
    {
        if (report is null)
            return;
        report.Directory?.Create();
        var isTable = report.Extension.Equals(".csv", StringComparison.OrdinalIgnoreCase);
        File.Copy(summary.Reports.First(r => r.EndsWith(".csv", StringComparison.Ordinal) == isTable), report.FullName, overwrite: true);
    }

    private static string Cost(long began)
    {
        using var process = Process.GetCurrentProcess();
        return $"Took {TimeProvider.System.GetElapsedTime(began).TotalSeconds:F1} s, at most {process.PeakWorkingSet64 / (1 << 20)} MB of memory.";
    }

    /// <summary>A bar on a terminal; a line for each step when the output goes to a file or another program.</summary>
    private static async Task<ImportSummary> WithProgress(TextWriter output, Func<ImportProgress, Task<ImportSummary>> import)
    {
        if (output != Console.Out || Console.IsOutputRedirected)
        {
            var said = "";
            return await import(
                new ImportProgress(
                    (step, _) =>
                    {
                        if (step != said)
                            output.WriteLine($"{step}…");
                        said = step;
                    }
                )
            );
        }
        return await AnsiConsole
            .Progress()
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new ElapsedTimeColumn())
            .StartAsync(async bars =>
            {
                var tasks = new Dictionary<string, ProgressTask>();
                return await import(
                    new ImportProgress(
                        (step, share) =>
                        {
                            if (!tasks.TryGetValue(step, out var task))
                                tasks[step] = task = bars.AddTask(step, maxValue: 1);
                            task.Value = share;
                        }
                    )
                );
            });
    }
}
