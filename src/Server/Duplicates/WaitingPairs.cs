using Microsoft.EntityFrameworkCore;
using Tirek.Domain;
using Tirek.Domain.Members;
using Tirek.Server.Data;
using Tirek.Server.Editing;
using Tirek.Server.Http;
using Tirek.Server.Members;
using Tirek.Server.Shell;

namespace Tirek.Server.Duplicates;

/// <summary>Pairs that she decides wait for her as one thing.</summary>
internal sealed class WaitingPairs : IWaits
{
    public async Task<int> Count(AppDb db, Caller caller, CancellationToken cancel) =>
        await Some(db, caller, cancel) is { } pairs && await pairs.AnyAsync(cancel) ? 1 : 0;

    public async Task<IReadOnlyList<WaitingThing>> List(AppDb db, Caller caller, CancellationToken cancel)
    {
        if (await Some(db, caller, cancel) is not { } pairs)
            return [];
        var found = await pairs.Select(p => p.FoundAt).ToListAsync(cancel);
        // By the newest: something new waits when another is found.
        return found.Count == 0 ? [] : [new(MemberWords.Say(DuplicatesText.Wait, found.Count), "/duplicates", found.Max())];
    }

    /// <summary>Null: none. Of whoever decides only about what her own organisation wrote only its few entries are looked at, since every page asks.</summary>
    private static async Task<IQueryable<DuplicatePair>?> Some(AppDb db, Caller caller, CancellationToken cancel)
    {
        if (!caller.May(Permission.CheckListings))
            return null;
        if (PairsInReach.IsFocalPoint(caller))
            return db.DuplicatePairs.DecidedBy(db, caller);
        var own = await db.Listings.OwnedBy(db, caller).Select(l => l.Id).ToListAsync(cancel);
        return own.Count == 0 ? null : db.DuplicatePairs.Current(db).Where(p => own.Contains(p.FirstId) && own.Contains(p.SecondId));
    }
}
