using Microsoft.EntityFrameworkCore;
using Tirek.Domain.Feeds;
using Tirek.Domain.Listings;
using Tirek.Server.Audit;
using Tirek.Server.Claims;
using Tirek.Server.Commands;
using Tirek.Server.Data;
using Tirek.Server.Listings;

namespace Tirek.Server.Imports;

/// <summary>What taking an import back would do, to be shown before it is done.</summary>
internal sealed record UndoPlan(ImportRun Run, int Number, string Source, int Removed, int Restored, int Opened, int Telephones);

/// <summary>
/// Takes an import back: what it added goes, what it changed or let go is as it was before. Only what was done by hand stays (a listing hidden because it
/// leaked is kept as gone, so that the next import does not open it), and what may not come back: an area never becomes finer, an address that was withheld
/// was not kept.
/// </summary>
internal sealed class UndoImport(AppDb db, TimeProvider clock)
{
    private const int Batch = 500;

    /// <summary>Who has it taken back, as the trail names her; null: whoever has the command line.</summary>
    public string? By { get; init; }

    /// <exception cref="CommandRefusal">There is no such run, or it cannot be taken back now.</exception>
    public async Task<UndoPlan> Plan(string wanted, CancellationToken cancel)
    {
        var runs = await db.ImportRuns.OrderBy(r => r.Id).ToListAsync(cancel);
        var run = int.TryParse(wanted, out var number)
            ? runs.ElementAtOrDefault(number - 1)
            : runs.Find(r => Guid.TryParse(wanted, out var id) && r.Id == id);
        if (run is null)
            throw new CommandRefusal("There is no such import. ./tirek import list shows them with their numbers.");
        number = runs.IndexOf(run) + 1;
        if (run.TakenBackAt is not null)
            throw new CommandRefusal($"Import {number} was already taken back.");
        if (runs.FindLast(r => r.SourceId == run.SourceId && r.TakenBackAt is null) is { } last && last.Id != run.Id)
            throw new CommandRefusal(
                $"Import {runs.IndexOf(last) + 1} of the same source came later. Take it back first.",
                FeedFault.LaterReading
            );
        var undos = db.ImportUndos.Where(u => u.RunId == run.Id);
        var removed =
            await undos.CountAsync(u => u.Before == null, cancel)
            + await Added<OrganizationRecord>(run).CountAsync(cancel)
            + await Added<LocationRecord>(run).CountAsync(cancel)
            + await Added<ListingRecord>(run).CountAsync(cancel)
            + await Added<SourceRow>(run).CountAsync(cancel);
        return new(
            run,
            number,
            await db.ImportSources.Where(s => s.Id == run.SourceId).Select(s => s.Name).SingleAsync(cancel),
            removed,
            await undos.CountAsync(u => u.Before != null, cancel),
            await CountOpened(run, cancel),
            await CountTelephones(run, cancel)
        );
    }

    /// <summary>What was shown is what is done.</summary>
    /// <exception cref="CommandRefusal">By now it would do something else than the plan says.</exception>
    public async Task TakeBack(UndoPlan plan, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await db.ChangeCounters.ExecuteUpdateAsync(u => u.SetProperty(c => c.Position, c => c.Position), cancel);
        var (now, run) = (await Plan(plan.Run.Id.ToString(), cancel), await db.ImportRuns.SingleAsync(r => r.Id == plan.Run.Id, cancel));
        if (now with { Run = plan.Run } != plan)
            throw ChangedMeanwhile();
        var touched = await Restore<OrganizationRecord>(run, "organization", cancel);
        var affected = await AffectedListings.Of(db, touched, await Touched<LocationRecord>(run, "location", cancel), [], cancel);
        touched = await Restore<LocationRecord>(run, "location", cancel);
        affected.UnionWith(await Restore<ListingRecord>(run, "listing", cancel));
        affected.UnionWith(await AffectedListings.Of(db, [], touched, [], cancel));
        await Restore<SourceRow>(run, "row", cancel);
        affected.UnionWith(await WithholdClaimed.Of(db, affected, clock.GetUtcNow(), cancel));
        await PublishListings.Publish(db, affected, cancel);

        await db.ImportUndos.Where(u => u.RunId == run.Id).ExecuteDeleteAsync(cancel);
        await db.QuarantinedRows.Where(q => q.RunId == run.Id).ExecuteDeleteAsync(cancel);
        await db.ImportDefects.Where(d => d.RunId == run.Id).ExecuteDeleteAsync(cancel);
        run.TakenBackAt = clock.GetUtcNow();
        db.Trail("import.undo", run.Id.ToString(), clock, By);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
    }

    public static CommandRefusal ChangedMeanwhile() =>
        new("What taking it back does changed while you looked. Nothing was changed: look again.", FeedFault.NotAsShown);

