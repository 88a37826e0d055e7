using Microsoft.EntityFrameworkCore;
using Tirek.Domain.Editing;
using Tirek.Domain.Listings;
using Tirek.Server.Data;
using Tirek.Server.Http;

namespace Tirek.Server.Editing;

/// <summary>
/// The other places of an organisation's services that show the same address, whether they are kept with one house or each with its own, of the same service too:
/// what is made secret at one of them can still be read there.
/// </summary>
internal static class SharedHouse
{
    /// <summary>Of each place the others at its house: the service, with the id of its own at that place.</summary>
    /// <param name="houses">Each with the id of the service that is asked about at it; an empty one: it is given there no more.</param>
    public static async Task<ILookup<Guid, (ListingRecord Other, Guid At)>> Of(
        AppDb db,
        Caller caller,
        IReadOnlyCollection<(Guid At, LocationRecord House)> houses,
        CancellationToken cancel
    )
    {
        var shown = houses.Where(h => h.House.Document.Whereabouts is Whereabouts.Shown).ToList();
        if (shown.Count == 0)
            return Enumerable.Empty<Guid>().ToLookup(h => h, _ => default((ListingRecord, Guid)));
        var others = await db.Listings.AsNoTracking().OwnedBy(db, caller).ToListAsync(cancel);
        var at = others.SelectMany(o => o.Document.At).Select(a => a.LocationId).Distinct().ToList();
        var places = await db
            .Locations.AsNoTracking()
            .Where(l => at.Contains(l.Id) && !l.IsAreaOnly && !l.IsGone)
            .ToDictionaryAsync(l => l.Id, cancel);
        return (
            from house in shown
            from other in others
            from place in other.Document.At
            where place.Id != house.At && places.TryGetValue(place.LocationId, out var found) && IsSame(house.House, found)
            select (house.At, Other: other, There: place.Id)
        ).ToLookup(x => x.At, x => (x.Other, x.There));
    }

    /// <summary>As they are told, each once.</summary>
    public static IReadOnlyList<OtherThere> Told(IEnumerable<(ListingRecord Other, Guid At)> others) =>
        [.. others.Select(o => new OtherThere(o.Other.Id, o.Other.Document.Name)).DistinctBy(o => o.Listing)];

    /// <summary>Whether two are one house: by their ids, or by what their addresses say.</summary>
    public static bool IsSame(LocationRecord one, LocationRecord other) =>
        one.Id == other.Id || PlaceRule.IsOneHouse(PlaceRule.Read(one.Id, one.Document), PlaceRule.Read(other.Id, other.Document));
}
