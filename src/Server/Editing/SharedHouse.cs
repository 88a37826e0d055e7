using Microsoft.EntityFrameworkCore;
using Tirek.Domain.Editing;
using Tirek.Domain.Languages;
using Tirek.Domain.Listings;
using Tirek.Server.Data;
using Tirek.Server.Http;

namespace Tirek.Server.Editing;

/// <summary>
/// The other services of an organisation that show the same address, whether they are kept with one house or each with its own: what is made secret for one of them
/// can still be read there.
/// </summary>
internal static class SharedHouse
{
    /// <summary>Of each house the other services, with the id of theirs at that place.</summary>
    /// <param name="listing">The one that is asked about.</param>
    /// <param name="houses">With a shown address.</param>
    public static async Task<ILookup<Guid, (ListingRecord Other, Guid At)>> Of(
        AppDb db,
        Caller caller,
        Guid listing,
        IReadOnlyCollection<LocationRecord> houses,
        CancellationToken cancel
    )
    {
        var shown = houses.Where(h => h.Document.Whereabouts is Whereabouts.Shown).ToList();
        if (shown.Count == 0)
            return Enumerable.Empty<Guid>().ToLookup(h => h, _ => default((ListingRecord, Guid)));
        var others = await db.Listings.AsNoTracking().OwnedBy(db, caller).Where(l => l.Id != listing).ToListAsync(cancel);
        var at = others.SelectMany(o => o.Document.At).Select(a => a.LocationId).Distinct().ToList();
        var places = await db
            .Locations.AsNoTracking()
            .Where(l => at.Contains(l.Id) && !l.IsAreaOnly && !l.IsGone)
            .ToDictionaryAsync(l => l.Id, cancel);
        return (
            from house in shown
            from other in others
            from place in other.Document.At
            where places.TryGetValue(place.LocationId, out var found) && IsSame(house, found)
            select (House: house.Id, Other: other, At: place.Id)
        ).ToLookup(x => x.House, x => (x.Other, x.At));
    }

    /// <summary>As they are told, each once.</summary>
    public static IReadOnlyList<OtherThere> Told(IEnumerable<(ListingRecord Other, Guid At)> others) =>
        [.. others.Select(o => new OtherThere(o.Other.Id, o.Other.Document.Name)).DistinctBy(o => o.Listing)];

    private static bool IsSame(LocationRecord one, LocationRecord other)
    {
        if (one.Id == other.Id)
            return true;
        var (a, b) = (PlaceRule.Read(one.Id, one.Document), PlaceRule.Read(other.Id, other.Document));
        return a is { Town: not null, Address.Length: > 0 }
            && a.Town == b.Town
            && b.Address is not null
            && Folding.Fold(a.Address) == Folding.Fold(b.Address);
    }
}
