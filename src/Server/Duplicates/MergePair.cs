using Microsoft.EntityFrameworkCore;
using Tirek.Domain.Duplicates;
using Tirek.Server.Audit;
using Tirek.Server.Checking;
using Tirek.Server.Data;
using Tirek.Server.Editing;
using Tirek.Server.Http;
using Tirek.Server.Listings;

namespace Tirek.Server.Duplicates;

/// <summary>
/// Makes one entry of two, as she chose it field by field. The one that stays gets what she took as a change like any other, with its history; the other leaves
/// every page at once, and its id leads to the one that stays. If somebody changed one of them since she looked, nothing happens and her choices stand in the page.
/// </summary>
internal static class MergePair
{
    public static async Task<IResult> Answer(HttpContext http, Caller caller, AppDb db, PairMarks marks, TimeProvider clock, Guid id)
    {
        var (cancel, form) = (http.RequestAborted, await http.Form());
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var held = await PairsInReach.Hold(db, caller, id, cancel);
        if (
            !marks.IsOf(form["first-mark"].ToString(), held.First.Document)
            || !marks.IsOf(form["second-mark"].ToString(), held.Second.Document)
        )
            return await ShowPair.Form(
                http,
                caller,
                db,
                (await ReadPairs.Read(db, caller, [held.Pair], cancel))[0],
                held.First,
                held.Second,
                form
            );
        var isOwn = await ShowPair.AreOwn(db, caller, held.First.Id, held.Second.Id, cancel);
        var chosen = await MergeForm.Of(db, held.First, held.Second, isOwn, form, cancel);
        var (kept, other) = chosen.KeepsFirst ? (held.First, held.Second) : (held.Second, held.First);
        var now = clock.GetUtcNow();
        var after = await Take(db, caller, kept, other, chosen, now, cancel);
        await db.ListingAliases.Where(a => a.KeptId == other.Id).ExecuteUpdateAsync(u => u.SetProperty(a => a.KeptId, kept.Id), cancel);
        // It stands, so an alias that it still has leads to one that left its source.
        await db
            .DuplicatePairs.Where(p => db.ListingAliases.Any(a => a.Id == other.Id && a.PairId == p.Id) && p.Id != id)
            .ExecuteUpdateAsync(u => u.SetProperty(p => p.State, PairState.Open), cancel);
        await db.ListingAliases.Where(a => a.Id == other.Id).ExecuteDeleteAsync(cancel);
        db.ListingAliases.Add(
            new()
            {
                Id = other.Id,
                IntoId = kept.Id,
                KeptId = kept.Id,
                PairId = id,
                MergedAt = now,
                Before = after - 1,
                After = after,
                Taken = [.. chosen.Taken.Select(t => $"{t.Key}:{(t.Value ? MergeChoice.Both : MergeChoice.Second)}")],
                Reads = chosen.Scope.Reads,
            }
        );
        held.Pair.State = PairState.Merged;
        // What readers say of the one that went is said of the one that stays.
        await CarryCorrections.Over(db, other.Id, kept.Id, cancel);
        await db.SaveChangesAsync(cancel);
        await PublishListings.Publish(db, [kept.Id, other.Id], cancel, clock);
        await db.Record(new(caller.Organization, http.AuditName(), caller.Person, caller.Name, kept.Id), clock, cancel);
        await transaction.CommitAsync(cancel);
        return new SeeOther($"/{http.Language().Code}/duplicates/{id}");
    }

    /// <returns>The number of the version that holds what was taken; null: nothing was.</returns>
    private static async Task<int?> Take(
        AppDb db,
        Caller caller,
        ListingRecord kept,
        ListingRecord other,
        MergeForm chosen,
        DateTimeOffset now,
        CancellationToken cancel
    )
    {
        if (chosen.Taken.Count == 0)
            return null;
        var merged = MergeFields.Merge(kept.Document, other.Document, chosen.Taken, chosen.Scope);
        var after = await EditHistory.Write(db, caller.Person, kept, merged, now, cancel);
        await KeptPlaces.Write(db, kept, cancel);
        return after;
    }
}
