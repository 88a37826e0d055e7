using Microsoft.EntityFrameworkCore;
using Tirek.Domain;
using Tirek.Domain.Duplicates;
using Tirek.Server.Audit;
using Tirek.Server.Checking;
using Tirek.Server.Data;
using Tirek.Server.Http;

namespace Tirek.Server.Duplicates;

/// <summary>Says that two entries are two services, so that nobody is asked again; or that somebody is to look at them once more.</summary>
internal static class SayDistinct
{
    public static async Task<IResult> Answer(HttpContext http, Caller caller, AppDb db, TimeProvider clock, Guid id)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(http.RequestAborted);
        var held = await PairsInReach.Hold(db, caller, id, http.RequestAborted);
        held.Pair.State = PairState.Distinct;
        await Finish(http, caller, db, clock, held.Pair);
        await transaction.CommitAsync(http.RequestAborted);
        return new SeeOther($"/{http.Language().Code}/duplicates");
    }

    public static async Task<IResult> Reopen(HttpContext http, Caller caller, AppDb db, TimeProvider clock, Guid id)
    {
        var cancel = http.RequestAborted;
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await db.DuplicatePairs.Where(p => p.Id == id).ExecuteUpdateAsync(u => u.SetProperty(p => p.Score, p => p.Score), cancel);
        var hers = db.Listings.DecidedBy(db, caller);
        var pair =
            await db.DuplicatePairs.SingleOrDefaultAsync(
                p => p.Id == id && hers.Any(l => l.Id == p.FirstId) && hers.Any(l => l.Id == p.SecondId),
                cancel
            ) ?? throw Problems.NotFound();
        if (pair.State != PairState.Distinct)
            throw Problems.ChangedMeanwhile();
        pair.State = PairState.Open;
        await Finish(http, caller, db, clock, pair);
        await transaction.CommitAsync(cancel);
        return new SeeOther($"/{http.Language().Code}/duplicates/{id}");
    }

    private static async Task Finish(HttpContext http, Caller caller, AppDb db, TimeProvider clock, DuplicatePair pair)
    {
        await db.SaveChangesAsync(http.RequestAborted);
        await db.Record(new(caller.Organization, http.AuditName(), caller.Person, caller.Name, pair.FirstId), clock, http.RequestAborted);
    }
}
