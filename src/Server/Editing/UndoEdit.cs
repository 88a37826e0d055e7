using Microsoft.EntityFrameworkCore;
using Tirek.Domain;
using Tirek.Server.Data;
using Tirek.Server.Http;

namespace Tirek.Server.Editing;

/// <summary>Puts a service back to the state before its newest change. That is a change like any other, and can be taken back too.</summary>
internal static class UndoEdit
{
    public static async Task<IResult> Answer(HttpContext http, Caller caller, AppDb db, TimeProvider clock, Guid id)
    {
        var cancel = http.RequestAborted;
        var asked = (await http.Form()).One("sequence", 10);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var kept = await OwnListings.Hold(db, caller, id, cancel);
        var newest = await db
            .ListingVersions.AsNoTracking()
            .Where(v => v.ListingId == id)
            .OrderByDescending(v => v.Sequence)
            .Take(2)
            .ToListAsync(cancel);
        // Somebody has written since she saw the page: hers to look at first.
        if (newest.Count < 2 || asked != $"{newest[0].Sequence}")
            throw Problems.ChangedMeanwhile();
        await EditHistory.Write(db, caller, kept, newest[1].Document, clock.GetUtcNow(), cancel);
        await OwnListings.Publish(http, db, caller, id, clock);
        await transaction.CommitAsync(cancel);
        return new SeeOther($"/{http.Language().Code}/organization/services/{id}");
    }
}
