using Microsoft.EntityFrameworkCore;
using Tirek.Domain.Duplicates;
using Tirek.Domain.Listings;
using Tirek.Server.Data;

namespace Tirek.Server.Duplicates;

/// <summary>
/// Compares the public directory with itself and keeps the pairs that probably are one service. Reads what everybody reads and nothing else, so that a score tells
/// nobody anything. What somebody has decided about a pair stays.
/// </summary>
internal static class LookForPairs
{
    private const int Batch = 500;

    /// <summary>The position of the change counter that was looked at last.</summary>
    private const string Setting = "duplicates.looked";

    /// <summary>Whether anything public has changed since the last look.</summary>
    public static async Task<bool> IsNeeded(AppDb db, CancellationToken cancel)
    {
        var looked = await db.NodeSettings.Where(s => s.Key == Setting).Select(s => s.Value).SingleOrDefaultAsync(cancel);
        return looked != $"{await db.ChangeCounters.Select(c => c.Position).SingleAsync(cancel)}";
    }

    /// <returns>How many pairs there are, decided or not.</returns>
    public static async Task<int> Look(AppDb db, CancellationToken cancel)
    {
        var (counter, find) = await Read(db, cancel);
        var pairs = await Task.Run(() => find.Pairs(cancel), cancel);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var looked = $"{counter.Position}";
        // Two servers that look at once write one after the other.
        await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO "NodeSettings" ("Key", "Value") VALUES ({Setting}, {looked})
            ON CONFLICT ("Key") DO UPDATE SET "Value" = excluded."Value"
            """,
            cancel
        );
        await Keep(db, pairs, counter.At, cancel);
        await transaction.CommitAsync(cancel);
        return pairs.Count;
    }

    private static async Task<(ChangeCounter, FindDuplicates)> Read(AppDb db, CancellationToken cancel)
    {
        await using var snapshot = await db.Snapshot(cancel);
        var counter = await db.ChangeCounters.AsNoTracking().SingleAsync(cancel);
        var find = new FindDuplicates();
        for (var last = Guid.Empty; ; )
        {
            var batch = await db
                .PublicListings.AsNoTracking()
                .Where(p => !p.IsProgramme && p.Id > last)
                .OrderBy(p => p.Id)
                .Take(Batch)
                .Select(p => p.View)
                .ToListAsync(cancel);
            foreach (var view in batch)
                find.Add(view);
            if (batch.Count < Batch)
                return (counter, find);
            last = batch[^1].Id;
        }
    }

    private static async Task Keep(AppDb db, IReadOnlyList<ProbablePair> pairs, DateTimeOffset at, CancellationToken cancel)
    {
        var kept = await db.DuplicatePairs.AsNoTracking().ToDictionaryAsync(p => p.Id, cancel);
        var found = pairs.ToDictionary(p => ProbablePair.IdOf(p.First, p.Second));
        var former = kept
            .Values.Where(p => p.State == PairState.Open && (!found.TryGetValue(p.Id, out var now) || !IsSame(p, now)))
            .Select(p => p.Id)
            .ToList();
        var left = new HashSet<Guid>();
        foreach (var batch in former.Chunk(Batch))
        {
            await db.DuplicatePairs.Where(p => p.State == PairState.Open && batch.Contains(p.Id)).ExecuteDeleteAsync(cancel);
            // Somebody may have decided since it was read.
            left.UnionWith(await db.DuplicatePairs.Where(p => batch.Contains(p.Id)).Select(p => p.Id).ToListAsync(cancel));
        }
        var replaced = former.Except(left).ToHashSet();
        await db.BulkInsert(
            [
                .. found
                    .Where(f => !kept.ContainsKey(f.Key) || replaced.Contains(f.Key))
                    .Select(f => Row(f.Key, f.Value, at, kept.GetValueOrDefault(f.Key))),
            ],
            cancel
        );
        await db.DuplicatePairs.Where(p => p.State == PairState.Open).ExecuteUpdateAsync(u => u.SetProperty(p => p.LookedAt, at), cancel);
        // What somebody said of entries that exist no more says nothing.
        await db
            .DuplicatePairs.Where(p =>
                p.State == PairState.Distinct && (!db.Listings.Any(l => l.Id == p.FirstId) || !db.Listings.Any(l => l.Id == p.SecondId))
            )
            .ExecuteDeleteAsync(cancel);
    }

    private static bool IsSame(DuplicatePair kept, ProbablePair found) =>
        kept.Score == found.Score && kept.Reasons.SequenceEqual(found.Reasons.Select(Written));

    private static string Written(WeighedReason reason) => $"{reason.Reason}:{reason.Points}";

    private static DuplicatePair Row(Guid id, ProbablePair pair, DateTimeOffset at, DuplicatePair? before) =>
        new()
        {
            Id = id,
            FirstId = pair.First,
            SecondId = pair.Second,
            Score = pair.Score,
            Reasons = [.. pair.Reasons.Select(Written)],
            FoundAt = before?.FoundAt ?? at,
            LookedAt = at,
            AskedOn = before?.AskedOn,
        };
}
