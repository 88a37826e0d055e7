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
    public static IQueryable<Correction> Of(AppDb db, Caller caller) => db.Corrections.DecidedBy(db, caller);

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
        var ids = shown.Select(s => s.Document.Id).Distinct().ToList();
        var found = await db.PublicListings.CheckedBy(db, caller).Where(p => ids.Contains(p.Id)).Select(p => p.Id).ToHashSetAsync(cancel);
        var waiting = await Of(db, caller)
            .Where(c => ids.Contains(c.ListingId))
            .GroupBy(c => c.ListingId)
            .Select(g => new { g.Key, Count = g.Count() })
            .ToDictionaryAsync(g => g.Key, g => g.Count, cancel);
        return new RazorComponentResult<CorrectionsPage>(
            new
            {
                Corrections = shown
                    .Select(s =>
                        Shown(
                            s.Correction,
                            s.Document,
                            own.Contains(s.Document.Id),
                            found.Contains(s.Document.Id),
                            waiting.GetValueOrDefault(s.Document.Id)
                        )
                    )
                    .ToList(),
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
        return new SeeOther($"/{http.Language().Code}/corrections?done=settled");
    }

    /// <summary>Settles all that wait of one entry, as many as she was told: who wrote since is read before it goes.</summary>
    public static async Task<IResult> AnswerAll(HttpContext http, Caller caller, AppDb db, TimeProvider clock, Guid id)
    {
        var (cancel, told) = (http.RequestAborted, (await http.Form()).One("count", 6));
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var ids = await Of(db, caller).Where(c => c.ListingId == id).Select(c => c.Id).ToListAsync(cancel);
        if (ids.Count > 0)
        {
            if (told != $"{ids.Count}")
                throw Problems.ChangedMeanwhile();
            await db.Corrections.Where(c => ids.Contains(c.Id)).ExecuteDeleteAsync(cancel);
            await LettingGo.Remember(db, cancel);
            await db.Record(new(caller.Organization, http.AuditName(), caller.Person, caller.Name, id), clock, cancel);
            await transaction.CommitAsync(cancel);
        }
        return new SeeOther($"/{http.Language().Code}/corrections?done=settled");
    }

    private static WaitingCorrection Shown(
        Correction correction,
        Domain.Listings.Listing listing,
        bool hasForm,
        bool isFound,
        int ofListing
    ) =>
        new(
            correction.Id,
            listing.Id,
            listing.Name,
            hasForm ? $"/organization/services/{listing.Id}"
                : isFound ? $"/checks/{listing.Id}"
                : null,
            hasForm,
            ofListing,
            correction.On,
            correction.Origin,
            CorrectionRule.Read(correction.About),
            correction.Words
        );
}
