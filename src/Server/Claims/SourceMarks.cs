using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Tirek.Domain.Duplicates;
using Tirek.Domain.Listings;
using Tirek.Server.Data;

namespace Tirek.Server.Claims;

/// <summary>
/// A digest of each field of a former entry, as far as its member may read it: by it one sees what a source says otherwise now, and nothing of what it said is kept
/// that it may have withheld since.
/// </summary>
internal static class SourceMarks
{
    /// <summary>The mark of an entry that is not in its source any more.</summary>
    public const string Gone = "gone";

    /// <summary>The mark of an entry that its source withholds wholly.</summary>
    public const string Withheld = "withheld";
    private const string Places = "places";

    public static async Task<string[]> Of(AppDb db, ListingClaim claim, ListingRecord? former, CancellationToken cancel)
    {
        if (former is null or { IsGone: true })
            return [Gone];
        if (former.IsControlled)
            return [Withheld];
        var places = await PlacesOf(db, former.Document, cancel);
        var scope = new MergeScope(claim.Reads, places.ContainsKey) { OfAnySort = true };
        var blank = new Listing(former.Id, former.OrganizationId, Domain.Languages.LocalText.Of("–"));
        var sites = ListingView.Of<PublicReader>(former.Document, null, places).Sites;
        return
        [
            .. MergeFields.All.Select(f =>
                $"{f.Key}:{Digest(claim, StoredJson.Write(f.Take(blank, former.Document, false, scope)) + (f.Key == Places ? StoredJson.Write(sites) : ""))}"
            ),
        ];
    }

    /// <summary>Places that everybody may know of.</summary>
    public static async Task<Dictionary<Guid, PublishedLocation>> PlacesOf(AppDb db, Listing listing, CancellationToken cancel)
    {
        var at = listing.At.Select(a => a.LocationId).Distinct().ToList();
        return await db
            .Locations.AsNoTracking()
            .Where(l => at.Contains(l.Id) && !l.IsControlled && !l.IsHidden && !l.IsGone)
            .ToDictionaryAsync(l => l.Id, l => new PublishedLocation(l.Document, l.AreaKey()), cancel);
    }

    /// <summary>Bound to the claim, so that equal values of two entries do not look alike.</summary>
    private static string Digest(ListingClaim claim, string said) =>
        Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes($"{claim.Id} {said}")).AsSpan(0, 8));
}
