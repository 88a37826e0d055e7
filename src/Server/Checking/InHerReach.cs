using Microsoft.EntityFrameworkCore;
using Tirek.Domain;
using Tirek.Domain.Checking;
using Tirek.Domain.Members;
using Tirek.Server.Data;
using Tirek.Server.Editing;
using Tirek.Server.Http;

namespace Tirek.Server.Checking;

/// <summary>
/// Whose listings somebody checks: those of her organisation if she writes them; as civil-society focal point those of her country, as regional co-ordinator all, save
/// those of state bodies where the state has a focal point, who checks these and no others (<see cref="StateBodyRule"/>). Only what the public finds is checked by
/// others. What a focal point finds wrong its owner decides, or she herself where nobody in the network owns it.
/// </summary>
internal static class InHerReach
{
    public static IQueryable<PublicListing> CheckedBy(this IQueryable<PublicListing> listings, AppDb db, Caller caller)
    {
        var (own, forState) = (Own(db, caller), db.PublicListings.ForState(db));
        return FocalReach.Of(caller.Standing, Permission.CheckListings) switch
        {
            { StateCountry: { } country } => listings.Where(p =>
                own.Contains(p.Id) || (p.Country == country && forState.Any(s => s.Id == p.Id))
            ),
            // What civil society owns is never the state's.
            { Everywhere: true } => listings.ForCivilSociety(db),
            { Country: { } country } => listings.ForCivilSociety(db).Where(p => p.Country == country || own.Contains(p.Id)),
            _ => listings.Where(p => own.Contains(p.Id)),
        };
    }

    /// <summary>Listings whose corrections she decides, also of her own that the public does not find now.</summary>
    public static IQueryable<ListingRecord> DecidedBy(this IQueryable<ListingRecord> listings, AppDb db, Caller caller)
    {
        var (own, found) = (Own(db, caller), db.PublicListings.CheckedBy(db, caller));
        return listings.Where(l =>
            own.Contains(l.Id)
            || (
                found.Any(p => p.Id == l.Id)
                && !db.MemberOrganizations.Any(o => o.DirectoryId == l.OrganizationId && o.State == MemberState.Member)
            )
        );
    }

    /// <summary>
    /// Corrections that she decides. The state's focal point reads of others' entries only what was written for her; what was written for civil society stays civil
    /// society's, also when the entry is said to be a state body's later.
    /// </summary>
    public static IQueryable<Correction> DecidedBy(this IQueryable<Correction> corrections, AppDb db, Caller caller)
    {
        var (own, hers, reach) = (
            Own(db, caller),
            db.Listings.DecidedBy(db, caller),
            FocalReach.Of(caller.Standing, Permission.CheckListings)
        );
        if (reach.StateCountry is not null)
            return corrections.Where(c => own.Contains(c.ListingId) || (c.IsForState && hers.Any(l => l.Id == c.ListingId)));
        if (!reach.MaySayWhose)
            return corrections.Where(c => own.Contains(c.ListingId));
        var (everywhere, country) = (reach.Everywhere, reach.Country);
        var shown = db.PublicListings.Where(p => everywhere || p.Country == country);
        // Also of one that a state body has taken over since: what was written before stayed with it (CarryCorrections).
        var kept = db
            .Listings.Nobodys(db)
            .Where(l =>
                shown.Any(p => p.Id == l.Id)
                || (!l.IsHidden && !l.IsControlled && db.ListingAliases.Any(a => a.Id == l.Id && shown.Any(p => p.Id == a.KeptId)))
            );
        return corrections.Where(c => hers.Any(l => l.Id == c.ListingId) || (!c.IsForState && kept.Any(l => l.Id == c.ListingId)));
    }

    /// <summary>Entries that nobody owns and of which she says whether they are a state body's, whoever checks them now.</summary>
    public static IQueryable<PublicListing> SaidBy(this IQueryable<PublicListing> listings, AppDb db, Caller caller)
    {
        var reach = FocalReach.Of(caller.Standing, Permission.CheckListings);
        var (may, everywhere, country) = (reach.MaySayWhose, reach.Everywhere, reach.Country);
        return listings.Where(p =>
            may
            && p.Side != BodySide.CivilSociety
            && (everywhere || p.Country == country)
            && !db.Listings.Any(l => l.Id == p.Id && db.MemberOrganizations.Any(o => o.DirectoryId == l.OrganizationId))
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
}
