using Microsoft.EntityFrameworkCore;
using Tirek.Domain.Listings;
using Tirek.Server.Data;

namespace Tirek.Server.Editing;

/// <summary>Where a listing is given after its places were changed by a form, a merge or its undoing: the way back from a location to its listings.</summary>
internal static class KeptPlaces
{
    /// <summary>
    /// A former state, to be written again: at those of its places that there still are. Of a house that was made secret since what stands now stays, also where the
    /// house is still kept because another service shows it;
    /// where none is left, the service stays where it is now.
    /// </summary>
    public static async Task<Listing> AtThoseLeft(AppDb db, Listing former, Listing now, CancellationToken cancel)
    {
        var at = former.At.Concat(now.At).Select(a => a.LocationId).Distinct().ToList();
        var left = await db
            .Locations.Where(l => at.Contains(l.Id))
            .Select(l => new { l.Id, l.IsAreaOnly })
            .ToDictionaryAsync(l => l.Id, l => l.IsAreaOnly, cancel);
        var kept = former.At.Select(Again).OfType<ListingAtLocation>();
        return former with { At = kept.ToList() is { Count: > 0 } some ? some : now.At };

        ListingAtLocation? Again(ListingAtLocation was)
        {
            var stands = now.At.FirstOrDefault(n => n.Id == was.Id);
            return !left.TryGetValue(was.LocationId, out var wasSecret) ? stands
                : stands is not null && !wasSecret && left.GetValueOrDefault(stands.LocationId) ? stands
                : was;
        }
    }

    /// <summary>Those of its places that stand with their address now and are to be secret again, as they were in a former state.</summary>
    public static async Task<IReadOnlyList<ListingAtLocation>> SecretAgain(AppDb db, Listing former, Listing now, CancellationToken cancel)
    {
        var at = former.At.Concat(now.At).Select(a => a.LocationId).Distinct().ToList();
        var secret = await db.Locations.Where(l => at.Contains(l.Id) && l.IsAreaOnly).Select(l => l.Id).ToListAsync(cancel);
        return
        [
            .. now.At.Where(n => !secret.Contains(n.LocationId) && former.At.Any(was => was.Id == n.Id && secret.Contains(was.LocationId))),
        ];
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
