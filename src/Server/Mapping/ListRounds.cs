using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Tirek.Domain;
using Tirek.Domain.Mapping;
using Tirek.Server.Data;
using Tirek.Server.Http;

namespace Tirek.Server.Mapping;

/// <summary>All rounds of the mapping, the newest first.</summary>
internal static class ListRounds
{
    public static async Task<IResult> Page(HttpContext http, Caller caller, AppDb db) =>
        new RazorComponentResult<RoundsPage>(
            new
            {
                Rounds = await Views(db.MappingRounds.OrderByDescending(r => r.Number)).ToListAsync(http.RequestAborted),
                MayLead = caller.May(Permission.LeadMapping),
            }
        );

    /// <exception cref="Problem">There is none of that number.</exception>
    public static async Task<RoundView> Find(AppDb db, int number, CancellationToken cancel) =>
        await Views(db.MappingRounds.Where(r => r.Number == number)).SingleOrDefaultAsync(cancel) ?? throw Problems.NotFound();

    /// <summary>Without the edition itself, which is large.</summary>
    private static IQueryable<RoundView> Views(IQueryable<MappingRound> rounds) =>
        rounds
            .AsNoTracking()
            .Select(r => new RoundView(
                r.Id,
                r.Number,
                r.Title,
                r.Method,
                r.CutOff,
                r.CommentsFrom,
                r.CommentsUntil,
                r.FrozenAt,
                r.Fingerprint
            ));
}
