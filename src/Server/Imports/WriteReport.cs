using System.Globalization;
using System.Text;
using CsvHelper;
using Microsoft.EntityFrameworkCore;
using Tirek.Server.Data;
using Tirek.Server.Node;

namespace Tirek.Server.Imports;

/// <summary>Writes what an import found, into the node's folder: a text to read and a table of every defect.</summary>
internal static class WriteReport
{
    private const int ExamplesInText = 5;

    /// <summary>A report of an import that is not known yet to be.</summary>
    private const string Unconfirmed = ".part";

    /// <summary>Writes the reports under names that say that their import is not done yet, and returns these.</summary>
    public static async Task<IReadOnlyList<string>> Write(
        NodeFolder folder,
        ImportSummary summary,
        Defects defects,
        Quotes quotes,
        CancellationToken cancel
    )
    {
        Directory.CreateDirectory(folder.Reports);
        var paths = PathsOf(folder, summary.Run!).Select(p => p + Unconfirmed).ToList();
        await File.WriteAllTextAsync(paths[0], Text(summary, defects, quotes), new UTF8Encoding(false), cancel);
        await WriteTable(paths[1], defects, quotes, cancel);
        return paths;
    }

    /// <summary>The columns of the table of defects.</summary>
    public static string[] Heads { get; } = ["file", "row", "field", "reason", "done", "value", "meaning"];

    /// <summary>A defect as its row.</summary>
    /// <param name="line">0: it is of the file as a whole.</param>
    public static string[] RowOf(string file, int line, string? field, string reason, string done, string? value) =>
        [
            file,
            line == 0 ? "" : line.ToString(CultureInfo.InvariantCulture),
            field ?? "",
            reason,
            done,
            value ?? "",
            Reasons.Sentence(reason),
        ];

    /// <summary>Where the reports of a reading lie: the text, and the table.</summary>
    public static IReadOnlyList<string> PathsOf(NodeFolder folder, ImportRun run)
    {
        var stem = Path.Combine(folder.Reports, $"import-{run.StartedAt:yyyy-MM-dd-HHmmss}-{EndOf(run.Id)}");
        return [$"{stem}.txt", $"{stem}.csv"];
    }

    /// <summary>The import is done: its reports get their names.</summary>
    public static IReadOnlyList<string> Confirm(IEnumerable<string> reports)
    {
        var confirmed = new List<string>();
        foreach (var report in reports)
        {
            confirmed.Add(report[..^Unconfirmed.Length]);
            File.Move(report, confirmed[^1], overwrite: true);
        }
        return confirmed;
    }

    /// <summary>Reports of imports that were killed go; of one that was killed after it was done, they get their names.</summary>
    public static async Task Settle(NodeFolder folder, AppDb db, CancellationToken cancel)
    {
        if (!Directory.Exists(folder.Reports))
            return;
        var open = Directory.GetFiles(folder.Reports, $"*{Unconfirmed}");
        if (open.Length == 0)
            return;
        var runs = await db.ImportRuns.Select(r => r.Id).ToListAsync(cancel);
        foreach (var report in open)
            if (runs.Exists(r => report.Contains(EndOf(r), StringComparison.Ordinal)))
                Confirm([report]);
            else
                File.Delete(report);
    }

    private static string EndOf(Guid run) => run.ToString()[^12..];

    private static async Task WriteTable(string path, Defects defects, Quotes quotes, CancellationToken cancel)
    {
        await using var stream = File.Create(path);
        // Excel takes UTF-8 for what it is only with a mark. A cell that begins like a formula would run when the table is opened.
        var options = CsvWriterOptions.Default with
        {
            Injection = CsvInjection.Escape,
            WriteByteOrderMark = true,
        };
        await using var csv = CsvWriter.Create(stream, options);
        csv.WriteRecord(Heads);
        foreach (var d in defects.Found)
            await csv.WriteRecordAsync(RowOf(d.File, d.Line, d.Field, d.Reason, d.Done, quotes.ValueOf(d)), cancel);
    }

    private static string Text(ImportSummary summary, Defects defects, Quotes quotes)
    {
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $"Import {summary.Run!.Id}").AppendLine();
        foreach (var line in SummaryLines.Of(summary))
            text.AppendLine(line);
        text.AppendLine().AppendLine("What was found, by file and reason (every row is in the table beside this file):");
        foreach (var file in defects.Found.GroupBy(d => d.File))
        {
            text.AppendLine().AppendLine(file.Key);
            foreach (var reason in file.GroupBy(d => (d.Reason, d.Done, d.Field)).OrderByDescending(g => g.Count()))
            {
                var field = reason.Key.Field is { } f ? $" [{f}]" : "";
                text.AppendLine(
                    CultureInfo.InvariantCulture,
                    $"  {reason.Count(), 6} × {reason.Key.Reason}{field}: {reason.Key.Done}. {Reasons.Sentence(reason.Key.Reason)}"
                );
                var rows = reason.Where(d => d.Line > 0).Take(ExamplesInText).Select(d => Example(d, quotes)).ToList();
                if (rows.Count > 0)
                    text.AppendLine(
                        CultureInfo.InvariantCulture,
                        $"           row {string.Join(", ", rows)}{(reason.Count() > rows.Count ? ", …" : "")}"
                    );
            }
        }
        return text.ToString();
    }

    private static string Example(Defect defect, Quotes quotes) =>
        quotes.ValueOf(defect) is { } value
            ? $"{defect.Line} “{(value.Length > 60 ? value[..60] + "…" : value).ReplaceLineEndings(" ")}”"
            : defect.Line.ToString(CultureInfo.InvariantCulture);
}
