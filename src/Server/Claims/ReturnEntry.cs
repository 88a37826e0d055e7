using Microsoft.EntityFrameworkCore;
using Tirek.Domain;
using Tirek.Domain.Claims;
using Tirek.Domain.Duplicates;
using Tirek.Domain.Listings;
using Tirek.Server.Data;
using Tirek.Server.Editing;

namespace Tirek.Server.Claims;

/// <summary>
/// The former entry stands again as its source says it, and the member's leads to it. What the member wrote is kept, in no list: it stands again if the same member is
/// confirmed anew. What was hidden, made secret or withdrawn meanwhile stays so.
/// </summary>
internal static class ReturnEntry
{
    /// <summary>Whether the former entry is still in its source: else there is nothing to which the entry could return.</summary>
    public static Task<bool> IsPossible(AppDb db, ListingClaim claim, CancellationToken cancel) =>
        db.Listings.AnyAsync(l => l.Id == claim.ListingId && !l.IsGone, cancel);

    /// <summary>In a transaction; does not publish.</summary>
    /// <param name="claim">Held, confirmed.</param>
    /// <returns>The entries to publish.</returns>
    /// <exception cref="Problem">The member's entry was merged into another: that is undone first.</exception>
    public static async Task<IReadOnlyList<Guid>> End(
        AppDb db,
        ListingClaim claim,
        ClaimState state,
        Guid by,
        string reason,
        DateTimeOffset now,
        CancellationToken cancel
    )
    {
        var again = await Of(db, claim, now, cancel);
        (claim.State, claim.DecidedAt, claim.DecidedFor) = (state, now, by);
        (claim.Reason, claim.IsRead) = (reason, false);
        await db.SaveChangesAsync(cancel);
        return [claim.ListingId, claim.OwnId!.Value, .. again];
    }

    private static async Task<IReadOnlyList<Guid>> Of(AppDb db, ListingClaim claim, DateTimeOffset now, CancellationToken cancel)
    {
        var own = claim.OwnId!.Value;
        var into = db.ListingAliases.Where(a => a.IntoId == own);
        // Pairs first, as whoever undoes a merge does.
        foreach (
            var pair in await db
                .DuplicatePairs.Where(p => into.Any(a => a.PairId == p.Id))
                .Select(p => p.Id)
                .OrderBy(p => p)
                .ToListAsync(cancel)
        )
            await db.DuplicatePairs.Where(p => p.Id == pair).ExecuteUpdateAsync(u => u.SetProperty(p => p.Score, p => p.Score), cancel);
        foreach (var id in new[] { own, claim.ListingId }.Order())
            await db.Listings.Where(l => l.Id == id).ExecuteUpdateAsync(u => u.SetProperty(l => l.ChangedAt, l => l.ChangedAt), cancel);
        if (await db.ListingAliases.AnyAsync(a => a.Id == own, cancel))
            throw Problems.ChangedMeanwhile();
        await KeepSecret(db, await db.Listings.AsNoTracking().SingleAsync(l => l.Id == own, cancel), claim.ListingId, now, cancel);
        await db
            .Listings.Where(l => l.Id == own)
            .ExecuteUpdateAsync(u => u.SetProperty(l => l.IsGone, true).SetProperty(l => l.ChangedAt, now), cancel);
        await db.ListingDrafts.Where(d => d.ListingId == own).ExecuteDeleteAsync(cancel);
        var again = await Unmerge(db, own, cancel);
        await TakeOver.Lead(db, own, claim.ListingId, claim.Id, now, cancel);
        return again;
    }

    /// <summary>Duplicates that were merged into the member's entry are no duplicates of the former one's source: they stand for themselves again.</summary>
    private static async Task<IReadOnlyList<Guid>> Unmerge(AppDb db, Guid own, CancellationToken cancel)
    {
        var merged = await db
            .ListingAliases.AsNoTracking()
            .Where(a => a.IntoId == own && db.DuplicatePairs.Any(p => p.Id == a.PairId))
            .ToListAsync(cancel);
        foreach (var alias in merged)
        {
            await db.ListingAliases.Where(a => a.Id == alias.Id).ExecuteDeleteAsync(cancel);
            await db
                .DuplicatePairs.Where(p => p.Id == alias.PairId)
                .ExecuteUpdateAsync(u => u.SetProperty(p => p.State, PairState.Open), cancel);
            await db.LeadBack(alias.Id, cancel);
        }
        return [.. merged.Select(a => a.Id)];
    }

    /// <summary>Numbers are withdrawn there too; where that is not enough, the former entry is hidden until whoever runs the node has looked at it.</summary>
    private static async Task KeepSecret(AppDb db, ListingRecord own, Guid formerId, DateTimeOffset now, CancellationToken cancel)
    {
        var former = await db.Listings.SingleOrDefaultAsync(l => l.Id == formerId, cancel);
        if (former is null)
            return;
        if (ReturnRule.Withdraw(former.Document, own.Document) is var said && !ReferenceEquals(said, former.Document))
            await EditHistory.Write(db, by: null, former, said, now, cancel);
        var at = own.Document.At.Concat(former.Document.At).Select(a => a.LocationId).Distinct().ToList();
        var places = await db.Locations.AsNoTracking().Where(l => at.Contains(l.Id)).ToDictionaryAsync(l => l.Id, cancel);
        var of = await db.Organizations.AsNoTracking().SingleOrDefaultAsync(o => o.Id == former.OrganizationId, cancel);
        var beside = former
            .Document.At.Select(a => places.GetValueOrDefault(a.LocationId)?.Document.Phones ?? [])
            .Append(of?.Document.Phones ?? [])
            .SelectMany(p => p);
        former.IsHidden |=
            own.IsHidden
            || ReturnRule.SaysWithdrawn(beside, own.Document)
            || ReturnRule.TellsSecretPlace(
                former.Document,
                place => places.GetValueOrDefault(place)?.Document.Whereabouts is Whereabouts.Shown,
                own.Document,
                place => places.GetValueOrDefault(place)?.Document.Whereabouts
            );
        await db.SaveChangesAsync(cancel);
    }
}
