using Microsoft.EntityFrameworkCore;
using Tirek.Domain;
using Tirek.Domain.Claims;
using Tirek.Domain.Duplicates;
using Tirek.Domain.Listings;
using Tirek.Domain.Members;
using Tirek.Server.Checking;
using Tirek.Server.Data;
using Tirek.Server.Editing;

namespace Tirek.Server.Claims;

/// <summary>
/// Makes an entry of the member's own of one that it claimed. The former one stays as it is, its source goes on writing it, and its id leads to the member's: so no
/// edition, taking back or removal of a feed touches what the member writes, and a source that is given back holds what it said.
/// </summary>
internal static class TakeOver
{
    /// <summary>In a transaction; does not publish.</summary>
    /// <returns>The id of the member's entry.</returns>
    /// <exception cref="Problem">The entry cannot be claimed any more.</exception>
    public static async Task<Guid> By(AppDb db, ListingClaim claim, DateTimeOffset now, CancellationToken cancel)
    {
        var id = claim.ListingId;
        await db.Listings.Where(l => l.Id == id).ExecuteUpdateAsync(u => u.SetProperty(l => l.ChangedAt, l => l.ChangedAt), cancel);
        var isState = await db.MemberOrganizations.AnyAsync(
            o => o.Id == claim.OrganizationId && o.Kind == OrganizationKind.StateBody,
            cancel
        );
        if (!await db.PublicListings.Claimable(db, isState).AnyAsync(p => p.Id == id, cancel))
            throw Problems.ChangedMeanwhile();
        var former = await db.Listings.AsNoTracking().SingleAsync(l => l.Id == id, cancel);
        var own = await NewListing.Hold(db, claim.OrganizationId, cancel);
        claim.Reads = ClaimRule.Reads(own.Kind);
        claim.OwnId = await WroteBefore(db, claim, cancel) ?? await Copy(db, former, own, claim.Reads, now, cancel);
        (claim.Seen, claim.SeenAt) = (await SourceMarks.Of(db, claim, former, cancel), now);
        await Lead(db, id, claim.OwnId.Value, claim.Id, now, cancel);
        return claim.OwnId.Value;
    }

    /// <summary>From now on the id of one entry leads to the other, and so does all that led to it; what readers said of it is said of the other (<see cref="CarryCorrections"/>).</summary>
    public static async Task Lead(AppDb db, Guid from, Guid to, Guid claim, DateTimeOffset now, CancellationToken cancel)
    {
        var led = db.ListingAliases.Where(a => a.Id == to || a.Id == from);
        // A merge that does not stand any more is one that somebody may decide again.
        await db
            .DuplicatePairs.Where(p => led.Any(a => a.PairId == p.Id))
            .ExecuteUpdateAsync(u => u.SetProperty(p => p.State, PairState.Open), cancel);
        await led.ExecuteDeleteAsync(cancel);
        await db.ListingAliases.Where(a => a.KeptId == from).ExecuteUpdateAsync(u => u.SetProperty(a => a.KeptId, to), cancel);
        db.ListingAliases.Add(
            new()
            {
                Id = from,
                IntoId = to,
                KeptId = to,
                PairId = claim,
                MergedAt = now,
                Taken = [],
            }
        );
        // The mapping of a programme goes on with the entry that stands.
        if (!await db.MappedProgrammes.AnyAsync(p => p.ListingId == to, cancel))
            await db.MappedProgrammes.Where(p => p.ListingId == from).ExecuteUpdateAsync(u => u.SetProperty(p => p.ListingId, to), cancel);
        await CarryCorrections.Over(db, from, to, cancel);
        await db.SaveChangesAsync(cancel);
    }

    /// <summary>What the same member wrote of the same entry before it was given or taken back: that stands again, with its history.</summary>
    private static async Task<Guid?> WroteBefore(AppDb db, ListingClaim claim, CancellationToken cancel)
    {
        var before = await db
            .ListingClaims.Where(c =>
                c.ListingId == claim.ListingId && c.OrganizationId == claim.OrganizationId && c.Id != claim.Id && c.OwnId != null
            )
            .OrderByDescending(c => c.At)
            .Select(c => c.OwnId)
            .FirstOrDefaultAsync(cancel);
        if (before is not { } own)
            return null;
        var found = await db.Listings.Where(l => l.Id == own).ExecuteUpdateAsync(u => u.SetProperty(l => l.IsGone, false), cancel);
        return found > 0 ? own : null;
    }

    private static async Task<Guid> Copy(
        AppDb db,
        ListingRecord former,
        MemberOrganization own,
        Audience reads,
        DateTimeOffset now,
        CancellationToken cancel
    )
    {
        var organization = own.DirectoryId!.Value;
        var places = await OwnPlaces.Copy(db, former, former.Document.At.Select(a => a.LocationId), organization, reads, now, cancel);
        var of = await db
            .Organizations.AsNoTracking()
            .SingleOrDefaultAsync(o => o.Id == former.OrganizationId && !o.IsControlled && !o.IsHidden && !o.IsGone, cancel);
        var id = Guid.CreateVersion7(now);
        var document = AdoptListing.Copy(former.Document, id, organization, places, of?.Document, reads);
        db.Listings.Add(
            new()
            {
                Id = id,
                OrganizationId = organization,
                Document = document,
                ChangedAt = now,
            }
        );
        db.ListingPlaces.AddRange(places.Values.Distinct().Select(place => new ListingPlace { ListingId = id, LocationId = place }));
        await db.SaveChangesAsync(cancel);
        return id;
    }
}
