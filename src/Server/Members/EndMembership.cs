using Tirek.Server.Accounts;
using Tirek.Server.Audit;
using Tirek.Server.Data;
using Tirek.Server.Http;

namespace Tirek.Server.Members;

/// <summary>A co-ordinator ends somebody's membership: her sessions end with it. Nobody ends the last co-ordinator's.</summary>
internal static class EndMembership
{
    public static async Task<IResult> Answer(HttpContext http, Caller caller, AppDb db, Sessions sessions, TimeProvider clock, Guid id)
    {
        if (!await End(db, caller, id, "membership.end", clock, http.RequestAborted))
            return await ShowColleague.Show(http, caller, db, id, MembersText.LastCoordinator);
        await sessions.EndAll(id, except: null, http.RequestAborted);
        return new SeeOther($"/{http.Language().Code}/organization");
    }

    /// <summary>False if the organisation would be left without a co-ordinator.</summary>
    public static async Task<bool> End(AppDb db, Caller caller, Guid person, string act, TimeProvider clock, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await LastCoordinator.Hold(db, caller.Organization, cancel);
        var membership = await Colleagues.Find(db, caller, person, cancel);
        if (!await LastCoordinator.IsLedWithout(db, caller.Organization, person, cancel))
            return false;
        membership.Until = clock.GetUtcNow();
        await OpenInvitations.Withdraw(db, person, clock.GetUtcNow(), cancel);
        var name = person == caller.Person ? "" : await Colleagues.NameOf(db, person, cancel);
        await db.Record(new(caller.Organization, act, caller.Person, caller.Name, person, name), clock, cancel);
        await transaction.CommitAsync(cancel);
        return true;
    }
}
