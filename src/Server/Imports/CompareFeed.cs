using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Tirek.Domain.Listings;
using Tirek.Server.Data;

namespace Tirek.Server.Imports;

/// <summary>A record that would change, by its id in the source, and the names of the fields that would; no values.</summary>
internal sealed record ChangedRecord(string Kind, string Key, IReadOnlyList<string> Fields);

/// <summary>
/// What reading a feed would change. Null differences: nothing, it is the feed that was read last and nothing else was since. <see cref="Last"/>: the reading it was compared with.
/// <see cref="Opened"/>: records that are controlled or hidden places now and would be in the open.
/// </summary>
internal sealed record FeedComparison(string Source, Guid? Last, byte[] Digest)
{
    public IReadOnlyDictionary<string, Difference>? Differences { get; init; }
    public IReadOnlyList<ChangedRecord> Examples { get; init; } = [];
    public int Opened { get; init; }

    /// <summary>Other records in which something would be public that is now for members or the owner only.</summary>
    public int Loosened { get; init; }

    /// <summary>Controlled records and hidden places that would be gone.</summary>
    public int WithheldGone { get; init; }

    /// <summary>How the readings of all sources stood; null: that is not known.</summary>
    public string? Readings { get; init; }
}

/// <summary>Works out what reading a feed would change, and writes nothing.</summary>
internal sealed class CompareFeed(AppDb db, ImportProgress progress)
{
    private const int Batch = 500;
    private const int ExamplesOfKind = 5;

    private readonly List<ChangedRecord> examples = [];
    private int opened;
    private int loosened;
    private int withheldGone;

    public async Task<FeedComparison> Compare(FeedFiles files, string? named, string? country, CancellationToken cancel)
    {
        var name = named ?? files.Name;
        var digest = await ReadFeed.Digest(files, country, cancel);
        var last = await db.LastRun(name).FirstOrDefaultAsync(cancel);
        var comparison = new FeedComparison(name, last?.Id, digest) { Readings = await db.Readings(cancel) };
        if (await WithheldElsewhere.IsReadLast(db, last, digest, cancel))
            return comparison;
        var defects = new Defects();
        var feed = ReadFeed.All(files, defects, progress, cancel);
        var keys = await SafeKeys.Of(db, cancel);
        var source = (await new FeedSource(db, feed, keys).FindKnown(name, isNamed: named is not null, cancel))?.Id ?? Guid.Empty;
        var prepare = new PrepareFeed(db, feed, new(feed, defects), defects);
        var records = new FeedRecords((await prepare.For(name, source, keys, country, cancel)).Context);
        var locations = await Compare(source, records.Locations, cancel);
        var organizations = await Compare(source, records.Organizations, cancel);
        var listings = await Compare(source, records.Listings, cancel);
        var rows = await Compare(source, records.Rows, cancel);
        return comparison with
        {
            Differences = Difference.ByKind(organizations, locations, listings, rows),
            Examples = examples,
            Opened = opened,
            Loosened = loosened,
            WithheldGone = withheldGone,
        };
    }

    private async Task<Difference> Compare<T>(Guid source, Made<T> made, CancellationToken cancel)
        where T : KeptRecord
    {
        var kept = await db.Set<T>()
            .Where(r => r.SourceId == source)
            .Select(r => new
            {
                r.Id,
                r.Digest,
                r.IsGone,
                r.IsControlled,
            })
            .ToDictionaryAsync(r => r.Id, r => (r.Digest, r.IsGone, r.IsControlled), cancel);
        var (difference, seen, waiting) = (new Difference(), new HashSet<Guid>(), new List<T>());
        foreach (var record in made.Records)
        {
            cancel.ThrowIfCancellationRequested();
            seen.Add(record.Id);
            progress.Say("Comparing", seen.Count / (double)made.Count);
            if (!kept.TryGetValue(record.Id, out var before))
                difference.Added++;
            else if (!before.IsGone && before.Digest.AsSpan().SequenceEqual(FeedRecords.DigestOf(record)))
                difference.Unchanged++;
            else
            {
                difference.Changed++;
                waiting.Add(record);
            }
            if (waiting.Count == Batch)
                await Look(made.Kind, waiting, cancel);
        }
        await Look(made.Kind, waiting, cancel);
        var gone = kept.Where(k => !k.Value.IsGone && !seen.Contains(k.Key)).ToDictionary();
        difference.Gone = gone.Count;
        withheldGone += gone.Values.Count(g => g.IsControlled);
        if (typeof(T) == typeof(LocationRecord))
            withheldGone += (
                await db
                    .Locations.Where(l => l.SourceId == source && l.IsAreaOnly && !l.IsGone && !l.IsControlled)
                    .Select(l => l.Id)
                    .ToListAsync(cancel)
            ).Count(gone.ContainsKey);
        return difference;
    }

    /// <summary>Which fields differ, and whether something that is withheld now would be in the open.</summary>
    private async Task Look<T>(string kind, List<T> waiting, CancellationToken cancel)
        where T : KeptRecord
    {
        var ids = waiting.Select(r => r.Id).ToList();
        var former = await db.Set<T>().AsNoTracking().Where(r => ids.Contains(r.Id)).ToDictionaryAsync(r => r.Id, cancel);
        foreach (var after in waiting)
        {
            // Another import may have come between; what is taken is compared again.
            if (!former.TryGetValue(after.Id, out var before))
                continue;
            if (IsWithheld(before) && !IsWithheld(after))
                opened++;
            else if (!after.IsControlled && LoosenedValues.Any(FeedRecords.DocumentOf(before), FeedRecords.DocumentOf(after)))
                loosened++;
            if (!before.IsControlled && !after.IsControlled && examples.Count(e => e.Kind == kind) < ExamplesOfKind)
                examples.Add(new(kind, after.SourceKey ?? "", [.. Fields(before, after)]));
        }
        waiting.Clear();
    }

    private static bool IsWithheld(KeptRecord record) =>
        record.IsControlled || record is LocationRecord { Document.Whereabouts: Whereabouts.AreaOnly };

    private static IEnumerable<string> Fields(KeptRecord before, KeptRecord after)
    {
        if (before.IsGone)
            yield return "comes back";
        var (was, becomes) = (Properties(before), Properties(after));
        foreach (var name in was.Keys.Union(becomes.Keys))
            if (was.GetValueOrDefault(name) != becomes.GetValueOrDefault(name))
                yield return name;
    }

    private static Dictionary<string, string> Properties(KeptRecord record)
    {
        using var json = JsonDocument.Parse(StoredJson.Bytes(FeedRecords.DocumentOf(record)));
        return json.RootElement.EnumerateObject().ToDictionary(p => p.Name, p => p.Value.GetRawText());
    }
}
