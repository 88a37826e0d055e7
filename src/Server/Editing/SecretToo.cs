using Microsoft.EntityFrameworkCore;
using Tirek.Domain.Listings;
using Tirek.Server.Data;
using Tirek.Server.Http;

namespace Tirek.Server.Editing;

/// <summary>
/// The other places of an organisation's services at an address that is made secret become secret too, each with a state of its own in the history.
/// </summary>
internal static class SecretToo
{
    /// <summary>In the transaction of the change. All services of the organisation are held.</summary>
    /// <param name="others">The services with the id of theirs at the place.</param>
    /// <returns>What is to be forgotten.</returns>
    public static async Task<IReadOnlyList<SecretPlace>> Of(
        HttpContext http,
        Caller caller,
        AppDb db,
        TimeProvider clock,
        MemberOrganization own,
        IReadOnlyList<(ListingRecord Other, Guid At)> others
    )
    {
        var (cancel, secret) = (http.RequestAborted, new List<SecretPlace>());
        foreach (var (id, at) in others.Select(o => (o.Other.Id, o.At)))
        {
            var now = clock.GetUtcNow();
            var kept = await db.Listings.SingleAsync(l => l.Id == id, cancel);
            var was = kept.Document.At.Single(a => a.Id == at).LocationId;
            var before = await db.Locations.AsNoTracking().SingleAsync(l => l.Id == was, cancel);
            var shown = (Whereabouts.Shown)before.Document.Whereabouts;
            var place = ChangePlaces.NewPlace(own, before, new Whereabouts.AreaOnly(shown.TownKey, own.Country), now);
            db.Locations.Add(place);
            await ChangePlaces.Keep(
                http,
                caller,
                db,
                clock,
                kept,
                kept.Document with
                {
                    At = [.. kept.Document.At.Select(a => a.Id == at ? ChangePlaces.Moved(a, before.Document, place.Document) : a)],
                }
            );
            secret.Add(new(id, at, was));
        }
        return secret;
    }
}
