using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Tirek.Domain.Feeds;
using Tirek.Server.Audit;
using Tirek.Server.Commands;
using Tirek.Server.Data;
using Tirek.Server.Imports;
using Tirek.Server.Node;

namespace Tirek.Server.Feeds;

/// <summary>Does what is due with one edition: compares it, takes it, or takes a reading back.</summary>
internal sealed class ReadEdition(AppDb db, NodeFolder folder, FeedSeal seal, TimeProvider clock, ImportProgress progress)
{
    public async Task Work(FeedReading reading, CancellationToken cancel)
    {
        try
        {
            switch (reading.State)
            {
                case FeedState.ToCompare:
                    await Compare(reading, cancel);
                    break;
                case FeedState.ToTake:
                    await Take(reading, cancel);
                    break;
                case FeedState.ToTakeBack:
                    await TakeBack(reading, cancel);
                    break;
            }
        }
        catch (CommandRefusal refusal) when (refusal.Fault == FeedFault.SourceChanged)
        {
            db.ChangeTracker.Clear();
            // Whoever said yes to it has not said so to what it is now.
            var by = reading.ScheduleId is null ? reading.By : null;
            await db
                .FeedReadings.Where(r => r.Id == reading.Id && r.State == FeedState.ToTake)
                .ExecuteUpdateAsync(
                    u =>
                        u.SetProperty(r => r.State, FeedState.ToCompare)
                            .SetProperty(r => r.By, by)
                            .SetProperty(r => r.Fault, FeedFault.SourceChanged)
                            .SetProperty(r => r.Attempts, 0),
                    cancel
                );
        }
        catch (CommandRefusal refusal)
        {
            await Fail(reading, refusal.Fault ?? FeedFault.NotAFeed, cancel);
        }
        catch (CryptographicException)
        {
            await Fail(reading, FeedFault.ContentLost, cancel);
        }
    }

    public Task Fail(FeedReading reading, FeedFault fault, CancellationToken cancel) => End(reading, FeedState.Failed, fault, null, cancel);

    private async Task Compare(FeedReading reading, CancellationToken cancel)
    {
        FeedComparison found;
        using (var files = await Open(reading, cancel))
            found = await new CompareFeed(db, progress).Compare(files, reading.Named, reading.Country, cancel);
        db.ChangeTracker.Clear();
        (reading.Source, reading.Digest, reading.Last) = (found.Source, found.Digest, found.Last);
        var schedule = await db.FeedSchedules.AsNoTracking().SingleOrDefaultAsync(s => s.Id == reading.ScheduleId, cancel);
        if (schedule?.Refused is { } refused && refused.AsSpan().SequenceEqual(found.Digest))
        {
            await End(reading, FeedState.Dropped, FeedFault.RefusedBefore, null, cancel);
            return;
        }
        if (found.Differences is not { } differences)
        {
            await End(reading, FeedState.Same, null, null, cancel);
            return;
        }
        var difference = DifferenceOf(found, differences);
        var doubts = FeedRule.Doubts(difference, await WasTakenBack(found, cancel));
        // A schedule that somebody paused, changed or removed meanwhile takes nothing by itself.
        var isByItself = schedule is { PausedAt: null } && NoteSchedule.IsAsItCame(schedule, reading) && doubts.Count == 0;
        var next = isByItself ? FeedState.ToTake : FeedState.ToDecide;
        var (shown, said) = (StoredJson.Write(difference), doubts.Select(d => d.ToString()).ToArray());
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var isCompared = await db
            .FeedReadings.Where(r => r.Id == reading.Id && r.State == FeedState.ToCompare)
            .ExecuteUpdateAsync(
                u =>
                    u.SetProperty(r => r.State, next)
                        .SetProperty(r => r.Attempts, 0)
                        .SetProperty(r => r.Source, found.Source)
                        .SetProperty(r => r.Digest, found.Digest)
                        .SetProperty(r => r.Last, found.Last)
                        .SetProperty(r => r.Shown, shown)
                        .SetProperty(r => r.Doubts, said),
                cancel
            );
        // While somebody has to decide, the other server is not told that this edition is here: the next one is whole, and waits in place of this.
        if (isCompared == 1)
            await NoteSchedule.Came(db, reading, isByItself ? reading.Tag : null, isByItself ? reading.ChangedOn : null, cancel);
        await transaction.CommitAsync(cancel);
    }

