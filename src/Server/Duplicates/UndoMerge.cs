using Microsoft.EntityFrameworkCore;
using Tirek.Domain;
using Tirek.Domain.Checking;
using Tirek.Domain.Duplicates;
using Tirek.Domain.Listings;
using Tirek.Server.Audit;
using Tirek.Server.Checking;
using Tirek.Server.Data;
using Tirek.Server.Editing;
using Tirek.Server.Http;
using Tirek.Server.Listings;

namespace Tirek.Server.Duplicates;

/// <summary>
/// Two entries stand again: the one that went as it is, the other without what it was given by the merge. What somebody changed of it since stays: nobody's work is
/// lost. Of several merges into one another the last is undone first.
/// </summary>
internal static class UndoMerge
{
    public static async Task<IResult> Answer(HttpContext http, Caller caller, AppDb db, TimeProvider clock, Guid id)
    {
        var cancel = http.RequestAborted;
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await db.DuplicatePairs.Where(p => p.Id == id).ExecuteUpdateAsync(u => u.SetProperty(p => p.Score, p => p.Score), cancel);
        var pair = await db.DuplicatePairs.SingleOrDefaultAsync(p => p.Id == id, cancel) ?? throw Problems.NotFound();
        foreach (var listing in new[] { pair.FirstId, pair.SecondId })
            await db
                .Listings.Where(l => l.Id == listing)
                .ExecuteUpdateAsync(u => u.SetProperty(l => l.ChangedAt, l => l.ChangedAt), cancel);
        var alias = await db.ListingAliases.DecidedBy(db, caller).SingleOrDefaultAsync(a => a.PairId == id, cancel);
        if (alias is null)
            // Somebody was quicker, if she decides about both; else there is nothing here for her.
            throw await db.Listings.DecidedBy(db, caller).CountAsync(l => l.Id == pair.FirstId || l.Id == pair.SecondId, cancel) == 2
                ? Problems.ChangedMeanwhile()
                : Problems.NotFound();
        if (await db.ListingAliases.AnyAsync(a => a.Id == alias.IntoId, cancel))
            throw Problems.ChangedMeanwhile();
        var kept = await db.Listings.SingleAsync(l => l.Id == alias.IntoId, cancel);
        await TakeBack(db, caller, alias, kept, clock.GetUtcNow(), cancel);
        db.ListingAliases.Remove(alias);
        pair.State = PairState.Open;
        await db.SaveChangesAsync(cancel);
        await db.LeadBack(alias.Id, cancel);
        await PublishListings.Publish(db, [kept.Id, alias.Id], cancel, clock);
        await db.Record(new(caller.Organization, http.AuditName(), caller.Person, caller.Name, kept.Id), clock, cancel);
        await transaction.CommitAsync(cancel);
        return new SeeOther($"/{http.Language().Code}/duplicates");
    }

    /// <summary>Each field that still says what the merge made it say says again what it said before.</summary>
    private static async Task TakeBack(
        AppDb db,
        Caller caller,
        ListingAlias alias,
        ListingRecord kept,
        DateTimeOffset now,
        CancellationToken cancel
    )
    {
        var states = await db
            .ListingVersions.AsNoTracking()
            .Where(v => v.ListingId == kept.Id && (v.Sequence == alias.Before || v.Sequence == alias.After))
            .OrderBy(v => v.Sequence)
            .Select(v => v.Document)
            .ToListAsync(cancel);
        if (states is not [var before, var after])
            return;
        var isAsMerged = EditHistory.MarkOf(kept.Document) == EditHistory.MarkOf(after);
        var restored = isAsMerged
            ? CheckRule.AsCheckedIn(before, kept.Document)
            : MergeFields
                .All.Where(f => Says(f, kept.Document) == Says(f, after) && Says(f, before) != Says(f, after))
                .Aggregate(kept.Document, (l, f) => f.Take(l, before, false, MergeScope.All));
        if (ReferenceEquals(restored, kept.Document))
            return;
        // Nor does this bring a house back that was forgotten.
        restored = await KeptPlaces.AtThoseLeft(db, restored, kept.Document, cancel);
        await EditHistory.Write(db, caller.Person, kept, restored, now, cancel);
        await KeptPlaces.Write(db, kept, cancel);
    }

    /// <summary>What stands in one field, and in no other.</summary>
    private static string Says(MergeField field, Listing of)
    {
        var blank = new Listing(of.Id, of.OrganizationId, Domain.Languages.LocalText.Of("–"));
        return StoredJson.Write(field.Take(blank, of, false, MergeScope.All));
    }
}