    /// <summary>How many controlled records would be in the open again.</summary>
    private async Task<int> CountOpened(ImportRun run, CancellationToken cancel)
    {
        var controlled = await db
            .Listings.Where(r => r.SourceId == run.SourceId && r.IsControlled)
            .Select(r => r.Id)
            .Concat(db.Organizations.Where(r => r.SourceId == run.SourceId && r.IsControlled).Select(r => r.Id))
            .Concat(db.Locations.Where(r => r.SourceId == run.SourceId && r.IsControlled).Select(r => r.Id))
            .ToListAsync(cancel);
        var opened = 0;
        foreach (var batch in controlled.Chunk(Batch))
        {
            var before = await db
                .ImportUndos.Where(u => u.RunId == run.Id && u.Before != null && batch.Contains(u.RecordId))
                .Select(u => u.Before!)
                .ToListAsync(cancel);
            opened += before.Count(b => !b.Contains("\"isControlled\":true", StringComparison.Ordinal));
        }
        return opened;
    }

    /// <summary>How many records have telephones that anybody would see again and may not see now.</summary>
    private async Task<int> CountTelephones(ImportRun run, CancellationToken cancel) =>
        await Count<OrganizationRecord>(run, "organization", o => o.Document.Phones, cancel)
        + await Count<LocationRecord>(run, "location", l => l.Document.Phones, cancel)
        + await Count<ListingRecord>(run, "listing", l => l.Document.Phones.Concat(l.Document.At.SelectMany(at => at.Phones)), cancel);

    private async Task<int> Count<T>(ImportRun run, string kind, Func<T, IEnumerable<Held<Phone>>> phonesOf, CancellationToken cancel)
        where T : KeptRecord
    {
        HashSet<string> Open(T record) => [.. phonesOf(record).Select(p => p.For<PublicReader>()?.Number).OfType<string>()];
        var count = 0;
        var ids = await db
            .ImportUndos.Where(u => u.RunId == run.Id && u.Kind == kind && u.Before != null)
            .Select(u => u.RecordId)
            .ToListAsync(cancel);
        foreach (var batch in ids.Chunk(Batch))
        {
            var former = await db
                .ImportUndos.Where(u => u.RunId == run.Id && u.Kind == kind && batch.Contains(u.RecordId))
                .Select(u => u.Before!)
                .ToListAsync(cancel);
            var now = await db.Set<T>().AsNoTracking().Where(r => batch.Contains(r.Id)).ToDictionaryAsync(r => r.Id, cancel);
            count += former
                .Select(StoredJson.Read<T>)
                .Count(before =>
                    now.TryGetValue(before.Id, out var present)
                    && phonesOf(present).Select(p => p.For<OwnerReader>()!.Number).Except(Open(present)).Any(Open(before).Contains)
                );
        }
        return count;
    }

    private IQueryable<Guid> Added<T>(ImportRun run)
        where T : KeptRecord => db.Set<T>().Where(r => r.AddedBy == run.Id).Select(r => r.Id);

    private Task<List<Guid>> Touched<T>(ImportRun run, string kind, CancellationToken cancel)
        where T : KeptRecord =>
        db.ImportUndos.Where(u => u.RunId == run.Id && u.Kind == kind).Select(u => u.RecordId).Union(Added<T>(run)).ToListAsync(cancel);

    private async Task<HashSet<Guid>> Restore<T>(ImportRun run, string kind, CancellationToken cancel)
        where T : KeptRecord
    {
        var touched = new HashSet<Guid>();
        foreach (var batch in (await Touched<T>(run, kind, cancel)).Chunk(Batch))
        {
            touched.UnionWith(batch);
            var former = await db
                .ImportUndos.AsNoTracking()
                .Where(u => u.RunId == run.Id && u.Kind == kind && u.Before != null && batch.Contains(u.RecordId))
                .Select(u => u.Before!)
                .ToListAsync(cancel);
            var now = await db.Set<T>().AsNoTracking().Where(r => batch.Contains(r.Id)).ToDictionaryAsync(r => r.Id, cancel);
            var restored = former.Select(StoredJson.Read<T>).ToList();
            foreach (var record in restored)
                KeepWhatStays(record, now[record.Id]);
            foreach (var hidden in now.Values.Where(r => r.IsHidden && !restored.Exists(s => s.Id == r.Id)).ToList())
            {
                hidden.IsGone = true;
                restored.Add(hidden);
            }
            foreach (var place in now.Values.OfType<LocationRecord>().Where(p => p.PublishedArea > AreaLevel.District))
                if (!restored.Exists(r => r.Id == place.Id))
                    restored.Add((T)(KeptRecord)place.WithoutPlace(clock.GetUtcNow()));
            await db.Set<T>().Where(r => batch.Contains(r.Id)).ExecuteDeleteAsync(cancel);
            await db.BulkInsert(restored, cancel);
            if (typeof(T) == typeof(ListingRecord))
            {
                await db.ListingPlaces.Where(p => batch.Contains(p.ListingId)).ExecuteDeleteAsync(cancel);
                await db.BulkInsert(AffectedListings.Places(restored.OfType<ListingRecord>()), cancel);
            }
        }
        return touched;
    }

    private static void KeepWhatStays(KeptRecord restored, KeptRecord now)
    {
        restored.IsHidden = now.IsHidden;
        if (restored is LocationRecord place && now is LocationRecord current)
            place.PublishedArea =
                current.PublishedArea > (place.PublishedArea ?? AreaLevel.District)
                    ? current.PublishedArea
                    : place.PublishedArea ?? current.PublishedArea;
    }
}
