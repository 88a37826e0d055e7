using Microsoft.EntityFrameworkCore;
using Tirek.Domain.Duplicates;
using Tirek.Server.Data;
using Tirek.Server.Editing;

namespace Tirek.Server.Duplicates;

/// <summary>
/// A new edition of a feed writes an entry over, and with it what was taken from another when the two were merged: that is taken again, from the other as it stands
/// now. In the transaction of whoever wrote, before it is published.
/// </summary>
internal static class MergeAgain
{
    private const int Batch = 500;

    /// <param name="written">Listings that were written by a source.</param>
    public static async Task Into(AppDb db, IReadOnlyCollection<Guid> written, DateTimeOffset now, CancellationToken cancel)
    {
        if (!await db.ListingAliases.AnyAsync(cancel))
            return;
        foreach (var batch in written.Chunk(Batch))
        foreach (
            var alias in await db
                .ListingAliases.Where(a => batch.Contains(a.IntoId))
                .OrderBy(a => a.MergedAt)
                .ThenBy(a => a.Id)
                .ToListAsync(cancel)
        )
            await Into(db, alias, now, cancel);
    }

    private static async Task Into(AppDb db, ListingAlias alias, DateTimeOffset now, CancellationToken cancel)
    {
        var taken = Taken(alias);
        // Of what is withheld by now nothing more is taken.
        var other = await db.Listings.AsNoTracking().SingleOrDefaultAsync(l => l.Id == alias.Id && !l.IsControlled && !l.IsHidden, cancel);
        var kept = await db.Listings.SingleOrDefaultAsync(l => l.Id == alias.IntoId && !l.IsGone, cancel);
        if (taken.Count == 0 || other is null || kept is null)
            return;
        var at = other.Document.At.Concat(kept.Document.At).Select(a => a.LocationId).Distinct().ToList();
        var isAll = alias.Reads == Domain.Listings.Audience.Owner;
        var seen = await db
            .Locations.Where(l => at.Contains(l.Id) && !l.IsGone && (isAll || (!l.IsControlled && !l.IsHidden)))
            .Select(l => l.Id)
            .ToHashSetAsync(cancel);
        var merged = MergeFields.Merge(kept.Document, other.Document, taken, new(alias.Reads, seen.Contains));
        if (EditHistory.MarkOf(merged) != EditHistory.MarkOf(kept.Document))
        {
            alias.After = await EditHistory.Write(db, by: null, kept, merged, now, cancel);
            alias.Before = alias.After - 1;
            await KeptPlaces.Write(db, kept, cancel);
            await db.SaveChangesAsync(cancel);
        }
        // Others write these rows past what is remembered of them.
        db.Entry(kept).State = EntityState.Detached;
    }

    private static Dictionary<string, bool> Taken(ListingAlias alias) =>
        alias
            .Taken.Select(t => t.Split(':'))
            .Where(t => t.Length == 2 && MergeFields.Find(t[0]) is not null)
            .ToDictionary(t => t[0], t => t[1] == nameof(MergeChoice.Both));
}
