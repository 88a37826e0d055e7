using Microsoft.EntityFrameworkCore;
using Tirek.Domain.Feeds;
using Tirek.Server.Audit;
using Tirek.Server.Commands;
using Tirek.Server.Data;
using Tirek.Server.Node;

namespace Tirek.Server.Imports;

/// <summary>
/// Reads a feed into the directory: all of it or nothing, in one transaction. Pages go on answering from the former state until it ends.
/// </summary>
internal sealed class ImportFeed(AppDb db, NodeFolder folder, TimeProvider clock, ImportProgress progress)
{
    /// <summary>A quarter of a second each: a page reads no longer.</summary>
    public const int AttemptsToLetGo = 20;

    /// <summary>How the trail of the node names it.</summary>
    public const string Act = "import.hsds";

    /// <summary>Who has it read, as the trail names her; null: whoever has the command line.</summary>
    public string? By { get; init; }

    /// <param name="named">The name of the source, if the operator gave one; else the feed's own.</param>
    /// <param name="shown">What the operator was shown and took; null when it is taken unseen.</param>
    public async Task<ImportSummary> Import(
        FeedFiles files,
        string? named,
        string? country,
        CancellationToken cancel,
        FeedComparison? shown = null
    )
    {
        var sourceName = named ?? files.Name;
        var started = clock.GetUtcNow();
        await WriteReport.Settle(folder, db, cancel);
        var digest = await ReadFeed.Digest(files, country, cancel);
        if (await IsReadLast(sourceName, digest, cancel))
            return new(sourceName, null);

        var defects = new Defects();
        var feed = ReadFeed.All(files, defects, progress, cancel);
        var withholding = new Withholding(feed, defects);

        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        // Holds the row that every writer of listings needs, so that no other import comes between reading and writing.
        await db.ChangeCounters.ExecuteUpdateAsync(u => u.SetProperty(c => c.Position, c => c.Position), cancel);
        if (await IsReadLast(sourceName, digest, cancel))
            return new(sourceName, null);
        if (shown is not null && !await IsAsShown(shown, digest, cancel))
            throw new CommandRefusal(
                "The feed or its source changed while you looked. Nothing was changed: look again.",
                FeedFault.SourceChanged
            );
        var keys = await SafeKeys.Of(db, cancel);
        var source = await new FeedSource(db, feed, keys).Find(sourceName, isNamed: named is not null, started, cancel);
        var run = new ImportRun
        {
            Id = await RunIds.Next(db, started, cancel),
            SourceId = source.Id,
            Digest = digest,
            StartedAt = started,
        };
        var (context, known) = await new PrepareFeed(db, feed, withholding, defects).For(sourceName, source.Id, keys, country, cancel);
        ProbableDuplicates.Report(context);
        var write = new WriteFeed(db, run, context, known, progress);
        var differences = await write.Write(cancel);

        var quotes = new Quotes(feed, withholding);
        var summary = new ImportSummary(sourceName, run)
        {
            Files = [.. feed.Tables.GroupBy(t => t.File).Select(ImportSummary.CountOf)],
            Differences = differences,
            ReadAgain = await WithheldElsewhere.SourcesToReadAgain(db, source.Id, cancel),
        };
        Count(run, summary, defects);
        await Keep(run, defects, quotes, cancel);
        db.ImportRuns.Add(run);
        db.Trail(Act, run.Id.ToString(), clock, By);
        if (write.HasForgotten)
            await LettingGo.Remember(db, cancel);
        await db.SaveChangesAsync(cancel);
        var reports = await WriteReport.Write(folder, summary, defects, quotes, cancel);
        try
        {
            await transaction.CommitAsync(cancel);
        }
        catch
        {
            foreach (var report in reports)
                File.Delete(report);
            throw;
        }
        return summary with
        {
            Reports = WriteReport.Confirm(reports),
            HasLetGo = await LettingGo.Try(db, AttemptsToLetGo, CancellationToken.None),
        };
    }

    private static void Count(ImportRun run, ImportSummary summary, Defects defects)
    {
        run.Added = summary.Differences.Values.Sum(d => d.Added);
        run.Changed = summary.Differences.Values.Sum(d => d.Changed);
        run.Gone = summary.Differences.Values.Sum(d => d.Gone);
        run.Unchanged = summary.Differences.Values.Sum(d => d.Unchanged);
        run.Quarantined = summary.Files.Sum(f => f.Quarantined);
        run.Defects = defects.Found.Count;
    }

    private async Task Keep(ImportRun run, Defects defects, Quotes quotes, CancellationToken cancel)
    {
        run.FinishedAt = clock.GetUtcNow();
        // What former readings could not keep has come again with this one, or is gone from the feed; and it may be withheld by now.
        await db
            .QuarantinedRows.Where(q => db.ImportRuns.Any(r => r.Id == q.RunId && r.SourceId == run.SourceId))
            .ExecuteUpdateAsync(u => u.SetProperty(q => q.Content, (string?)null), cancel);
        foreach (var batch in defects.Found.Chunk(5_000))
            await db.BulkInsert([.. batch.Select(d => Kept(d, run, quotes))], cancel);
        foreach (var batch in defects.QuarantinedRows.Chunk(5_000))
            await db.BulkInsert([.. batch.Select(q => Kept(q, run, quotes))], cancel);
    }

    private static ImportDefect Kept(Defect defect, ImportRun run, Quotes quotes) =>
        new()
        {
            Id = Guid.CreateVersion7(run.StartedAt),
            RunId = run.Id,
            File = defect.File,
            Row = defect.Line,
            Field = defect.Field,
            Reason = defect.Reason,
            Done = defect.Done,
            Value = quotes.ValueOf(defect),
        };

    private static QuarantinedRow Kept(Quarantined quarantined, ImportRun run, Quotes quotes) =>
        new()
        {
            Id = Guid.CreateVersion7(run.StartedAt),
            RunId = run.Id,
            File = quarantined.File,
            Row = quarantined.Line,
            Reason = quarantined.Reason,
            Content = quotes.ContentOf(quarantined),
        };

    /// <summary>
    /// A feed that withholds places is read again when another source was read since: its addresses are not kept, and the other may tell them.
    /// </summary>
    private async Task<bool> IsReadLast(string sourceName, byte[] digest, CancellationToken cancel) =>
        await WithheldElsewhere.IsReadLast(db, await db.LastRun(sourceName).FirstOrDefaultAsync(cancel), digest, cancel);

    private async Task<bool> IsAsShown(FeedComparison shown, byte[] digest, CancellationToken cancel)
    {
        var last = await db.LastRun(shown.Source).FirstOrDefaultAsync(cancel);
        return shown.Digest.AsSpan().SequenceEqual(digest)
            && last?.Id == shown.Last
            // Of a source that shows less for another's sake: what that one withholds may be less by now.
            && (
                last is null
                || shown.Readings is null
                || shown.Readings == await db.Readings(cancel)
                || !await WithheldElsewhere.IsHeldForOthers(db, last.SourceId, cancel)
            );
    }
}
