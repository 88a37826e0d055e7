using Microsoft.EntityFrameworkCore;
using Tirek.Domain.Gaps;
using Tirek.Domain.Listings;
using Tirek.Server.Data;

namespace Tirek.Server.Listings;

/// <summary>
/// The one way by which a shelter's number of places leaves its listing: for its country's total, if its organisation said so, and only while the shelter may be
/// found. The number stands in no view, so a change of it alone changes nothing that the public sees: it is looked at whenever its listing is published.
/// </summary>
internal sealed record ReleasePlaces(Guid[] Looked, IReadOnlyList<ReleasedPlaces> Released)
{
    /// <summary>Of these listings those that are shelters, may be found and belong to a country.</summary>
    public static IReadOnlyList<ReleasedPlaces> Of(KeptListings kept, IReadOnlyList<PublicRow> rows)
    {
        var found = rows.ToDictionary(r => r.Listing.Id, r => r.Listing);
        return
        [
            .. kept
                .Listings.Where(l => l.Document.Places is not null && l.Document.Terms.Contains(GapRule.Shelter.Key))
                .Select(l => (l.Id, l.OrganizationId, Places: l.Document.Places!.For<OwnerReader>()!, Row: found.GetValueOrDefault(l.Id)))
                .Where(l => l is { Places: { ForTotal: true, Number: > 0 }, Row: { Country: not null, View.Status: ListingStatus.Active } })
                .Select(l => new ReleasedPlaces
                {
                    ListingId = l.Id,
                    OrganizationId = l.OrganizationId,
                    Country = l.Row!.Country!,
                    Places = l.Places.Number!.Value,
                }),
        ];
    }

    public async Task Write(AppDb db, CancellationToken cancel)
    {
        await db.ReleasedPlaces.Where(p => Looked.Contains(p.ListingId)).ExecuteDeleteAsync(cancel);
        await db.BulkInsert(Released, cancel);
    }
}
