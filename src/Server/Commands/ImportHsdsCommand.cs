using System.CommandLine;
using System.Diagnostics;
using System.Runtime;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Spectre.Console;
using Tirek.Server.Data;
using Tirek.Server.Imports;
using Tirek.Server.Node;

namespace Tirek.Server.Commands;

/// <summary><c>tirek import hsds</c>: reads a feed; of a newer edition it shows first what would change.</summary>
internal static class ImportHsdsCommand
{
    private const int SqliteBusy = 5;
    private const int SqliteLocked = 6;

    private const string Help = """
        Read an HSDS feed into the directory: a data package of 1.1, 3.0 or 3.1 (a folder with datapackage.json, or that file), or JSON of 3.0 or 3.1 (a
        file or a folder of them: services, organisations, pages of an API, ndjson); also in a zip, which is never unpacked to the disk. A new folder becomes
        an empty, real node.
        All that can be kept is kept, save what a privacy flag withholds. The same feed twice changes nothing. Of a newer feed of the same source it is
        shown what would change, and asked whether to take it. Every defect is in a report in FOLDER/reports.

        Examples:
          ./tirek import hsds samples/small-feed --data FOLDER
          ./tirek import hsds feed.zip --data FOLDER --country KG --source "Osh directory"
          ./tirek import hsds services.ndjson --data FOLDER --source "Osh directory" --yes
          ./tirek import hsds newer.zip --data FOLDER --source "Osh directory" --preview
        """;

    public static Command Create()
    {
        var options = new Options();
        var command = new Command("hsds", Help)
        {
            options.Feed,
            options.Country,
            options.Source,
            options.Report,
            options.Preview,
            options.Yes,
            options.Data,
        };
        command.SetAction((parsed, cancel) => Run(parsed, options, cancel));
        return command;
    }

    private sealed record Options
    {
        public Argument<string> Feed { get; } =
            new("feed") { Description = "A folder with datapackage.json or JSON, a file of these, or a zip of them." };
        public Option<string?> Country { get; } = new("--country") { Description = "Country of addresses that name none: KG." };
        public Option<string?> Source { get; } =
            new("--source")
            {
                Description = "Name under which the feed and its newer editions are known. Without it: the name it gives itself.",
            };
        public Option<FileInfo?> Report { get; } =
            new("--report") { Description = "Write the report here too: a table if the name ends with .csv, else text." };
        public Option<bool> Preview { get; } = new("--preview") { Description = "Only show what would change. Nothing is written." };
        public Option<bool> Yes { get; } = new("--yes") { Description = "Take a newer feed without asking." };
        public Option<DirectoryInfo> Data { get; } = CommandLine.DataOption();
    }

    private static async Task<int> Run(ParseResult parsed, Options options, CancellationToken cancel)
    {
        // The rows of a feed stay to the end: collecting in the background would look through all of them again and again.
        GCSettings.LatencyMode = GCLatencyMode.Batch;
        var path = parsed.GetRequiredValue(options.Data).FullName;
        RefuseDemonstration(path);
        using var files = FeedFiles.Open(parsed.GetRequiredValue(options.Feed));
        var isPreview = parsed.GetValue(options.Preview);
        var folder = isPreview ? NodeFolder.OpenExisting(path) : NodeFolder.Open(path, NodeKind.Real);
        using var inUse = NodeLock.Share(folder);
        await using var db = folder.OpenDatabase();
        await db.Prepare(folder, cancel);
        var began = TimeProvider.System.GetTimestamp();
        var output = parsed.InvocationConfiguration.Output;
        var (named, country) = (parsed.GetValue(options.Source), CountryOf(parsed.GetValue(options.Country)));
        FeedComparison? shown = null;
        if (isPreview || (!parsed.GetValue(options.Yes) && await db.LastRun(named ?? files.Name).AnyAsync(cancel)))
        {
            shown = await Refusing(() => WithProgress(output, p => new CompareFeed(db, p).Compare(files, named, country, cancel)));
            if (!await IsTaken(shown, isPreview, output))
                return 0;
        }
        var summary = await Refusing(() =>
            WithProgress(output, p => new ImportFeed(db, folder, TimeProvider.System, p).Import(files, named, country, cancel, shown))
        );
        await Say(output, SummaryLines.Of(summary));
        if (summary.Run is not null)
        {
            Copy(summary, parsed.GetValue(options.Report));
            await output.WriteLineAsync($"Report: {string.Join("  ", summary.Reports)}");
            await output.WriteLineAsync(Cost(began));
        }
        return 0;
    }

    /// <summary>Shows what would change and asks; false when there is nothing to take, or nothing but showing was wanted.</summary>
    /// <exception cref="CommandRefusal">It was not taken.</exception>
    private static async Task<bool> IsTaken(FeedComparison shown, bool isPreview, TextWriter output)
    {
        await Say(output, SummaryLines.Of(shown));
        if (shown.Differences is null)
            return false;
        if (isPreview)
        {
            await output.WriteLineAsync("Nothing was written.");
            return false;
        }
        if (Console.IsInputRedirected)
            throw new CommandRefusal("Nothing was taken: there is nobody to ask. Say --yes to take it.");
        if (!await ImportCommand.IsConfirmed(output, "Take it?"))
            throw new CommandRefusal("Nothing was taken.");
        return true;
    }

    private static async Task Say(TextWriter output, IEnumerable<string> lines)
    {
        foreach (var line in lines)
            await output.WriteLineAsync(line);
    }

    /// <summary>What may stop an import half-way is no fault of the program: it says so, and that nothing was changed.</summary>
    private static async Task<T> Refusing<T>(Func<Task<T>> import)
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
    private static async Task<T> WithProgress<T>(TextWriter output, Func<ImportProgress, Task<T>> import)
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
