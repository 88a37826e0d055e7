using Microsoft.EntityFrameworkCore;
using Tirek.Domain.Languages;
using Tirek.Domain.Map;
using Tirek.Domain.Places;
using Tirek.Server.Data;

namespace Tirek.Server.Map;

/// <summary>
/// The services of a town, or of a region and all its towns, for a list on paper. <see cref="Total"/> counts those too that found no room on it. A service
/// that is at several of the places stands under each.
/// </summary>
internal sealed record PlaceListings(Place Place, IReadOnlyList<(Place At, ListingHere Listing)> Listed, int Total)
{
    /// <summary>A list longer than this is no help on paper, and no small answer.</summary>
    public const int Most = 100;

    /// <summary>What is at the place itself comes first, then town after town as the reader's alphabet has them.</summary>
    public static async Task<PlaceListings> Read(Func<AppDb> open, Place place, Language reader, CancellationToken cancel)
    {
        IReadOnlyList<Place> places = place.Kind == PlaceKind.Region ? [place, .. Gazetteer.Towns(place.Key).InOrder(reader)] : [place];
        var order = places.Index().ToDictionary(p => p.Item.Key, p => p.Index);
        var keys = order.Keys.ToList();
        await using var db = open();
        var present = await db
            .PublicPresences.Where(p => keys.Contains(p.PlaceKey))
            .Select(p => new
            {
                p.PlaceKey,
                p.Presence,
                p.ListingId,
            })
            .ToListAsync(cancel);
        var shown = present.OrderBy(p => order[p.PlaceKey]).ThenBy(p => p.Presence).ThenBy(p => p.ListingId).Take(Most).ToList();
        var ids = shown.Select(p => p.ListingId).Distinct().ToList();
        var views = await db.PublicListings.AsNoTracking().Where(l => ids.Contains(l.Id)).ToDictionaryAsync(l => l.Id, l => l.View, cancel);
        return new(
            place,
            [
                .. shown
                    .Where(p => views.ContainsKey(p.ListingId))
                    .Select(p => (places[order[p.PlaceKey]], new ListingHere(views[p.ListingId], p.Presence))),
            ],
            present.Count
        );
    }
}
