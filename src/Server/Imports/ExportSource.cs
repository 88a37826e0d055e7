using Microsoft.EntityFrameworkCore;
using Tirek.Domain.Hsds;
using Tirek.Domain.Listings;
using Tirek.Server.Commands;
using Tirek.Server.Data;
using Tirek.Server.Node;

namespace Tirek.Server.Imports;

/// <summary>
/// Gives a source back to the operator from what the node keeps of it: what it said where that was kept, else what the fields hold, with those who may not
/// read it named. What was withheld is not kept and does not come back. One state of the database.
/// </summary>
internal sealed class ExportSource(AppDb db)
{
    private const int Batch = 500;

    private readonly List<HsdsRow> rows = [];
    private readonly HashSet<string> known = [];
    private readonly HashSet<(string Table, string Id)> written = [];
    private readonly Dictionary<string, string> keys = [];

    public Guid Source { get; private set; }

    /// <summary>Records that come back from their fields, and not as their source said them.</summary>
    public int FromFields { get; private set; }

    /// <summary>Rows of the last reading that could not be kept and of which the content is not known.</summary>
    public int Lost { get; private set; }

    /// <summary>Writes all that is kept of the source into a new folder, and returns how many services that are.</summary>
    public async Task<int> Write(string name, string to, CancellationToken cancel)
    {
        if (File.Exists(to) || Directory.Exists(to))
            throw new CommandRefusal($"{to} exists already, and is not overwritten. Choose another name with --to.");
        if (Path.GetDirectoryName(Path.GetFullPath(to)) is { } above && !Directory.Exists(above))
            throw new CommandRefusal($"There is no folder {above}. Make it, or choose another with --to.");
        var source =
            await db.ImportSources.AsNoTracking().SingleOrDefaultAsync(s => s.Name == name, cancel)
            ?? throw new CommandRefusal($"There is no source called {name}. ./tirek import list names them.");
        Source = source.Id;
        var partial = $"{to}.partial";
        try
        {
            int count;
            await using (await db.Snapshot(cancel))
                count = await Read(source, cancel);
            PrivateFiles.MakeFolder(partial);
            WriteSourceFiles.Package(Path.Combine(partial, "package"), name, rows);
            WriteSourceFiles.Json(Path.Combine(partial, "json"), rows);
            Directory.Move(partial, to);
            return count;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CommandRefusal($"{to} cannot be written: {e.Message} Is the disk full, or the folder read-only?");
        }
        finally
        {
            if (Directory.Exists(partial))
                Directory.Delete(partial, recursive: true);
        }
    }

    private async Task<int> Read(ImportSource source, CancellationToken cancel)
    {
        await Keys<OrganizationRecord>(source, cancel);
        await Keys<LocationRecord>(source, cancel);
        await Keys<ListingRecord>(source, cancel);
        await foreach (var batch in Batches<OrganizationRecord>(source, cancel))
        foreach (var record in batch)
            Add(record, record.Document.Extra, HsdsTables.Organization, () => SourceFields.Of(record));
        var count = 0;
        await foreach (var batch in Batches<ListingRecord>(source, cancel))
        {
            var places = await Places(batch, cancel);
            foreach (var record in batch)
                Add(record, record.Document.Extra, HsdsTables.Service, () => SourceFields.Of(record, places));
            count += batch.Count;
        }
        await foreach (var batch in Batches<LocationRecord>(source, cancel))
        foreach (var record in batch)
            Add(record, record.Document.Extra, HsdsTables.Location, () => SourceFields.Of(record, record.AreaKey()));
        await foreach (var batch in Batches<SourceRow>(source, cancel))
            rows.AddRange(batch.SelectMany(SourceFields.Of));
        await Quarantined(source, cancel);
        return count;
    }

    private void Add(KeptRecord record, Held<Dictionary<string, string>>? extra, string table, Func<IEnumerable<HsdsRow>> fields)
    {
        if (SaidRows.In(extra) is { } said && !record.IsControlled)
        {
            foreach (var row in SaidRows.Read(said, known))
            {
                written.Add((row.Table, row.Id));
                // Who took it out by hand did not do so for the next reader of this file.
                if (record.IsHidden && row.Table == table)
                    row.Cells["audience"] = "owner";
                rows.Add(row);
            }
            return;
        }
        FromFields++;
        foreach (var row in fields().Select(Named))
        {
            if (row.Table == table && (record.IsHidden || record.IsControlled))
                row.Cells["audience"] = "owner";
            if (row.Id.Length == 0 || written.Add((row.Table, row.Id)))
                rows.Add(row);
        }
    }

    /// <summary>Under the ids of the source, where those were kept.</summary>
    private HsdsRow Named(HsdsRow row)
    {
        var named = new HsdsRow(row.Table, keys.GetValueOrDefault(row.Id, row.Id));
        foreach (var (column, cell) in row.Cells)
            named.Cells[column] = ImportTables.IsLink(column) ? keys.GetValueOrDefault(cell, cell) : cell;
        return named;
    }

    private async Task Keys<T>(ImportSource source, CancellationToken cancel)
        where T : KeptRecord
    {
        var all = await db.Set<T>()
            .Where(r => r.SourceId == source.Id && !r.IsGone)
            .Select(r => new { r.Id, r.SourceKey })
            .ToListAsync(cancel);
        foreach (var record in all)
            if (record.SourceKey is { Length: > 0 } key && !key.Contains('~', StringComparison.Ordinal))
                keys[record.Id.ToString()] = key;
    }

    private async IAsyncEnumerable<List<T>> Batches<T>(
        ImportSource source,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel
    )
        where T : KeptRecord
    {
        var last = Guid.Empty;
        while (true)
        {
            var batch = await db.Set<T>()
                .AsNoTracking()
                .Where(r => r.SourceId == source.Id && !r.IsGone && r.Id > last)
                .OrderBy(r => r.Id)
                .Take(Batch)
                .ToListAsync(cancel);
            if (batch.Count == 0)
                yield break;
            last = batch[^1].Id;
            yield return batch;
        }
    }

    private async Task<Dictionary<Guid, PublishedLocation>> Places(List<ListingRecord> listings, CancellationToken cancel)
    {
        var ids = listings.SelectMany(l => l.Document.At).Select(at => at.LocationId).Distinct().ToList();
        return await db
            .Locations.AsNoTracking()
            .Where(l => ids.Contains(l.Id))
            .ToDictionaryAsync(l => l.Id, l => new PublishedLocation(l.Document, l.AreaKey()), cancel);
    }

    /// <summary>Rows of a table that hang on nothing are in no record; what they say is kept until the next reading, if the feed withholds nothing.</summary>
    private async Task Quarantined(ImportSource source, CancellationToken cancel)
    {
        var last = await db.LastRun(source.Name).Select(r => r.Id).FirstOrDefaultAsync(cancel);
        foreach (var row in await db.QuarantinedRows.AsNoTracking().Where(q => q.RunId == last).OrderBy(q => q.Id).ToListAsync(cancel))
            if (SourceFields.Of(row) is { } read)
                rows.Add(read);
            else
                Lost++;
    }
}
