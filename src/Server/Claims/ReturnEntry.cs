using Microsoft.EntityFrameworkCore;
using Tirek.Domain;
using Tirek.Domain.Claims;
using Tirek.Server.Data;

namespace Tirek.Server.Claims;

/// <summary>
/// The former entry stands again as its source says it, and the member's leads to it. What the member wrote is kept, in no list: it stands again if the same member is
/// confirmed anew.
/// </summary>
internal static class ReturnEntry
{
    /// <summary>In a transaction; does not publish.</summary>
    /// <param name="claim">Held, confirmed.</param>
    /// <exception cref="Problem">The member's entry was merged into another: that is undone first.</exception>
    public static async Task Of(AppDb db, ListingClaim claim, DateTimeOffset now, CancellationToken cancel)
    {
        var own = claim.OwnId!.Value;
        foreach (var id in new[] { own, claim.ListingId }.Order())
            await db.Listings.Where(l => l.Id == id).ExecuteUpdateAsync(u => u.SetProperty(l => l.ChangedAt, l => l.ChangedAt), cancel);
        if (await db.ListingAliases.AnyAsync(a => a.Id == own, cancel))
            throw Problems.ChangedMeanwhile();
        await db
            .Listings.Where(l => l.Id == own)
            .ExecuteUpdateAsync(u => u.SetProperty(l => l.IsGone, true).SetProperty(l => l.ChangedAt, now), cancel);
        await db.ListingDrafts.Where(d => d.ListingId == own).ExecuteDeleteAsync(cancel);
        await TakeOver.Lead(db, own, claim.ListingId, claim.Id, now, cancel);
    }

    /// <summary>Whether the former entry is still in its source: else there is nothing to which the entry could return.</summary>
    public static Task<bool> IsPossible(AppDb db, ListingClaim claim, CancellationToken cancel) =>
        db.Listings.AnyAsync(l => l.Id == claim.ListingId && !l.IsGone, cancel);

    public static async Task End(
        AppDb db,
        ListingClaim claim,
        ClaimState state,
        Guid by,
        string reason,
        DateTimeOffset now,
        CancellationToken cancel
    )
    {
        await Of(db, claim, now, cancel);
        (claim.State, claim.DecidedAt, claim.DecidedFor) = (state, now, by);
        (claim.Reason, claim.IsRead) = (reason, false);
        await db.SaveChangesAsync(cancel);
    }
}
