using Tirek.Server.Accounts;
using Tirek.Server.Audit;
using Tirek.Server.Data;
using Tirek.Server.Http;

namespace Tirek.Server.Members;

/// <summary>A co-ordinator signs somebody of her organisation out everywhere: a telephone was lost or taken. She signs in again as always.</summary>
internal static class SignOutColleague
{
    public static async Task<IResult> Answer(HttpContext http, Caller caller, AppDb db, Sessions sessions, TimeProvider clock, Guid id)
    {
        var cancel = http.RequestAborted;
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await Colleagues.Find(db, caller, id, cancel);
        await sessions.EndAll(id, except: id == caller.Person ? caller.Session : null, cancel);
        var name = await Colleagues.NameOf(db, id, cancel);
        await db.Record(new(caller.Organization, "sessions.end", caller.Person, caller.Name, id, name), clock, cancel);
        await transaction.CommitAsync(cancel);
        return new SeeOther($"/{http.Language().Code}/organization/people/{id}");
    }
}
