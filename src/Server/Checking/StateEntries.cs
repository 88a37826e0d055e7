using Tirek.Domain.Checking;
using Tirek.Domain.Members;
using Tirek.Server.Data;

namespace Tirek.Server.Checking;

/// <summary>Entries that everybody finds and that are of state bodies: <see cref="StateBodyRule.IsOfState"/>, for the database. Asked on many pages, row by row.</summary>
internal static class StateEntries
{
    public static IQueryable<PublicListing> OfState(this IQueryable<PublicListing> listings, AppDb db) =>
        listings.Where(p =>
            p.Side != BodySide.CivilSociety
            && (
                db.Listings.Any(l =>
                    l.Id == p.Id
                    && db.MemberOrganizations.Any(o => o.DirectoryId == l.OrganizationId && o.Kind == OrganizationKind.StateBody)
                )
                || (
                    (
                        db.StateMarks.Any(m => m.ListingId == p.Id && m.IsOfState)
                        || (p.Side == BodySide.State && !db.StateMarks.Any(m => m.ListingId == p.Id))
                    ) && !db.Listings.Any(l => l.Id == p.Id && db.MemberOrganizations.Any(o => o.DirectoryId == l.OrganizationId))
                )
            )
        );

    /// <summary>Those of a country that has a focal point of the state: she checks them.</summary>
    public static IQueryable<PublicListing> ForState(this IQueryable<PublicListing> listings, AppDb db)
    {
        var countries = db.CountriesOfState();
        return listings.Where(p => countries.Contains(p.Country)).OfState(db);
    }

    /// <summary>Those of which somebody of the state reads what readers write: the state's focal point, or the people of the state body that owns it.</summary>
    public static IQueryable<PublicListing> ReadByState(this IQueryable<PublicListing> listings, AppDb db)
    {
        var forState = db.PublicListings.ForState(db);
        return listings.Where(p =>
            forState.Any(s => s.Id == p.Id)
            || db.Listings.Any(l =>
                l.Id == p.Id && db.MemberOrganizations.Any(o => o.DirectoryId == l.OrganizationId && o.Kind == OrganizationKind.StateBody)
            )
        );
    }

    /// <summary>All others: they are civil society's to check, of whomever they are.</summary>
    public static IQueryable<PublicListing> ForCivilSociety(this IQueryable<PublicListing> listings, AppDb db)
    {
        var forState = db.PublicListings.ForState(db);
        return listings.Where(p => p.Side == BodySide.CivilSociety || !forState.Any(s => s.Id == p.Id));
    }

    private static IQueryable<string?> CountriesOfState(this AppDb db)
    {
        const string Office = nameof(Role.StateFocalPoint);
        return from m in db.Memberships
            where m.Until == null && m.Roles.Contains(Office)
            join o in db.MemberOrganizations on m.OrganizationId equals o.Id
            where o.Kind == OrganizationKind.StateBody && o.State == MemberState.Member
            select o.Country;
    }
}
