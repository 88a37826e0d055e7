using Microsoft.EntityFrameworkCore;
using Tirek.Server.Data;

namespace Tirek.Server.Imports;

/// <summary>Which listings look different when records change.</summary>
internal static class AffectedListings
{
    private const int Batch = 500;

    /// <summary>The listings themselves, those of the organisations, and those given at the locations.</summary>
    public static async Task<HashSet<Guid>> Of(
        AppDb db,
        IReadOnlyCollection<Guid> organizations,
        IReadOnlyCollection<Guid> locations,
        IReadOnlyCollection<Guid> listings,
        CancellationToken cancel
    )
    {
        var affected = new HashSet<Guid>(listings);
        foreach (var batch in organizations.Chunk(Batch))
            affected.UnionWith(await db.Listings.Where(l => batch.Contains(l.OrganizationId)).Select(l => l.Id).ToListAsync(cancel));
        foreach (var batch in locations.Chunk(Batch))
            affected.UnionWith(
                await db.ListingPlaces.Where(p => batch.Contains(p.LocationId)).Select(p => p.ListingId).ToListAsync(cancel)
            );
        return affected;
    }

    /// <summary>Which listing is given where, each place once.</summary>
    public static IReadOnlyCollection<ListingPlace> Places(IEnumerable<ListingRecord> listings) =>
        [
            .. listings.SelectMany(l =>
                l.Document.At.Select(a => a.LocationId)
                    .Distinct()
                    .Select(place => new ListingPlace { ListingId = l.Id, LocationId = place })
            ),
        ];
}
