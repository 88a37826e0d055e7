using Microsoft.EntityFrameworkCore;
using Tirek.Domain.Listings;
using Tirek.Server.Data;

namespace Tirek.Server.Editing;

/// <summary>Where a listing is given after its places were changed by a form, a merge or its undoing: the way back from a location to its listings.</summary>
internal static class KeptPlaces
{
    /// <summary>
    /// A former state, to be written again: at those of its places that there still are. Of a house that was made secret since what stands now stays;
    /// where none is left, the service stays where it is now.
    /// </summary>
    public static async Task<Listing> AtThoseLeft(AppDb db, Listing former, Listing now, CancellationToken cancel)
    {
        var at = former.At.Select(a => a.LocationId).Distinct().ToList();
        var left = await db.Locations.Where(l => at.Contains(l.Id)).Select(l => l.Id).ToHashSetAsync(cancel);
        var kept = former
            .At.Select(a => left.Contains(a.LocationId) ? a : now.At.FirstOrDefault(n => n.Id == a.Id))
            .OfType<ListingAtLocation>();
        return former with { At = kept.ToList() is { Count: > 0 } some ? some : now.At };
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
