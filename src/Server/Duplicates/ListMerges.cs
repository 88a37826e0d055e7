using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Tirek.Domain.Duplicates;
using Tirek.Domain.Members;
using Tirek.Server.Checking;
using Tirek.Server.Data;
using Tirek.Server.Http;

namespace Tirek.Server.Duplicates;

/// <summary>Merges that she can take back, the newest first.</summary>
internal static class ListMerges
{
    private const int PerPage = 20;

    /// <summary>
    /// Those of which she decides about the entry that stayed, and the one that went was nobody else's.
    /// </summary>
    public static IQueryable<ListingAlias> DecidedBy(this IQueryable<ListingAlias> aliases, AppDb db, Caller caller)
    {
        var hers = db.Listings.DecidedBy(db, caller);
        var own = caller.Organization;
        return aliases.Where(a =>
            // What a member claimed leads on as well, and is no merge.
            db.DuplicatePairs.Any(p => p.Id == a.PairId)
            && (hers.Any(l => l.Id == a.IntoId) || db.ListingAliases.Any(b => b.Id == a.IntoId && hers.Any(l => l.Id == b.KeptId)))
            && db.Listings.Any(went =>
                went.Id == a.Id
                && !db.MemberOrganizations.Any(o => o.DirectoryId == went.OrganizationId && o.State == MemberState.Member && o.Id != own)
            )
        );
    }

    public static async Task<IResult> Page(HttpContext http, Caller caller, AppDb db, int? page)
    {
        var cancel = http.RequestAborted;
        var hers = db.ListingAliases.AsNoTracking().DecidedBy(db, caller);
        var pages = Math.Max(1, (await hers.CountAsync(cancel) + PerPage - 1) / PerPage);
        var at = Math.Clamp(page ?? 1, 1, pages);
        var some = hers.OrderByDescending(a => a.MergedAt).ThenBy(a => a.Id).Skip((at - 1) * PerPage).Take(PerPage);
        return new RazorComponentResult<MergesPage>(
            new
            {
                Merges = await Read(db, some, cancel),
                At = at,
                Pages = pages,
            }
        );
    }

    public static async Task<IReadOnlyList<StandingMerge>> Read(AppDb db, IQueryable<ListingAlias> some, CancellationToken cancel)
    {
        var read = await some.Select(a => new
            {
                Alias = a,
                Went = db.Listings.Where(l => l.Id == a.Id).Select(l => l.Document).First(),
                Kept = db.Listings.Where(l => l.Id == a.IntoId).Select(l => l.Document).First(),
                IsMergedAgain = db.ListingAliases.Any(b => b.Id == a.IntoId),
            })
            .ToListAsync(cancel);
        return
        [
            .. read.Select(r => new StandingMerge(
                r.Alias.PairId,
                r.Went.Name,
                r.Alias.IntoId,
                r.Kept.Name,
                r.Alias.MergedAt,
                !r.IsMergedAgain
            )),
        ];
    }
}
