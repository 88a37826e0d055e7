using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Microsoft.EntityFrameworkCore;
using Tirek.Server.Data;

namespace Tirek.Server.Imports;

/// <summary>
/// Writes the records of one kind that a feed holds: only what differs from what is kept, a batch at a time, and each with its former state, so that the import
/// can be taken back. Runs in the caller's transaction.
/// </summary>
internal sealed class WriteRecords<T>(AppDb db, ImportRun run, ImportProgress progress)
    where T : KeptRecord
{
    /// <summary>What is in hand survives each collection of garbage, and is copied by it: few at a time are faster than many.</summary>
    private const int Batch = 250;

    private readonly List<T> waiting = [];
    private string kind = "";
    private Dictionary<Guid, (byte[] Digest, bool IsGone)> kept = [];

    public Difference Difference { get; } = new();

    /// <summary>Ids of the records that came, changed or went.</summary>
    public HashSet<Guid> Touched { get; } = [];

    /// <summary>What a record was, for the one that takes its place: called with both before they are written, and returns what may be kept of the former.</summary>
    public Func<T, T, T>? Replacing { get; init; }

    /// <summary>Called with each record that is new, before it is written.</summary>
    public Action<T>? Arriving { get; init; }

    /// <summary>Called with a batch of new or changed records after it was written.</summary>
    public Func<IReadOnlyList<T>, Task>? Written { get; init; }

    public async Task Write(Made<T> made, CancellationToken cancel)
    {
        kind = made.Kind;
        kept = await db.Set<T>()
            .Where(r => r.SourceId == run.SourceId)
            .Select(r => new
            {
                r.Id,
                r.Digest,
                r.IsGone,
            })
            .ToDictionaryAsync(r => r.Id, r => (r.Digest, r.IsGone), cancel);
        var seen = new HashSet<Guid>();
        await foreach (var record in Made(made, cancel))
        {
            // A source given back and read again under its own name may say a thing twice: under its id, and under the one we made of that.
            if (!seen.Add(record.Id))
                continue;
            record.Digest = FeedRecords.DigestOf(record);
            progress.Say(Step, seen.Count / (double)made.Count);
            if (kept.TryGetValue(record.Id, out var before) && !before.IsGone && before.Digest.AsSpan().SequenceEqual(record.Digest))
            {
                Difference.Unchanged++;
                continue;
            }
            waiting.Add(record);
            if (waiting.Count == Batch)
                await Flush(cancel);
        }
        await Flush(cancel);
        foreach (var gone in kept.Where(k => !k.Value.IsGone && !seen.Contains(k.Key)).Select(k => k.Key).Chunk(Batch))
            await MarkGone(gone, cancel);
    }

    /// <summary>Records are made on one thread while those before them are written on another.</summary>
    private async IAsyncEnumerable<T> Made(Made<T> made, [EnumeratorCancellation] CancellationToken cancel)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var channel = Channel.CreateBounded<T>(new BoundedChannelOptions(Batch) { SingleReader = true, SingleWriter = true });
        var making = Task.Run(
            async () =>
            {
                try
                {
                    foreach (var record in made.Records)
                    {
                        record.SourceId = run.SourceId;
                        record.ChangedAt = run.StartedAt;
                        await channel.Writer.WriteAsync(record, stop.Token);
                    }
                    channel.Writer.Complete();
                }
                catch (Exception e)
                {
                    channel.Writer.Complete(e);
                }
            },
            CancellationToken.None
        );
        try
        {
            await foreach (var record in channel.Reader.ReadAllAsync(cancel))
                yield return record;
        }
        finally
        {
            // Nothing may be made any more when the caller goes on.
            await stop.CancelAsync();
            await making;
        }
    }

    private string Step =>
        kind switch
        {
            "organization" => "Writing organisations",
            "location" => "Writing locations",
            "listing" => "Writing services",
            _ => "Writing other rows",
        };

    private async Task Flush(CancellationToken cancel)
    {
        var ids = waiting.Where(r => kept.ContainsKey(r.Id)).Select(r => r.Id).ToList();
        var former =
            ids.Count == 0 ? [] : await db.Set<T>().AsNoTracking().Where(r => ids.Contains(r.Id)).ToDictionaryAsync(r => r.Id, cancel);
        var undo = new List<ImportUndo>();
        foreach (var record in waiting)
        {
            Touched.Add(record.Id);
            if (!former.TryGetValue(record.Id, out var before))
            {
                Difference.Added++;
                record.AddedBy = run.Id;
                Arriving?.Invoke(record);
                continue;
            }
            Difference.Changed++;
            // What was done by hand outlives an import.
            (record.AddedBy, record.IsHidden) = (before.AddedBy, before.IsHidden);
            undo.Add(UndoOf(Replacing?.Invoke(before, record) ?? before));
        }
        if (ids.Count > 0)
            await db.Set<T>().Where(r => ids.Contains(r.Id)).ExecuteDeleteAsync(cancel);
        await db.BulkInsert(undo, cancel);
        await db.BulkInsert(waiting, cancel);
        if (Written is not null && waiting.Count > 0)
            await Written(waiting);
        waiting.Clear();
    }

    private async Task MarkGone(Guid[] ids, CancellationToken cancel)
    {
        var former = await db.Set<T>().AsNoTracking().Where(r => ids.Contains(r.Id)).ToListAsync(cancel);
        await db.BulkInsert([.. former.Select(UndoOf)], cancel);
        await db.Set<T>()
            .Where(r => ids.Contains(r.Id))
            .ExecuteUpdateAsync(u => u.SetProperty(r => r.IsGone, true).SetProperty(r => r.ChangedAt, run.StartedAt), cancel);
        Difference.Gone += ids.Length;
        Touched.UnionWith(ids);
    }

    private ImportUndo UndoOf(T before) =>
        new()
        {
            RunId = run.Id,
            Kind = kind,
            RecordId = before.Id,
            Before = StoredJson.Write(before),
        };
}
