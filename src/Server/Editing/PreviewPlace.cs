using Microsoft.EntityFrameworkCore;
using Tirek.Domain.Editing;
using Tirek.Domain.Listings;
using Tirek.Server.Data;
using Tirek.Server.Http;

namespace Tirek.Server.Editing;

/// <summary>
/// Puts a place as it stands in its form into a service that is looked at, and stores none. An address that is not said to be shown goes nowhere, and a hidden house
/// stands for its country: which area stands for it is worked out when it is saved, and depends on how many others there are.
/// </summary>
internal static class PreviewPlace
{
    /// <returns>The service as it stands if what is in the form does not fit.</returns>
    public static async Task<Listing> Put(
        AppDb db,
        Caller caller,
        Listing listing,
        Dictionary<Guid, PublishedLocation> places,
        IFormCollection form,
        DateTimeOffset now,
        CancellationToken cancel
    )
    {
        var own = caller.Organization;
        var country = await db.MemberOrganizations.Where(o => o.Id == own).Select(o => o.Country).SingleAsync(cancel);
        var sent = PlaceForm.Read(form);
        // Whether those who live in a shelter agree is asked when it is saved: to look at it shows it to her alone.
        if (sent.Fault(country, isSecret: false) is not null)
            return listing;
        var before = Guid.TryParse(form.One("at", 40), out var asked) ? listing.At.FirstOrDefault(a => a.Id == asked) : null;
        var stands = before is null ? null : places.GetValueOrDefault(before.LocationId);
        if (stands is not null && PlaceRule.Read(before!.Id, stands.Location) == new OwnPlace(before.Id, sent.Town, sent.Shown))
            return listing;
        var (id, whereabouts) = (Guid.CreateVersion7(now), sent.Of(sent.Place(country)!, now));
        var place = new LocationRecord
        {
            Id = id,
            Document = stands is null ? new(id) { Whereabouts = whereabouts } : PlaceRule.Moved(stands.Location, id, whereabouts),
        };
        places[id] = new(place.Document, place.AreaKey());
        if (before is null)
            return listing with { At = [.. listing.At, new(Guid.CreateVersion7(now), id)] };
        // Where what stands is not to be looked at, nothing is said of the way there.
        var moved = stands is null
            ? before with
            {
                LocationId = id,
                Description = null,
            }
            : ChangePlaces.Moved(before, stands.Location, place.Document);
        return listing with { At = [.. listing.At.Select(a => a.Id == before.Id ? moved : a)] };
    }
}
