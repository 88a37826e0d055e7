using Microsoft.EntityFrameworkCore;
using Tirek.Domain.Gaps;
using Tirek.Server.Data;

namespace Tirek.Server.Gaps;

/// <summary>
/// Coverage in memory, as of the last position of changes: a request only looks whether that is still the same, so what was taken out is out of the next answer.
/// After a change only the listings that changed are read again, and only their countries are counted anew, when somebody asks about them.
/// </summary>
internal sealed class KnownCoverage(Func<AppDb> open) : IDisposable
{
    /// <summary>After more changes than this all of it is read again.</summary>
    private const int MostChanges = 2_000;
    private const int Batch = 500;

    private readonly SemaphoreSlim reading = new(1, 1);
    private readonly Dictionary<Guid, ListingReach> reaches = [];
    private readonly Dictionary<string, Coverage> counted = new(StringComparer.Ordinal);
    private long? position;

    /// <summary>What is known of this country. Of others the answer may hold a part: it is to be asked about this one alone.</summary>
    public async ValueTask<Coverage> Of(string country, CancellationToken cancel)
    {
        await using var db = open();
        await reading.WaitAsync(cancel);
        try
        {
            // The position is read first: what changes while we read is read again by the next request.
            var newest = await db.ChangeCounters.Select(c => c.Position).SingleAsync(cancel);
            if (position != newest)
                await Follow(db, newest, cancel);
            if (!counted.TryGetValue(country, out var coverage))
                counted[country] = coverage = Coverage.Of(reaches.Values.Where(r => r.Touches(country)));
            return coverage;
        }
        finally
        {
            reading.Release();
        }
    }

    private async Task Follow(AppDb db, long newest, CancellationToken cancel)
    {
        var from = position;
        // Until it is done, it is not known how far this has come.
        position = null;
        if (from is { } known && known < newest && await Changed(db, known, newest, cancel) is { } changed)
            foreach (var batch in changed.Chunk(Batch))
                await Read(db, batch, cancel);
        else
            await ReadAll(db, cancel);
        position = newest;
    }

    public void Dispose() => reading.Dispose();

    /// <summary>Null: too many to read them one by one.</summary>
    private static async Task<IReadOnlyList<Guid>?> Changed(AppDb db, long after, long upTo, CancellationToken cancel)
    {
        var ids = await db
            .ListingChanges.Where(c => c.Position > after && c.Position <= upTo)
            .Select(c => c.ListingId)
            .Take(MostChanges + 1)
            .ToListAsync(cancel);
        return ids.Count > MostChanges ? null : ids;
    }

    private async Task ReadAll(AppDb db, CancellationToken cancel)
    {
        reaches.Clear();
        counted.Clear();
        foreach (var row in await db.PublicReaches.AsNoTracking().ToListAsync(cancel))
            reaches[row.ListingId] = ReachOf(row);
    }

    private async Task Read(AppDb db, Guid[] ids, CancellationToken cancel)
    {
        var rows = await db.PublicReaches.AsNoTracking().Where(r => ids.Contains(r.ListingId)).ToDictionaryAsync(r => r.ListingId, cancel);
        foreach (var id in ids)
        {
            Forget(reaches.GetValueOrDefault(id));
            reaches.Remove(id);
            if (!rows.TryGetValue(id, out var row))
                continue;
            Forget(reaches[id] = ReachOf(row));
        }
    }

    /// <summary>What was counted of the countries that a listing reaches holds no more.</summary>
    private void Forget(ListingReach? reach)
    {
        foreach (var country in counted.Keys.Where(c => reach?.Touches(c) == true).ToList())
            counted.Remove(country);
    }

    private static ListingReach ReachOf(PublicReach row) =>
        new((ulong)row.Kinds, row.Languages.Length == 0 ? [] : row.Languages.Split(' '), ListingReach.ReadPoints(row.Points));
}
