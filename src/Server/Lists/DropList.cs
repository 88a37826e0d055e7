using Microsoft.EntityFrameworkCore;
using Tirek.Server.Data;
using Tirek.Server.Http;

namespace Tirek.Server.Lists;

/// <summary>Gives up a list that was not taken: nothing of its cells is kept.</summary>
internal static class DropList
{
    public static async Task<IResult> Answer(HttpContext http, Caller caller, AppDb db, TimeProvider clock, Guid id)
    {
        var cancel = http.RequestAborted;
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (await OwnLists.Of(db, caller).Where(l => l.Id == id && l.TakenAt == null).ExecuteDeleteAsync(cancel) == 0)
            throw Domain.Problems.NotFound();
        await LettingGo.Remember(db, cancel);
        await OwnLists.Record(http, db, caller, id, clock);
        await transaction.CommitAsync(cancel);
        return new SeeOther($"/{http.Language().Code}/organization/services/list");
    }
}
