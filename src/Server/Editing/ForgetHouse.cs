using Microsoft.EntityFrameworkCore;
using Tirek.Domain.Duplicates;
using Tirek.Domain.Listings;
using Tirek.Server.Data;

namespace Tirek.Server.Editing;

/// <summary>
/// A house at which a service is given is secret from now on: nothing of where it is stays, in whatever way it was written in any former state, nor words about the
/// way to it. What another service in a list still tells of the house is that one's, and what a source says is its source's.
/// </summary>
internal static class ForgetHouse
{
    /// <summary>In the transaction of the change, after it was written.</summary>
    /// <param name="listing">The service.</param>
    /// <param name="at">Of the service at this place.</param>
    /// <param name="before">Where that was until now.</param>
    public static async Task Of(AppDb db, Guid listing, Guid at, Guid before, CancellationToken cancel)
    {
        // What was merged into it came with places of its own, and stands in no list.
        var merged = await db.Away().Where(a => a.KeptId == listing || a.IntoId == listing).Select(a => a.Id).ToListAsync(cancel);
        var houses = new HashSet<Guid> { before };
        foreach (var version in await db.ListingVersions.Where(v => v.ListingId == listing).ToListAsync(cancel))
            version.Document = Forget(version.Document, a => a.Id == at, houses);
        foreach (var version in await db.ListingVersions.Where(v => merged.Contains(v.ListingId)).ToListAsync(cancel))
            version.Document = Forget(version.Document, IsIt, houses);
        foreach (var record in await db.Listings.Where(l => merged.Contains(l.Id) && l.SourceId == null).ToListAsync(cancel))
            record.Document = Forget(record.Document, IsIt, houses);
        await db.SaveChangesAsync(cancel);
        var listed = db.Listings.Where(l => !l.IsGone).Standing(db);
        var secret = await db
            .Locations.Where(l =>
                houses.Contains(l.Id)
                && l.SourceId == null
                && !l.IsAreaOnly
                && !db.ListingPlaces.Any(p => p.LocationId == l.Id && listed.Any(s => s.Id == p.ListingId))
            )
            .Select(l => l.Id)
            .ToListAsync(cancel);
        await db.ListingPlaces.Where(p => secret.Contains(p.LocationId)).ExecuteDeleteAsync(cancel);
        await db.Locations.Where(l => secret.Contains(l.Id)).ExecuteDeleteAsync(cancel);
        await LettingGo.Remember(db, cancel);

        bool IsIt(ListingAtLocation a) => a.Id == at || MergePlaces.IdIn(listing, a.Id) == at || houses.Contains(a.LocationId);
    }

    /// <summary>The state without words about the way; the house at which it was is remembered.</summary>
    private static Listing Forget(Listing state, Func<ListingAtLocation, bool> isIt, HashSet<Guid> houses)
    {
        var found = state.At.Where(isIt).ToList();
        houses.UnionWith(found.Select(a => a.LocationId));
        return found.Exists(a => a.Description is not null)
            ? state with
            {
                At = [.. state.At.Select(a => found.Contains(a) ? a with { Description = null } : a)],
            }
            : state;
    }
}
