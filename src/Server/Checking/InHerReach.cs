using Microsoft.EntityFrameworkCore;
using Tirek.Domain;
using Tirek.Domain.Members;
using Tirek.Server.Data;
using Tirek.Server.Editing;
using Tirek.Server.Http;

namespace Tirek.Server.Checking;

/// <summary>
/// Whose listings somebody checks: those of her organisation if she writes them; as civil-society focal point those of her country, as regional co-ordinator all.
/// Only what the public finds is checked by others. What a focal point finds wrong its owner decides, or she herself where nobody in the network owns it.
/// </summary>
internal static class InHerReach
{
    public static IQueryable<PublicListing> CheckedBy(this IQueryable<PublicListing> listings, AppDb db, Caller caller)
    {
        var (everywhere, country) = Beyond(caller);
        if (everywhere)
            return listings;
        var own = Own(db, caller);
        return listings.Where(p => (country != null && p.Country == country) || own.Contains(p.Id));
    }

    /// <summary>Listings whose corrections she decides, also of her own that the public does not find now.</summary>
    public static IQueryable<ListingRecord> DecidedBy(this IQueryable<ListingRecord> listings, AppDb db, Caller caller)
    {
        var own = Own(db, caller);
        var (everywhere, country) = Beyond(caller);
        return listings.Where(l =>
            own.Contains(l.Id)
            || (
                db.PublicListings.Any(p => p.Id == l.Id && (everywhere || (country != null && p.Country == country)))
                && !db.MemberOrganizations.Any(o => o.DirectoryId == l.OrganizationId && o.State == MemberState.Member)
            )
        );
    }

    /// <summary>Those that no member owns: nobody of the network writes them.</summary>
    public static IQueryable<ListingRecord> Nobodys(this IQueryable<ListingRecord> listings, AppDb db) =>
        listings.Where(l =>
            !l.IsGone && !db.MemberOrganizations.Any(o => o.DirectoryId == l.OrganizationId && o.State == MemberState.Member)
        );

    /// <summary>Those of these listings that are of her own organisation, which changes them herself.</summary>
    public static async Task<HashSet<Guid>> OwnAmong(AppDb db, Caller caller, IReadOnlyList<Guid> ids, CancellationToken cancel) =>
        await Own(db, caller).Where(o => ids.Contains(o)).ToHashSetAsync(cancel);

    public static async Task<bool> IsOwn(AppDb db, Caller caller, Guid id, CancellationToken cancel) =>
        (await OwnAmong(db, caller, [id], cancel)).Count > 0;

    /// <summary>Waits for whoever writes it now, then reads it as she left it. In a transaction.</summary>
    /// <exception cref="Problem">It is not in her reach, or there is none.</exception>
    public static async Task<ListingRecord> Hold(AppDb db, Caller caller, Guid id, CancellationToken cancel)
    {
        await db
            .Listings.Where(l => l.Id == id && db.PublicListings.CheckedBy(db, caller).Any(p => p.Id == id))
            .ExecuteUpdateAsync(u => u.SetProperty(l => l.ChangedAt, l => l.ChangedAt), cancel);
        return await db.Listings.SingleOrDefaultAsync(
                l => l.Id == id && db.PublicListings.CheckedBy(db, caller).Any(p => p.Id == id),
                cancel
            ) ?? throw Problems.NotFound();
    }

    private static IQueryable<Guid> Own(AppDb db, Caller caller) =>
        caller.May(Permission.EditListings)
            ? db.Listings.OwnedBy(db, caller).Select(l => l.Id)
            : db.Listings.Where(l => false).Select(l => l.Id);

    private static (bool Everywhere, string? Country) Beyond(Caller caller) =>
        (
            caller.Standing.Roles.Contains(Role.RegionalCoordinator),
            caller.Standing.Roles.Contains(Role.CivilSocietyFocalPoint) ? caller.Standing.Country ?? "" : ""
        );
}
