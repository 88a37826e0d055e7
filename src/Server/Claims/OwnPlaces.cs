using Microsoft.EntityFrameworkCore;
using Tirek.Domain.Claims;
using Tirek.Domain.Listings;
using Tirek.Server.Data;

namespace Tirek.Server.Claims;

/// <summary>Places of a member's own, made of those of an entry that it claimed. What is controlled or hidden does not come along.</summary>
internal static class OwnPlaces
{
    /// <summary>Adds them to what is saved.</summary>
    /// <returns>For each that comes along, the member's own.</returns>
    public static async Task<Dictionary<Guid, Guid>> Copy(
        AppDb db,
        ListingRecord former,
        IEnumerable<Guid> at,
        Guid organization,
        Audience reads,
        DateTimeOffset now,
        CancellationToken cancel
    )
    {
        var ids = at.Distinct().ToList();
        var places = await db
            .Locations.AsNoTracking()
            .Where(l => ids.Contains(l.Id) && !l.IsControlled && !l.IsHidden && !l.IsGone)
            .ToListAsync(cancel);
        var own = new Dictionary<Guid, Guid>();
        foreach (var place in places)
        {
            var id = own[place.Id] = Guid.CreateVersion7(now);
            db.Locations.Add(
                new()
                {
                    Id = id,
                    Document = AdoptListing.Copy(place.Document, id, organization, former.OrganizationId, reads),
                    // An area never becomes finer by itself.
                    PublishedArea = place.PublishedArea,
                    ChangedAt = now,
                }
            );
        }
        return own;
    }
}
