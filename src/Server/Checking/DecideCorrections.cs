using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Tirek.Domain;
using Tirek.Domain.Checking;
using Tirek.Server.Audit;
using Tirek.Server.Data;
using Tirek.Server.Http;

namespace Tirek.Server.Checking;

/// <summary>What others say is wrong: what colleagues heard first, then oldest first; deciding deletes it.</summary>
internal static class DecideCorrections
{
    private const int PerPage = 20;

    /// <summary>Corrections that she decides.</summary>
    public static IQueryable<Correction> Of(AppDb db, Caller caller) =>
        db.Corrections.Where(c => db.Listings.DecidedBy(db, caller).Any(l => l.Id == c.ListingId));

    public static async Task<IResult> Page(HttpContext http, Caller caller, AppDb db, int? page)
    {
        var cancel = http.RequestAborted;
        var count = await Of(db, caller).CountAsync(cancel);
        var pages = Math.Max(1, (count + PerPage - 1) / PerPage);
        var at = Math.Clamp(page ?? 1, 1, pages);
        var shown = await (
            from c in Of(db, caller).AsNoTracking()
            join l in db.Listings on c.ListingId equals l.Id
            orderby c.Origin descending, c.On, c.Id
            select new { Correction = c, l.Document }
        )
            .Skip((at - 1) * PerPage)
            .Take(PerPage)
            .ToListAsync(cancel);
        var own = await InHerReach.OwnAmong(db, caller, [.. shown.Select(s => s.Document.Id)], cancel);
        return new RazorComponentResult<CorrectionsPage>(
            new
            {
                Corrections = shown.Select(s => Shown(s.Correction, s.Document, own.Contains(s.Document.Id))).ToList(),
                Count = count,
                At = at,
                Pages = pages,
            }
        );
    }

    public static async Task<IResult> Answer(HttpContext http, Caller caller, AppDb db, TimeProvider clock, Guid id)
    {
        var cancel = http.RequestAborted;
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var listing = await Of(db, caller).Where(c => c.Id == id).Select(c => (Guid?)c.ListingId).SingleOrDefaultAsync(cancel);
        // A colleague was quicker: what she wanted is done.
        if (listing is { } decided && await db.Corrections.Where(c => c.Id == id).ExecuteDeleteAsync(cancel) > 0)
        {
            await LettingGo.Remember(db, cancel);
            await db.Record(new(caller.Organization, http.AuditName(), caller.Person, caller.Name, decided), clock, cancel);
        }
        await transaction.CommitAsync(cancel);
        return new SeeOther($"/{http.Language().Code}/corrections");
    }

    private static WaitingCorrection Shown(Correction correction, Domain.Listings.Listing listing, bool isOwn) =>
        new(
            correction.Id,
            listing.Id,
            listing.Name,
            isOwn,
            correction.On,
            correction.Origin,
            CorrectionRule.Read(correction.About),
            correction.Words
        );
}
