using Tirek.Domain;
using Tirek.Server.Audit;
using Tirek.Server.Data;
using Tirek.Server.Http;

namespace Tirek.Server.Room;

/// <summary>Found, or not needed any more: the question goes at once with all that was said to it, and the shelters do not see it any longer.</summary>
internal static class CloseRoom
{
    public static async Task<IResult> Answer(HttpContext http, Caller caller, AppDb db, TimeProvider clock, Guid id)
    {
        var cancel = http.RequestAborted;
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await OpenRooms.Own(db, caller, id, clock.GetUtcNow(), cancel);
        if (!await EndRooms.End(db, id, cancel))
            throw Problems.NotFound();
        await db.Record(OpenRooms.Line(http, caller), clock, cancel);
        await transaction.CommitAsync(cancel);
        return new SeeOther($"/{http.Language().Code}/room");
    }
}
