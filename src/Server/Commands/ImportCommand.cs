using System.CommandLine;
using System.Diagnostics;
using Spectre.Console;
using Tirek.Server.Imports;
using Tirek.Server.Node;

namespace Tirek.Server.Commands;

/// <summary><c>tirek import hsds | list | undo</c>: feeds of other directories.</summary>
internal static class ImportCommand
{
    private const string HsdsHelp = """
        Read an HSDS 1.1 data package (a folder with datapackage.json, or that file) into the directory. A new folder becomes an empty, real node.
        All that can be kept is kept, save what a privacy flag withholds. The same feed twice changes nothing; a newer one of the same source is compared
        with the former. Every defect is in a report in FOLDER/reports.

        Examples:
          ./tirek import hsds samples/small-feed --data FOLDER
          ./tirek import hsds feed/datapackage.json --data FOLDER --country KG --source "Osh directory"
        """;

    public static Command Create() => new("import", "Feeds of other directories: read one, list what was read, take it back.") { Hsds() };

    private static Command Hsds()
    {
        var feed = new Argument<string>("feed") { Description = "Folder with datapackage.json, or that file." };
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
                var descriptor = FeedDescriptor.Open(parsed.GetRequiredValue(feed));
                var folder = NodeFolder.Open(path, NodeKind.Real);
                await using var db = folder.OpenDatabase();
                await db.Prepare(folder, cancel);
                var began = TimeProvider.System.GetTimestamp();
                var output = parsed.InvocationConfiguration.Output;
                var summary = await WithProgress(
                    output,
                    progress =>
                        new ImportFeed(db, folder, TimeProvider.System, progress).Import(
                            descriptor,
                            parsed.GetValue(source) ?? descriptor.Name,
                            CountryOf(parsed.GetValue(country)),
                            cancel
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
