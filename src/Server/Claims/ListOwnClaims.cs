using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Tirek.Domain.Claims;
using Tirek.Domain.Languages;
using Tirek.Domain.Listings;
using Tirek.Server.Data;
using Tirek.Server.Http;
using Tirek.Server.Network;

namespace Tirek.Server.Claims;

/// <summary>What her organisation has claimed and what came of it: what waits and what is hers first.</summary>
internal static class ListOwnClaims
{
    private const int Most = 100;

    public static async Task<IResult> Page(HttpContext http, Caller caller, AppDb db)
    {
        var cancel = http.RequestAborted;
        var seen = db.MemberOrganizations.SeenBy(caller);
        var claims = await db
            .ListingClaims.AsNoTracking()
            .Of(caller)
            .OrderBy(c => c.State > ClaimState.Confirmed)
            .ThenByDescending(c => c.At)
            .Take(Most)
            .Select(c => new
            {
                Claim = c,
                By = seen.Where(o => o.Id == c.DecidedFor).Select(o => o.Name).FirstOrDefault(),
                // What somebody else took over, or merged, is public under another id.
                Shown = db
                    .PublicListings.Where(p =>
                        p.Id == c.ListingId
                        || p.Id == c.OwnId
                        || db.ListingAliases.Any(a => a.Id == c.ListingId && (a.KeptId == p.Id || a.IntoId == p.Id))
                    )
                    .Select(p => p.View)
                    .FirstOrDefault(),
                Own = db.Listings.Where(l => l.Id == c.OwnId && c.State == ClaimState.Confirmed).Select(l => l.Document).FirstOrDefault(),
            })
            .ToListAsync(cancel);
        var news = await LookAtSource.WithNews(db, caller, cancel);
        return new RazorComponentResult<OwnClaimsPage>(
            new
            {
                Claims = claims
                    .Select(c => new OwnClaim(
                        c.Claim.Id,
                        NameOf(c.Own, c.Shown),
                        c.Own?.Id,
                        c.Claim.State,
                        c.Claim.DecidedAt ?? c.Claim.At,
                        c.Claim.State is ClaimState.Withdrawn or ClaimState.GivenBack ? null : c.By,
                        c.Claim.Reason,
                        c.Claim.IsRead,
                        news.Any(n => n.Id == c.Claim.Id)
                    ))
                    .ToList(),
            }
        );
    }

    /// <summary>What is neither hers nor public now has no name here.</summary>
    private static LocalText? NameOf(Listing? own, ListingView<PublicReader>? shown) => own?.Name ?? shown?.Name;
}
