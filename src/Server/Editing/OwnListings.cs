using Microsoft.EntityFrameworkCore;
using Tirek.Domain;
using Tirek.Server.Audit;
using Tirek.Server.Data;
using Tirek.Server.Http;
using Tirek.Server.Listings;

namespace Tirek.Server.Editing;

/// <summary>The listings of the directory that belong to the caller's organisation, and those only: any other is as if it were not there.</summary>
internal static class OwnListings
{
    public static IQueryable<ListingRecord> OwnedBy(this IQueryable<ListingRecord> listings, AppDb db, Caller caller)
    {
        var organization = caller.Organization;
        // Asked so, SQLite finds the few of an organisation by their index; a condition on each listing would read them all.
        var own = db.MemberOrganizations.Where(o => o.Id == organization && o.DirectoryId != null).Select(o => o.DirectoryId!.Value);
        return listings.Where(l => !l.IsGone && own.Contains(l.OrganizationId)).Standing(db);
    }

    /// <exception cref="Problem">It is not theirs, or there is none.</exception>
    public static async Task<ListingRecord> Find(this IQueryable<ListingRecord> own, Guid id, CancellationToken cancel) =>
        await own.SingleOrDefaultAsync(l => l.Id == id, cancel) ?? throw Problems.NotFound();

    /// <summary>Waits for whoever writes it now, then reads it as she left it. In a transaction.</summary>
    /// <inheritdoc cref="Find" path="/exception"/>
    public static async Task<ListingRecord> Hold(AppDb db, Caller caller, Guid id, CancellationToken cancel)
    {
        var own = db.Listings.OwnedBy(db, caller);
        await own.Where(l => l.Id == id).ExecuteUpdateAsync(u => u.SetProperty(l => l.ChangedAt, l => l.ChangedAt), cancel);
        return await own.Find(id, cancel);
    }

    /// <summary>The same of all of theirs: before any of them is held alone.</summary>
    public static Task HoldAll(AppDb db, Caller caller, CancellationToken cancel) =>
        db.Listings.OwnedBy(db, caller).ExecuteUpdateAsync(u => u.SetProperty(l => l.ChangedAt, l => l.ChangedAt), cancel);

    /// <summary>Shows everybody what was changed, and writes the line of the trail. In the transaction of the act.</summary>
    public static async Task Publish(HttpContext http, AppDb db, Caller caller, Guid id, TimeProvider clock)
    {
        await PublishListings.Publish(db, [id], http.RequestAborted, clock);
        await db.Record(new(caller.Organization, http.AuditName(), caller.Person, caller.Name, id), clock, http.RequestAborted);
    }
}
