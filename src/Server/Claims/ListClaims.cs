using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Tirek.Domain.Claims;
using Tirek.Server.Data;
using Tirek.Server.Http;

namespace Tirek.Server.Claims;

/// <summary>Claims that she decides, oldest first, and below those that were confirmed, newest first.</summary>
internal static class ListClaims
{
    private const int Most = 50;

    public static Task<IResult> Page(HttpContext http, Caller caller, AppDb db) => Show(http, caller, db, null);

    public static async Task<IResult> Show(HttpContext http, Caller caller, AppDb db, string? fault)
    {
        var cancel = http.RequestAborted;
        var hers = db.ListingClaims.AsNoTracking().DecidedBy(db, caller);
        var waiting = hers.Where(c => c.State == ClaimState.Waiting);
        var confirmed = hers.Where(c => c.State == ClaimState.Confirmed);
        return new RazorComponentResult<ClaimsPage>(
            new
            {
                caller.Standing,
                Waiting = await Read(db, waiting, waiting.OrderBy(c => c.At).ThenBy(c => c.Id), c => c.ListingId, cancel),
                Count = await waiting.CountAsync(cancel),
                Confirmed = await Read(
                    db,
                    waiting,
                    confirmed.OrderByDescending(c => c.DecidedAt).ThenBy(c => c.Id),
                    c => c.OwnId!.Value,
                    cancel
                ),
                Fault = fault,
            }
        )
        {
            StatusCode = fault is null ? 200 : 422,
        };
    }

    private static async Task<IReadOnlyList<ClaimToDecide>> Read(
        AppDb db,
        IQueryable<ListingClaim> waiting,
        IQueryable<ListingClaim> some,
        Func<ListingClaim, Guid> entry,
        CancellationToken cancel
    )
    {
        var read = await (
            from c in some
            join o in db.MemberOrganizations on c.OrganizationId equals o.Id
            select new
            {
                Claim = c,
                o.Name,
                o.Kind,
                Others = db
                    .ListingClaims.Where(d =>
                        d.ListingId == c.ListingId && d.State == ClaimState.Waiting && d.OrganizationId != c.OrganizationId
                    )
                    .Select(d => d.OrganizationId)
                    .Distinct()
                    .Count(),
                OfClaimant = waiting.Count(d => d.OrganizationId == c.OrganizationId),
            }
        )
            .Take(Most)
            .ToListAsync(cancel);
        var ids = read.Select(r => entry(r.Claim)).ToList();
        var views = await db.PublicListings.AsNoTracking().Where(p => ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.View, cancel);
        return
        [
            .. read.Select(r => new ClaimToDecide(
                r.Claim.Id,
                views.GetValueOrDefault(entry(r.Claim)),
                r.Name,
                r.Kind,
                r.Claim.Words,
                r.Claim.DecidedAt ?? r.Claim.At,
                r.Others,
                r.OfClaimant
            )),
        ];
    }
}
