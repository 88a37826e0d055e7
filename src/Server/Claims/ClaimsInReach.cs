using Microsoft.EntityFrameworkCore;
using Tirek.Domain;
using Tirek.Domain.Claims;
using Tirek.Domain.Members;
using Tirek.Server.Checking;
using Tirek.Server.Data;
using Tirek.Server.Http;

namespace Tirek.Server.Claims;

/// <summary>Which entries can be claimed, whose claims somebody decides, and which are of her own organisation. Any other is as if it were not there.</summary>
internal static class ClaimsInReach
{
    /// <summary>
    /// Entries that everybody finds and that are of no organisation of the network, whatever its state: what rests is not free to take.
    /// </summary>
    /// <param name="isState">Whoever claims is a state body; nobody else takes over the entry of one.</param>
    public static IQueryable<PublicListing> Claimable(this IQueryable<PublicListing> entries, AppDb db, bool isState)
    {
        var ofState = db.PublicListings.OfState(db);
        return entries.Where(p =>
            !db.Listings.Any(l => l.Id == p.Id && db.MemberOrganizations.Any(o => o.DirectoryId == l.OrganizationId))
            && (isState || !ofState.Any(s => s.Id == p.Id))
        );
    }

    /// <summary>
    /// Claims that she decides: never of her own organisation, and only of members. What is confirmed can be taken back also from one whose rights rest or that left.
    /// What a state body claims that is not known as a state body's is civil society's to confirm: the state does not take its voice by itself.
    /// </summary>
    public static IQueryable<ListingClaim> DecidedBy(this IQueryable<ListingClaim> claims, AppDb db, Caller caller)
    {
        var (own, reach) = (caller.Organization, FocalReach.Of(caller.Standing, Permission.DecideClaims));
        var (everywhere, country, state) = (reach.Everywhere, reach.Country, reach.StateCountry);
        var ofState = db.PublicListings.OfState(db);
        const string Office = nameof(Role.StateFocalPoint);
        return claims.Where(c =>
            c.OrganizationId != own
            && db.MemberOrganizations.Any(o =>
                o.Id == c.OrganizationId
                && (o.State == MemberState.Member || c.State == ClaimState.Confirmed)
                && (
                    o.Kind == OrganizationKind.StateBody && (c.State != ClaimState.Waiting || ofState.Any(s => s.Id == c.ListingId))
                        ? (state != null && c.Country == state)
                            // Where the state's focal point is of the body that claims, or there is none, nobody else of the state decides.
                            || (
                                everywhere
                                && !db.Memberships.Any(m =>
                                    m.Until == null
                                    && m.Roles.Contains(Office)
                                    && m.OrganizationId != c.OrganizationId
                                    && db.MemberOrganizations.Any(s =>
                                        s.Id == m.OrganizationId
                                        && s.Kind == OrganizationKind.StateBody
                                        && s.Country == c.Country
                                        && s.State == MemberState.Member
                                    )
                                )
                            )
                        : everywhere || (country != null && c.Country == country)
                )
            )
        );
    }

    /// <summary>Those of her own organisation.</summary>
    public static IQueryable<ListingClaim> Of(this IQueryable<ListingClaim> claims, Caller caller)
    {
        var own = caller.Organization;
        return claims.Where(c => c.OrganizationId == own);
    }

    /// <summary>Waits for whoever acts on it now, then reads it as she left it. In a transaction.</summary>
    /// <exception cref="Problem">There is none for her; or it is not any more as she saw it.</exception>
    public static async Task<ListingClaim> Hold(this IQueryable<ListingClaim> hers, Guid id, ClaimState state, CancellationToken cancel)
    {
        await hers.Where(c => c.Id == id).ExecuteUpdateAsync(u => u.SetProperty(c => c.IsRead, c => c.IsRead), cancel);
        var claim = await hers.SingleOrDefaultAsync(c => c.Id == id, cancel) ?? throw Problems.NotFound();
        return claim.State == state ? claim : throw Problems.ChangedMeanwhile();
    }
}
