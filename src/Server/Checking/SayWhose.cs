using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Tirek.Domain;
using Tirek.Domain.Checking;
using Tirek.Domain.Members;
using Tirek.Server.Audit;
using Tirek.Server.Data;
using Tirek.Server.Http;

namespace Tirek.Server.Checking;

/// <summary>
/// A focal point of civil society says whether an entry that nobody owns is a state body's: then the state's focal point checks it. No feed tells it of a hospital,
/// and what an entry gives may tell it wrongly.
/// </summary>
internal static class SayWhose
{
    private const int PerPage = 20;

    public static async Task<IResult> Page(HttpContext http, Caller caller, AppDb db, int? page)
    {
        if (!FocalReach.Of(caller.Standing, Permission.CheckListings).MaySayWhose)
            throw Problems.NotFound();
        var cancel = http.RequestAborted;
        var hers = db.PublicListings.AsNoTracking().SaidBy(db, caller).OfState(db);
        var count = await hers.CountAsync(cancel);
        var pages = Math.Max(1, (count + PerPage - 1) / PerPage);
        var at = Math.Clamp(page ?? 1, 1, pages);
        var shown = await hers.OrderBy(p => p.Country)
            .ThenBy(p => p.Id)
            .Skip((at - 1) * PerPage)
            .Take(PerPage)
            .Select(p => new { p.View, WasSaid = db.StateMarks.Any(m => m.ListingId == p.Id) })
            .ToListAsync(cancel);
        return new RazorComponentResult<SayWhosePage>(
            new
            {
                Entries = shown.Select(s => new StateEntry(s.View, s.WasSaid)).ToList(),
                At = at,
                Pages = pages,
            }
        );
    }

    public static async Task<IResult> Answer(HttpContext http, Caller caller, AppDb db, TimeProvider clock, Guid id)
    {
        var (cancel, said) = (http.RequestAborted, (await http.Form()).One("state", 3));
        if (said is not ("yes" or "no"))
            throw Problems.NotUnderstood();
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        // Whoever claims it, writes of it or says this at the same moment waits here.
        await db.Listings.Where(l => l.Id == id).ExecuteUpdateAsync(u => u.SetProperty(l => l.ChangedAt, l => l.ChangedAt), cancel);
        if (!await db.PublicListings.SaidBy(db, caller).AnyAsync(p => p.Id == id, cancel))
            throw Problems.NotFound();
        var mark = await db.StateMarks.SingleOrDefaultAsync(m => m.ListingId == id, cancel);
        if (mark is null)
            db.StateMarks.Add(mark = new() { ListingId = id });
        (mark.IsOfState, mark.OrganizationId, mark.At) = (said == "yes", caller.Organization, clock.GetUtcNow());
        await db.SaveChangesAsync(cancel);
        await db.Record(new(caller.Organization, http.AuditName(), caller.Person, caller.Name, id), clock, cancel);
        await transaction.CommitAsync(cancel);
        return new SeeOther($"/{http.Language().Code}/checks/state?done=saved");
    }
}
