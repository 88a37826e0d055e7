using Microsoft.EntityFrameworkCore;
using Tirek.Server.Data;
using Tirek.Server.Listings;

namespace Tirek.Server.Keeping;

/// <summary>
/// What the public may see is never taken from a file: it is worked out again, from the records and by the rules of this version, whatever the public tables
/// say. What comes out as it was keeps the instant of its last change, so that nobody who reads the node's changes has to read all again.
/// </summary>
internal static class PublishAgain
{
    private const int Batch = 500;

    /// <summary>Runs in the caller's transaction. Returns whether the public sees the same as before.</summary>
    public static async Task<bool> All(AppDb db, CancellationToken cancel)
    {
        var before = await Seen(db, cancel);
        await TakeNothingForGranted(db, cancel);
        var ids = await db.Listings.Select(l => l.Id).Union(db.PublicListings.Select(p => p.Id)).ToListAsync(cancel);
        await PublishListings.Publish(db, ids, cancel);
        await db.PublicPresences.Where(p => !db.PublicListings.Any(l => l.Id == p.ListingId)).ExecuteDeleteAsync(cancel);
        await db.PublicSites.Where(p => !db.PublicListings.Any(l => l.Id == p.ListingId)).ExecuteDeleteAsync(cancel);
        await db.PublicTerms.Where(p => !db.PublicListings.Any(l => l.Id == p.ListingId)).ExecuteDeleteAsync(cancel);
        await db.PublicReaches.Where(p => !db.PublicListings.Any(l => l.Id == p.ListingId)).ExecuteDeleteAsync(cancel);
        await db.ReleasedPlaces.Where(p => !db.PublicListings.Any(l => l.Id == p.ListingId)).ExecuteDeleteAsync(cancel);
        await db.PublicOrganizations.Where(o => !db.PublicListings.Any(l => l.OrganizationId == o.Id)).ExecuteDeleteAsync(cancel);
        var now = await Seen(db, cancel);
        foreach (var at in now.Where(n => before.GetValueOrDefault(n.Key)?.Digest == n.Value.Digest).GroupBy(n => before[n.Key].ModifiedAt))
        foreach (var batch in at.Select(n => n.Key).Chunk(Batch))
        {
            await db
                .PublicListings.Where(l => batch.Contains(l.Id))
                .ExecuteUpdateAsync(u => u.SetProperty(l => l.ModifiedAt, at.Key), cancel);
            await db
                .PublicOrganizations.Where(o => batch.Contains(o.Id))
                .ExecuteUpdateAsync(u => u.SetProperty(o => o.ModifiedAt, at.Key), cancel);
        }
        return now.Count == before.Count && now.All(n => before.GetValueOrDefault(n.Key)?.Digest == n.Value.Digest);
    }

    /// <summary>No digest in the public tables says that a row is still right.</summary>
    private static async Task TakeNothingForGranted(AppDb db, CancellationToken cancel)
    {
        await db.PublicListings.ExecuteUpdateAsync(u => u.SetProperty(l => l.Digest, l => ~l.Digest), cancel);
        await db.PublicOrganizations.ExecuteUpdateAsync(u => u.SetProperty(o => o.Digest, o => ~o.Digest), cancel);
    }

    /// <summary>Every public listing and organisation by what is seen of it. Their ids do not meet: both are UUIDs.</summary>
    private static async Task<Dictionary<Guid, Row>> Seen(AppDb db, CancellationToken cancel)
    {
        var listings = await db.PublicListings.Select(l => new Row(l.Id, l.Digest, l.ModifiedAt)).ToListAsync(cancel);
        var organizations = await db.PublicOrganizations.Select(o => new Row(o.Id, o.Digest, o.ModifiedAt)).ToListAsync(cancel);
        return listings.Concat(organizations).DistinctBy(r => r.Id).ToDictionary(r => r.Id);
    }

    private sealed record Row(Guid Id, long Digest, DateTimeOffset ModifiedAt);
}