    private async Task Take(FeedReading reading, CancellationToken cancel)
    {
        var shown = new FeedComparison(reading.Source!, reading.Last, reading.Digest!)
        {
            Readings = OpenFeeds.DifferenceOf(reading)?.Readings,
        };
        Guid? run;
        using (var files = await Open(reading, cancel))
        {
            var import = new ImportFeed(db, folder, clock, progress) { By = ByOf(reading) };
            run = (await import.Import(files, reading.Named, reading.Country, cancel, shown)).Run?.Id;
        }
        db.ChangeTracker.Clear();
        // Nothing written: it had been taken when the server ended, before that was noted.
        run ??= await db.LastRun(reading.Source!).Select(r => (Guid?)r.Id).FirstOrDefaultAsync(CancellationToken.None);
        if (IsByItself(reading))
            await ForgetFindings.Of(db, folder, reading.Source!, CancellationToken.None);
        await End(reading, FeedState.Taken, null, run, CancellationToken.None);
    }

    private async Task TakeBack(FeedReading reading, CancellationToken cancel)
    {
        if (await db.ImportRuns.AnyAsync(r => r.Id == reading.RunId && r.TakenBackAt == null, cancel))
        {
            progress.Say("Taking back", 0);
            var undo = new UndoImport(db, clock) { By = ByOf(reading) };
            var plan = await undo.Plan(reading.RunId!.Value.ToString(), cancel);
            if (StoredJson.Write(TakeReadingBack.View(plan)) != reading.Shown)
                throw UndoImport.ChangedMeanwhile();
            await undo.TakeBack(plan, cancel);
        }
        await End(reading, FeedState.TakenBack, null, reading.RunId, CancellationToken.None);
    }

    private async Task<FeedFiles> Open(FeedReading reading, CancellationToken cancel)
    {
        var kept = await db
            .SealedFeeds.AsNoTracking()
            .Where(s => s.ReadingId == reading.Id)
            .Select(s => s.Sealed)
            .SingleOrDefaultAsync(cancel);
        return kept is null
            ? throw new CommandRefusal("The edition is not kept any more.", FeedFault.ContentLost)
            : OpenFeeds.Read(seal.Open(kept), reading.FileName);
    }

    /// <summary>Unless somebody ended it meanwhile. Its bytes go, also from the file; its schedule knows what came of it.</summary>
    private async Task End(FeedReading reading, FeedState state, FeedFault? fault, Guid? run, CancellationToken cancel)
    {
        db.ChangeTracker.Clear();
        var (now, before) = (clock.GetUtcNow(), reading.State);
        await using (var transaction = await db.Database.BeginTransactionAsync(cancel))
        {
            if (
                await db
                    .FeedReadings.Where(r => r.Id == reading.Id && r.State == before)
                    .ExecuteUpdateAsync(
                        u =>
                            u.SetProperty(r => r.State, state)
                                .SetProperty(r => r.Fault, fault)
                                .SetProperty(r => r.Source, reading.Source)
                                .SetProperty(r => r.RunId, run ?? reading.RunId)
                                .SetProperty(r => r.Step, (string?)null)
                                .SetProperty(r => r.EndedAt, now),
                        cancel
                    ) == 0
            )
                return;
            await OpenFeeds.LetGo(db, cancel);
            if (state is FeedState.Same or FeedState.Taken or FeedState.Dropped)
                await NoteSchedule.Came(db, reading, reading.Tag, reading.ChangedOn, cancel);
            else if (state == FeedState.Failed && fault is { } why)
                await NoteSchedule.Failed(db, reading, why, now, cancel);
            await transaction.CommitAsync(cancel);
        }
        await LettingGo.Try(db, attempts: 4, cancel);
    }

    /// <summary>It came by a schedule, and nobody was asked.</summary>
    private static bool IsByItself(FeedReading reading) => reading is { ScheduleId: not null, By: null, Doubts: [] };

    private static string ByOf(FeedReading reading) => IsByItself(reading) ? AuditTrail.Schedule : AuditTrail.OfMember(reading.By);

    private Task<bool> WasTakenBack(FeedComparison found, CancellationToken cancel) =>
        db.ImportRuns.AnyAsync(
            r =>
                r.TakenBackAt != null
                && r.Digest == found.Digest
                && db.ImportSources.Any(s => s.Id == r.SourceId && s.Name == found.Source),
            cancel
        );

    private static FeedDifference DifferenceOf(FeedComparison found, IReadOnlyDictionary<string, Difference> differences) =>
        new(
            [.. differences.Select(d => new FeedKind(d.Key, d.Value.Added, d.Value.Changed, d.Value.Gone, d.Value.Unchanged))],
            [.. found.Examples.Select(e => new FeedExample(e.Kind, e.Key, e.Fields))]
        )
        {
            IsFirst = found.Last is null,
            Opened = found.Opened,
            Loosened = found.Loosened,
            WithheldGone = found.WithheldGone,
            Readings = found.Readings,
        };
}
