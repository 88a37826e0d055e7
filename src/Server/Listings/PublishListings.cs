using Microsoft.EntityFrameworkCore;
using Tirek.Domain.Gaps;
using Tirek.Domain.Map;
using Tirek.Server.Data;

namespace Tirek.Server.Listings;

/// <summary>
/// The one door between what is kept and what the public may see: works out the public view of listings and tells the search index of the change,
/// in the caller's transaction. Whoever changes a listing, its organisation or its places calls it with every listing touched.
/// </summary>
internal static class PublishListings
{
    private const int Batch = 250;

    /// <summary>
    /// Publishes these listings as they stand now, and takes out those that may not be found any more. Hidden places of theirs may make the areas of
    /// other hidden places coarser: then the listings there are published too. What the public sees the same way as before stays as it is.
    /// </summary>
    /// <param name="clock">Tells when the change is; the machine's without it.</param>
    public static async Task Publish(AppDb db, IReadOnlyCollection<Guid> listingIds, CancellationToken cancel, TimeProvider? clock = null)
    {
        await using var own = db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(cancel) : null;
        var published = listingIds.Union(await Merged(db, listingIds, cancel)).ToList();
        var coarser = await CoarsenAreas.IsTouchedBy(db, published, cancel) ? await CoarsenAreas.Recompute(db, cancel) : [];
        var touched = published.Union(coarser).ToList();
        var change = await TakeChange(db, touched.Count, (clock ?? TimeProvider.System).GetUtcNow(), cancel);
        var rows = await PublicRows.Prepare(db, cancel);
        Task<Difference>? made = null;
        foreach (var batch in touched.Chunk(Batch))
        {
            var (shown, kept) = (await Shown(db, batch, cancel), await rows.Read(db, batch, cancel));
            rows.Organizations.UnionWith(shown.Values.Select(s => s.OrganizationId).OfType<Guid>());
            // What the public may see of these is worked out while those before them are written.
            var next = Task.Run(() => Differences(batch, shown, kept, rows.Of(kept), change.At), cancel);
            if (made is not null)
                await Write(db, await made, change, cancel);
            made = next;
        }
        if (made is not null)
            await Write(db, await made, change, cancel);
        await PublishOrganizations.Publish(db, rows.Organizations, change.At, cancel);
        if (own is not null)
            await own.CommitAsync(cancel);
    }

    /// <summary>What was merged into these, since it stands again when they go.</summary>
    private static async Task<IReadOnlyCollection<Guid>> Merged(AppDb db, IReadOnlyCollection<Guid> into, CancellationToken cancel)
    {
        if (!await db.ListingAliases.AnyAsync(cancel))
            return [];
        var merged = new HashSet<Guid>();
        foreach (var batch in into.Chunk(Batch))
            merged.UnionWith(
                await db
                    .ListingAliases.Where(a => batch.Contains(a.KeptId) || batch.Contains(a.IntoId))
                    .Select(a => a.Id)
                    .ToListAsync(cancel)
            );
        return merged;
    }

    private static Task<Dictionary<Guid, ShownListing>> Shown(AppDb db, Guid[] batch, CancellationToken cancel) =>
        db
            .PublicListings.Where(p => batch.Contains(p.Id))
            .Select(p => new ShownListing(p.Id, p.OrganizationId, p.Digest))
            .ToDictionaryAsync(p => p.Id, cancel);

    private static Difference Differences(
        Guid[] batch,
        Dictionary<Guid, ShownListing> shown,
        KeptListings kept,
        IReadOnlyList<PublicRow> now,
        DateTimeOffset at
    )
    {
        var changed = now.Where(r => shown.GetValueOrDefault(r.Listing.Id)?.Digest != r.Listing.Digest)
            .Select(r => r.ChangedAt(at))
            .ToList();
        return new(
            changed,
            [.. changed.Select(r => r.Id).Where(shown.ContainsKey)],
            [.. shown.Keys.Except(now.Select(r => r.Listing.Id))],
            [.. changed.SelectMany(PresencesOf)],
            [.. changed.SelectMany(PublicRows.SitesOf)],
            [.. changed.SelectMany(PublicRows.TermsOf)],
            [.. changed.Select(ReachOf).OfType<PublicReach>()],
            new(batch, ReleasePlaces.Of(kept, now))
        );
    }

