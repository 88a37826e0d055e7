using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Tirek.Domain.Editing;
using Tirek.Domain.Listings;
using Tirek.Server.Data;
using Tirek.Server.Http;

namespace Tirek.Server.Editing;

/// <summary>Where a service of the caller's organisation is given: each place, to change or remove, and one to add.</summary>
internal static class ListPlaces
{
    public static async Task<IResult> Page(HttpContext http, Caller caller, AppDb db, Guid id, Guid? still) =>
        await Show(http, caller, db, await db.Listings.AsNoTracking().OwnedBy(db, caller).Find(id, http.RequestAborted), still: still);

    /// <param name="still">A house that was made secret for this service, and that others may still show.</param>
    /// <param name="at">The place whose form had a fault; null: the one to add.</param>
    public static async Task<IResult> Show(
        HttpContext http,
        Caller caller,
        AppDb db,
        ListingRecord kept,
        PlaceForm? sent = null,
        Guid? at = null,
        string? fault = null,
        Guid? still = null
    )
    {
        var cancel = http.RequestAborted;
        var places = await Of(db, kept.Document, cancel);
        var given = kept.Document.At.Where(a => places.ContainsKey(a.LocationId)).ToList();
        var others = await SharedHouse.Of(db, caller, [.. given.Select(a => (a.Id, places[a.LocationId]))], cancel);
        return new RazorComponentResult<PlacesPage>(
            new
            {
                Listing = kept.Id,
                kept.Document.Name,
                Country = await db.MemberOrganizations.Where(o => o.Id == caller.Organization).Select(o => o.Country).SingleAsync(cancel),
                Mark = EditHistory.MarkOf(kept.Document),
                Places = given
                    .Select(a =>
                        PlaceRule.Read(a.Id, places[a.LocationId].Document) with
                        {
                            Area = places[a.LocationId].IsAreaOnly ? places[a.LocationId].AreaKey() : null,
                            Others = SharedHouse.Told(others[a.Id]),
                        }
                    )
                    .ToList(),
                Sent = sent is null ? null : new OwnPlace(at ?? Guid.Empty, sent.Town, sent.Shows == "yes" ? sent.Address : null),
                AsksWhoKnows = PlaceRule.IsSecretByNature(kept.Document.Terms),
                Still = still is { } house ? await Still(db, caller, house, cancel) : [],
                Fault = fault,
            }
        )
        {
            StatusCode = fault is null ? 200 : 422,
        };
    }

    /// <summary>Who of hers shows a house; nothing, if it is not there any more or none of hers is given there.</summary>
    private static async Task<IReadOnlyList<OtherThere>> Still(AppDb db, Caller caller, Guid house, CancellationToken cancel)
    {
        var left = await db.Locations.AsNoTracking().Where(l => l.Id == house).ToListAsync(cancel);
        return SharedHouse.Told((await SharedHouse.Of(db, caller, [.. left.Select(l => (Guid.Empty, l))], cancel))[Guid.Empty]);
    }

    /// <summary>Those that can be changed: what is controlled or was hidden by hand stays as it is.</summary>
    public static Task<Dictionary<Guid, LocationRecord>> Of(AppDb db, Listing listing, CancellationToken cancel)
    {
        var at = listing.At.Select(a => a.LocationId).Distinct().ToList();
        return db
            .Locations.AsNoTracking()
            .Where(l => at.Contains(l.Id) && !l.IsControlled && !l.IsHidden && !l.IsGone)
            .ToDictionaryAsync(l => l.Id, cancel);
    }
}
