using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Tirek.Domain.Documents;
using Tirek.Domain.Feeds;
using Tirek.Domain.Languages;
using Tirek.Server.Commands;
using Tirek.Server.Data;

namespace Tirek.Server.Imports;

/// <summary>
/// The report of an import to hand to whoever keeps the feed: what changed, what is wrong by file and reason, what that means, what to do. It is made from
/// what was stored of the run, where no withheld value is.
/// </summary>
internal sealed class PrintImport(AppDb db, TimeProvider clock)
{
    /// <param name="wanted">The run's number in the list of imports, or its id.</param>
    /// <param name="mostRows">So many rows are shown of each reason.</param>
    /// <param name="cancel">Stops reading.</param>
    /// <exception cref="CommandRefusal">There is no such run, or it was taken back.</exception>
    public async Task<Report> Describe(string wanted, int mostRows, CancellationToken cancel)
    {
        var runs = await db.ImportRuns.AsNoTracking().OrderBy(r => r.Id).ToListAsync(cancel);
        var at = int.TryParse(wanted, out var number) ? number - 1 : runs.FindIndex(r => Guid.TryParse(wanted, out var id) && r.Id == id);
        if (runs.ElementAtOrDefault(at) is not { } run)
            throw new CommandRefusal("There is no such import. ./tirek import list shows them with their numbers.");
        if (run.TakenBackAt is not null)
            throw new CommandRefusal($"Import {at + 1} was taken back, and what was found wrong in it went with it.");
        var source = await db.ImportSources.Where(s => s.Id == run.SourceId).Select(s => s.Name).SingleAsync(cancel);
        var counts = await Counts(run, cancel);
        var blocks = new List<Block>
        {
            new Heading(1, $"Import {at + 1}: what was found"),
            new Paragraph(
                new Text([
                    new Run("Source: "),
                    new Run(source) { IsStrong = true },
                    new Run($", read {run.StartedAt:yyyy-MM-dd HH:mm} UTC."),
                ])
            ),
            new Paragraph("Values that a privacy flag withholds are nowhere in this report. A row is named by its line in the file."),
        };
        blocks.AddRange(Summary(run));
        blocks.AddRange(ByFile(run, counts));
        foreach (
            var reason in counts
                .GroupBy(c => c.Reason)
                .OrderByDescending(g => g.Sum(c => c.Count))
                .ThenBy(g => g.Key, StringComparer.Ordinal)
        )
            blocks.AddRange(await Explained(run, reason.Key, reason.Sum(c => c.Count), mostRows, cancel));
        var now = clock.GetUtcNow();
        return new($"Import {at + 1}", Language.English, now, blocks)
        {
            Foot = [$"Made {now:yyyy-MM-dd HH:mm} UTC from import {run.Id}", $"Source: {source}"],
            PageOf = "Page {0} of {1}",
        };
    }

    private async Task<IReadOnlyList<DefectCount>> Counts(ImportRun run, CancellationToken cancel) =>
        await db
            .ImportDefects.Where(d => d.RunId == run.Id)
            .GroupBy(d => new
            {
                d.File,
                d.Reason,
                d.Done,
            })
            .OrderBy(g => g.Key.File)
            .ThenBy(g => g.Key.Reason)
            .ThenBy(g => g.Key.Done)
            .Select(g => new DefectCount(g.Key.File, g.Key.Reason, g.Key.Done, g.Count()))
            .ToListAsync(cancel);

    private static IEnumerable<Block> Summary(ImportRun run)
    {
        yield return new Heading(2, "Summary");
        yield return new Table(
            [new(null, 8), new(null, 4, AtEnd: true)],
            [
                ["Records that are new", N(run.Added)],
                ["Records that changed", N(run.Changed)],
                ["Records no longer in the feed", N(run.Gone)],
                ["Records as they were", N(run.Unchanged)],
                ["Defects", N(run.Defects)],
                ["Rows in quarantine: not kept until they are mended", N(run.Quarantined)],
            ]
        )
        {
            RowsAreNamed = true,
        };
    }

    private static IEnumerable<Block> ByFile(ImportRun run, IReadOnlyList<DefectCount> counts)
    {
        yield return new Heading(2, "By file and reason");
        if (counts.Count == 0)
            yield return new Paragraph(
                run.Defects == 0
                    ? "Nothing was found wrong."
                    : $"It is not kept any more what that was: of a source that is read by itself the last {FeedRule.FindingsKept} readings keep it."
            );
        else
            yield return new Table(
                [new("File", 4), new("Reason", 4), new("What was done", 2), new("Rows", 2, AtEnd: true)],
                [.. counts.Select(c => (IReadOnlyList<Text>)[c.File, c.Reason, c.Done, N(c.Count)])]
            );
    }

    private async Task<IEnumerable<Block>> Explained(ImportRun run, string reason, int count, int mostRows, CancellationToken cancel)
    {
        var rows = await db
            .ImportDefects.AsNoTracking()
            .Where(d => d.RunId == run.Id && d.Reason == reason)
            .OrderBy(d => d.File)
            .ThenBy(d => d.Row)
            .ThenBy(d => d.Field)
            .Take(mostRows)
            .ToListAsync(cancel);
        var left = count - rows.Count;
        return
        [
            new Heading(2, $"{reason}: {N(count)}"),
            new Paragraph(Reasons.Sentence(reason)),
            new Paragraph(new Text([new Run("What to do: ") { IsStrong = true }, new Run(WhatToDo.Sentence(reason))])),
            new Table(
                [new("File", 4), new("Row", 1, AtEnd: true), new("Field", 3), new("Value", 4)],
                [.. rows.Select(d => (IReadOnlyList<Text>)[d.File, d.Row == 0 ? "" : N(d.Row), d.Field ?? "", d.Value ?? ""])]
            ),
            .. left > 0
                ? (IEnumerable<Block>)
                    [new Paragraph($"{N(left)} more: all are in the table that the import wrote into reports/.", TextSize.Small)]
                : [],
        ];
    }

    private static string N(int number) => number.ToString("N0", CultureInfo.InvariantCulture);

    private sealed record DefectCount(string File, string Reason, string Done, int Count);
}
