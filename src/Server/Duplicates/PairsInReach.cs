using Microsoft.EntityFrameworkCore;
using Tirek.Domain;
using Tirek.Domain.Duplicates;
using Tirek.Domain.Members;
using Tirek.Server.Checking;
using Tirek.Server.Data;
using Tirek.Server.Http;

namespace Tirek.Server.Duplicates;

/// <summary>
/// Whose pairs somebody sees, and which she decides: those of which both entries are hers to decide about (<see cref="InHerReach"/>). Where one is somebody
/// else's, she sees the two as everybody does and can ask whoever decides.
/// </summary>
internal static class PairsInReach
{
    /// <summary>Open pairs that she decides, as far as nothing of both has changed since they were compared.</summary>
    public static IQueryable<DuplicatePair> DecidedBy(this IQueryable<DuplicatePair> pairs, AppDb db, Caller caller)
    {
        var hers = db.Listings.DecidedBy(db, caller);
        return pairs.Current(db).Where(p => hers.Any(l => l.Id == p.FirstId) && hers.Any(l => l.Id == p.SecondId));
    }

    /// <summary>Those that she sees: one of the two is hers to decide about, or she checks both. The state's focal point sees no entry of civil society beside hers.</summary>
    public static IQueryable<DuplicatePair> SeenBy(this IQueryable<DuplicatePair> pairs, AppDb db, Caller caller)
    {
        var hers = db.Listings.DecidedBy(db, caller);
        var checks = db.PublicListings.CheckedBy(db, caller);
        var isForState = FocalReach.Of(caller.Standing, Permission.CheckListings).StateCountry is not null;
        return pairs.Where(p =>
            db.PublicListings.Any(l => l.Id == p.FirstId)
            && db.PublicListings.Any(l => l.Id == p.SecondId)
            && (
                !isForState && hers.Any(l => l.Id == p.FirstId)
                || !isForState && hers.Any(l => l.Id == p.SecondId)
                || (checks.Any(l => l.Id == p.FirstId) && checks.Any(l => l.Id == p.SecondId))
            )
        );
    }

    /// <summary>
    /// Open ones whose score says what everybody reads of both now. A value that was made somebody's own since would show through the score it was part of
    /// (directory.md §2).
    /// </summary>
    public static IQueryable<DuplicatePair> Current(this IQueryable<DuplicatePair> pairs, AppDb db) =>
        pairs.Where(p =>
            p.State == PairState.Open
            && db.PublicListings.Any(l => l.Id == p.FirstId && l.ModifiedAt <= p.LookedAt)
            && db.PublicListings.Any(l => l.Id == p.SecondId && l.ModifiedAt <= p.LookedAt)
        );

    /// <summary>Whether she has anything to decide at all beyond what her own organisation wrote; without it there are few pairs to look at.</summary>
    public static bool IsFocalPoint(Caller caller) => !FocalReach.Of(caller.Standing, Permission.CheckListings).IsNone;

    /// <summary>
    /// Waits for whoever decides about the pair or writes one of its entries now, then reads all three as they were left. In a transaction. The smaller id first, so
    /// that nobody waits for somebody who waits for her.
    /// </summary>
    /// <exception cref="Problem">There is none, or she does not decide about both entries.</exception>
    public static async Task<HeldPair> Hold(AppDb db, Caller caller, Guid id, CancellationToken cancel)
    {
        await db.DuplicatePairs.Where(p => p.Id == id).ExecuteUpdateAsync(u => u.SetProperty(p => p.Score, p => p.Score), cancel);
        var pair = await db.DuplicatePairs.SingleOrDefaultAsync(p => p.Id == id, cancel) ?? throw Problems.NotFound();
        var hers = db.Listings.DecidedBy(db, caller).Where(l => db.PublicListings.Any(p => p.Id == l.Id));
        var held = new List<ListingRecord>(2);
        foreach (var listing in new[] { pair.FirstId, pair.SecondId })
        {
            await db
                .Listings.Where(l => l.Id == listing)
                .ExecuteUpdateAsync(u => u.SetProperty(l => l.ChangedAt, l => l.ChangedAt), cancel);
            if (pair.State != PairState.Merged)
                held.Add(await hers.SingleOrDefaultAsync(l => l.Id == listing, cancel) ?? throw Problems.NotFound());
        }
        // Whoever was quicker decided; what she saw is no more.
        return pair.State == PairState.Open ? new(pair, held[0], held[1]) : throw Problems.ChangedMeanwhile();
    }
}

/// <summary>A pair that waits for nobody else while its transaction lasts.</summary>
internal sealed record HeldPair(DuplicatePair Pair, ListingRecord First, ListingRecord Second);
