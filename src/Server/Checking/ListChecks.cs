using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Tirek.Domain;
using Tirek.Domain.Checking;
using Tirek.Domain.Listings;
using Tirek.Domain.Members;
using Tirek.Domain.Places;
using Tirek.Server.Data;
using Tirek.Server.Http;
using Tirek.Server.Node;

namespace Tirek.Server.Checking;

/// <summary>The round of calls: listings in her reach that nobody has checked for long, those that wait longest first.</summary>
internal static class ListChecks
{
    private const int PerPage = 20;

    /// <param name="country">Those of this one alone; null: all in her reach.</param>
    public static IQueryable<PublicListing> Due(AppDb db, Caller caller, DateOnly today, string? country = null)
    {
        var fresh = today.DayNumber - CheckRule.FreshDays;
        return db
            .PublicListings.AsNoTracking()
            .CheckedBy(db, caller)
            .Where(p => p.CheckedDay < fresh && (country == null || p.Country == country));
    }

    /// <summary>Of which she may choose one; none: she checks one country, or her own entries.</summary>
    private static IEnumerable<Place> Countries(NodeState node, Caller caller) =>
        FocalReach.Of(caller.Standing, Permission.CheckListings).Everywhere ? node.Current.Countries.Select(c => Gazetteer.Find(c)!) : [];

    /// <summary>The part of the address by which she goes on in the country that she chose; empty where she cannot.</summary>
    public static string In(NodeState node, Caller caller, string country) =>
        Countries(node, caller).Any(c => c.Key == country) ? $"&country={country}" : "";

    public static ListingToCheck Of(ListingView<PublicReader> view, Listing document, bool isOwn) =>
        new(view, document.Unanswered, isOwn, WithdrawNumber.Of(document).Count, CheckListing.MarkOf(view));

    public static async Task<IResult> Page(
        HttpContext http,
        Caller caller,
        AppDb db,
        NodeState node,
        TimeProvider clock,
        int? page,
        string? country,
        Guid? entry,
        string? before
    )
    {
        var (cancel, reach) = (http.RequestAborted, FocalReach.Of(caller.Standing, Permission.CheckListings));
        var countries = Countries(node, caller).InOrder(http.Language()).ToList();
        if (country is not null && countries.All(c => c.Key != country))
            throw Problems.NotFound();
        var due = Due(db, caller, CheckListing.Today(clock), country);
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
                Before = before,
                Count = count,
                At = at,
                Pages = pages,
                MayKeepFeeds = caller.May(Domain.Permission.KeepFeeds),
                Countries = countries,
                Country = country,
                reach.MaySayWhose,
                MayDecideClaims = caller.May(Domain.Permission.DecideClaims),
            }
        );
    }
}