    private static async Task Write(AppDb db, Difference difference, Change change, CancellationToken cancel)
    {
        var (changed, replaced, removed, presences, sites, terms, reaches, places) = difference;
        await Delete(db, [.. removed, .. replaced], cancel);
        await db.BulkInsert(changed, cancel);
        await db.BulkInsert(presences, cancel);
        await db.BulkInsert(sites, cancel);
        await db.BulkInsert(terms, cancel);
        await db.BulkInsert(reaches, cancel);
        await places.Write(db, cancel);
        await RememberRemovals.Of(db, "service", removed, [.. changed.Select(r => r.Id)], change.At, cancel);
        var told = changed.Select(r => r.Id).Concat(removed).ToList();
        await db.ListingChanges.Where(c => told.Contains(c.ListingId)).ExecuteDeleteAsync(cancel);
        await db.BulkInsert([.. told.Select(id => new ListingChange { ListingId = id, Position = ++change.Position })], cancel);
    }

    private static async Task Delete(AppDb db, List<Guid> ids, CancellationToken cancel)
    {
        if (ids.Count == 0)
            return;
        await db.PublicListings.Where(p => ids.Contains(p.Id)).ExecuteDeleteAsync(cancel);
        await db.PublicPresences.Where(p => ids.Contains(p.ListingId)).ExecuteDeleteAsync(cancel);
        await db.PublicSites.Where(p => ids.Contains(p.ListingId)).ExecuteDeleteAsync(cancel);
        await db.PublicTerms.Where(p => ids.Contains(p.ListingId)).ExecuteDeleteAsync(cancel);
        await db.PublicReaches.Where(p => ids.Contains(p.ListingId)).ExecuteDeleteAsync(cancel);
    }

    /// <summary>
    /// Takes a run of positions and an instant later than that of every change before. Holds the counter's row until the transaction ends
    /// (<see cref="ListingChange"/>).
    /// </summary>
    private static async Task<Change> TakeChange(AppDb db, int count, DateTimeOffset now, CancellationToken cancel)
    {
        await db.ChangeCounters.ExecuteUpdateAsync(u => u.SetProperty(c => c.Position, c => c.Position + count), cancel);
        var counter = await db.ChangeCounters.AsNoTracking().SingleAsync(cancel);
        // Whole milliseconds: so much of an instant is told to readers, and they ask with what they were told.
        var at = DateTimeOffset.FromUnixTimeMilliseconds(Math.Max(now.ToUnixTimeMilliseconds(), counter.At.ToUnixTimeMilliseconds() + 1));
        await db.ChangeCounters.ExecuteUpdateAsync(u => u.SetProperty(c => c.At, at), cancel);
        return new(at) { Position = counter.Position - count };
    }

    private static IEnumerable<PublicPresence> PresencesOf(PublicListing row) =>
        PresentAt
            .Of(row.View)
            .Select(at => new PublicPresence
            {
                ListingId = row.Id,
                PlaceKey = at.PlaceKey,
                Presence = at.Presence,
            });

    private static PublicReach? ReachOf(PublicListing row) =>
        ListingReach.Of(row.View) is { } reach
            ? new()
            {
                ListingId = row.Id,
                Kinds = (long)reach.Kinds,
                Languages = string.Join(' ', reach.Languages),
                Points = reach.WritePoints(),
            }
            : null;

    /// <summary>When a publishing is, and the last position it has given out.</summary>
    private sealed class Change(DateTimeOffset at)
    {
        public DateTimeOffset At { get; } = at;
        public long Position { get; set; }
    }

    /// <summary>What the public sees of a listing before it is published again.</summary>
    private sealed record ShownListing(Guid Id, Guid? OrganizationId, long Digest);

    /// <summary>What a publishing changes: the rows that are new or look different, which of these there were before, and what may not be found any more.</summary>
    private sealed record Difference(
        IReadOnlyList<PublicListing> Changed,
        IReadOnlyList<Guid> Replaced,
        IReadOnlyList<Guid> Removed,
        IReadOnlyList<PublicPresence> Presences,
        IReadOnlyList<PublicSite> Sites,
        IReadOnlyList<PublicTerm> Terms,
        IReadOnlyList<PublicReach> Reaches,
        ReleasePlaces Places
    );
}
