using Microsoft.EntityFrameworkCore;
using Tirek.Server.Data;

namespace Tirek.Server.Editing;

/// <summary>Where a listing is given after its places were changed by a form, a merge or its undoing: the way back from a location to its listings.</summary>
internal static class KeptPlaces
{
    /// <summary>
    /// A former state, to be written again: at those of its places that there still are. A house that was made secret since is there no more; where none is left, the
    /// service stays where it is now.
    /// </summary>
    public static async Task<Domain.Listings.Listing> AtThoseLeft(
        AppDb db,
        Domain.Listings.Listing former,
        Domain.Listings.Listing now,
        CancellationToken cancel
    )
    {
        var at = former.At.Select(a => a.LocationId).Distinct().ToList();
        var left = await db.Locations.Where(l => at.Contains(l.Id)).Select(l => l.Id).ToHashSetAsync(cancel);
        return former with { At = left.Count == 0 ? now.At : [.. former.At.Where(a => left.Contains(a.LocationId))] };
    }

    public static async Task Write(AppDb db, ListingRecord listing, CancellationToken cancel)
    {
        await db.ListingPlaces.Where(p => p.ListingId == listing.Id).ExecuteDeleteAsync(cancel);
        await db.BulkInsert(
            [
                .. listing
                    .Document.At.Select(a => a.LocationId)
                    .Distinct()
                    .Select(place => new ListingPlace { ListingId = listing.Id, LocationId = place }),
            ],
            cancel
        );
    }
}
