using Microsoft.EntityFrameworkCore;
using Tirek.Domain.Map;
using Tirek.Domain.Places;
using Tirek.Server.Data;

namespace Tirek.Server.Map;

/// <summary>The services at exactly one place.</summary>
internal static class ListingsHere
{
    /// <summary>So many are named; Find help shows all.</summary>
    public static int Most(Place place) => place.Kind == PlaceKind.Town ? 40 : 12;

    public static async Task<IReadOnlyList<ListingHere>> Read(Func<AppDb> open, Place place, CancellationToken cancel)
    {
        await using var db = open();
        var rows = await db
            .PublicPresences.Where(p => p.PlaceKey == place.Key)
            .OrderBy(p => p.Presence)
            .ThenBy(p => p.ListingId)
            .Take(Most(place))
            .Join(db.PublicListings.AsNoTracking(), p => p.ListingId, l => l.Id, (p, l) => new { p.Presence, l.View })
            .ToListAsync(cancel);
        return [.. rows.Select(r => new ListingHere(r.View, r.Presence))];
    }
}
