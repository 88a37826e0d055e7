using Microsoft.EntityFrameworkCore;
using Tirek.Domain;
using Tirek.Domain.Checking;
using Tirek.Server.Data;
using Tirek.Server.Editing;
using Tirek.Server.Http;
using Tirek.Server.Listings;

namespace Tirek.Server.Lists;

/// <summary>
/// Takes back what a list did: what it changed stands as before, what it added is deleted. A service that somebody wrote since, by hand or by another list, stays as she left it.
/// </summary>
internal static class TakeListBack
{
    public static async Task<IResult> Answer(HttpContext http, Caller caller, AppDb db, TimeProvider clock, Guid id)
    {
        var (cancel, now) = (http.RequestAborted, clock.GetUtcNow());
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await NewListing.Hold(db, caller, cancel);
        var list =
            await OwnLists.Of(db, caller).SingleOrDefaultAsync(l => l.Id == id && l.TakenAt != null && l.TakenBackAt == null, cancel)
            ?? throw Problems.NotFound();
        await db.Listings.OwnedBy(db, caller).ExecuteUpdateAsync(u => u.SetProperty(l => l.ChangedAt, l => l.ChangedAt), cancel);
        var written = await db
            .ListingVersions.AsNoTracking()
            .Where(v => v.ListId == id && !db.ListingVersions.Any(later => later.ListingId == v.ListingId && later.Sequence > v.Sequence))
            .Select(v => new
            {
                v.ListingId,
                v.Sequence,
                v.Document,
            })
            .ToListAsync(cancel);
        foreach (var version in written.Where(v => v.Sequence > 1))
        {
            var before = await db
                .ListingVersions.AsNoTracking()
                .SingleAsync(v => v.ListingId == version.ListingId && v.Sequence == version.Sequence - 1, cancel);
            var record = await db.Listings.SingleAsync(l => l.Id == version.ListingId, cancel);
            // What a source wrote, or had struck, since then stays as well.
            if (EditHistory.MarkOf(record.Document) != EditHistory.MarkOf(version.Document))
                continue;
            await EditHistory.Write(db, caller, record, CheckRule.AsCheckedIn(before.Document, record.Document), now, cancel);
        }
        // One that was merged, or into which another was, is somebody's work by now.
        var merged = await db.ListingAliases.Select(a => a.Id).Concat(db.ListingAliases.Select(a => a.IntoId)).ToListAsync(cancel);
        await Delete(db, [.. written.Where(v => v.Sequence == 1).Select(v => v.ListingId).Except(merged)], cancel);
        list.TakenBackAt = now;
        await db.SaveChangesAsync(cancel);
        await PublishListings.Publish(db, [.. written.Select(v => v.ListingId)], cancel, clock);
        await LettingGo.Remember(db, cancel);
        await OwnLists.Record(http, db, caller, id, clock);
        await transaction.CommitAsync(cancel);
        return new SeeOther($"/{http.Language().Code}/organization/services/list");
    }

    /// <summary>With the places that the list made for them.</summary>
    private static async Task Delete(AppDb db, List<Guid> added, CancellationToken cancel)
    {
        await db
            .Locations.Where(l =>
                db.ListingPlaces.Any(p => p.LocationId == l.Id && added.Contains(p.ListingId))
                && !db.ListingPlaces.Any(p => p.LocationId == l.Id && !added.Contains(p.ListingId))
            )
            .ExecuteDeleteAsync(cancel);
        await db.ListingPlaces.Where(p => added.Contains(p.ListingId)).ExecuteDeleteAsync(cancel);
        await db.ListingVersions.Where(v => added.Contains(v.ListingId)).ExecuteDeleteAsync(cancel);
        await db.Listings.Where(l => added.Contains(l.Id)).ExecuteDeleteAsync(cancel);
    }
}
