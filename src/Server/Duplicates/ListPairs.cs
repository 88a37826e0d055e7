using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Tirek.Domain.Duplicates;
using Tirek.Server.Data;
using Tirek.Server.Http;

namespace Tirek.Server.Duplicates;

/// <summary>The pairs that she sees, those first that she decides, of these the likeliest.</summary>
internal static class ListPairs
{
    private const int PerPage = 20;

    public static async Task<IResult> Page(HttpContext http, Caller caller, AppDb db, int? page)
    {
        var cancel = http.RequestAborted;
        var hers = db.DuplicatePairs.DecidedBy(db, caller);
        var seen = db.DuplicatePairs.AsNoTracking().Current(db).SeenBy(db, caller);
        var count = await seen.CountAsync(cancel);
        var pages = Math.Max(1, (count + PerPage - 1) / PerPage);
        var at = Math.Clamp(page ?? 1, 1, pages);
        var some = await seen.OrderByDescending(p => hers.Any(h => h.Id == p.Id))
            .ThenByDescending(p => p.Score)
            .ThenBy(p => p.Id)
            .Skip((at - 1) * PerPage)
            .Take(PerPage)
            .ToListAsync(cancel);
        return new RazorComponentResult<PairsPage>(
            new
            {
                Pairs = await ReadPairs.Read(db, caller, some, cancel),
                Waiting = await hers.CountAsync(cancel),
                At = at,
                Pages = pages,
            }
        );
    }
}
