using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Tirek.Domain;
using Tirek.Domain.Checking;
using Tirek.Domain.Listings;
using Tirek.Domain.Members;
using Tirek.Server.Data;
using Tirek.Server.Http;

namespace Tirek.Server.Checking;

/// <summary>The round of calls: listings in her reach that nobody has checked for long, those that wait longest first.</summary>
internal static class ListChecks
{
    private const int PerPage = 20;

    public static IQueryable<PublicListing> Due(AppDb db, Caller caller, DateOnly today)
    {
        var fresh = today.DayNumber - CheckRule.FreshDays;
        return db.PublicListings.AsNoTracking().CheckedBy(db, caller).Where(p => p.CheckedDay < fresh);
    }

    public static ListingToCheck Of(ListingView<PublicReader> view, Listing document, bool isOwn) =>
        new(view, document.Unanswered, isOwn, WithdrawNumber.Of(document).Count, CheckListing.MarkOf(view));

    public static async Task<IResult> Page(HttpContext http, Caller caller, AppDb db, TimeProvider clock, int? page, Guid? entry)
    {
        var cancel = http.RequestAborted;
        var due = Due(db, caller, CheckListing.Today(clock));
        var count = await due.CountAsync(cancel);
        var pages = Math.Max(1, (count + PerPage - 1) / PerPage);
        var at = Math.Clamp(page ?? 1, 1, pages);
        var shown = await due.OrderBy(p => p.CheckedDay)
            .ThenBy(p => p.Id)
            .Skip((at - 1) * PerPage)
            .Take(PerPage)
            .Select(p => p.View)
            .ToListAsync(cancel);
        var ids = shown.Select(v => v.Id).ToList();
        var own = await db
            .Listings.Where(l => ids.Contains(l.Id))
            .Select(l => new { l.Id, l.Document })
            .ToDictionaryAsync(l => l.Id, cancel);
        var mine = await InHerReach.OwnAmong(db, caller, ids, cancel);
        // What she has just done something about: one that she can look at again.
        var done = entry is { } last
            ? await db
                .PublicListings.AsNoTracking()
                .CheckedBy(db, caller)
                .Where(p => p.Id == last)
                .Select(p => p.View)
                .SingleOrDefaultAsync(cancel)
            : null;
        return new RazorComponentResult<ChecksPage>(
            new
            {
                Listings = shown.Select(v => Of(v, own[v.Id].Document, mine.Contains(v.Id))).ToList(),
                Done = done,
                Count = count,
                At = at,
                Pages = pages,
                MayKeepFeeds = caller.May(Domain.Permission.KeepFeeds),
                FocalReach.Of(caller.Standing, Permission.CheckListings).MaySayWhose,
                MayDecideClaims = caller.May(Domain.Permission.DecideClaims),
            }
        );
    }
}
