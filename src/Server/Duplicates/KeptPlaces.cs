using Microsoft.EntityFrameworkCore;
using Tirek.Server.Data;

namespace Tirek.Server.Duplicates;

/// <summary>Where a listing is given after its places were changed by a merge or its undoing: the way back from a location to its listings.</summary>
internal static class KeptPlaces
{
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
