using Tirek.Domain;
using Tirek.Domain.Members;
using Tirek.Server.Audit;
using Tirek.Server.Data;
using Tirek.Server.Http;

namespace Tirek.Server.Members;

/// <summary>Gives somebody of the caller's organisation other roles. Roles that the network gave stay; the last co-ordinator remains one.</summary>
internal static class ChangeRoles
{
    public static async Task<IResult> Answer(HttpContext http, Caller caller, AppDb db, Callers callers, TimeProvider clock, Guid id)
    {
        var cancel = http.RequestAborted;
        var form = await http.Form();
        var offered = Roles.Given(caller.Standing.Kind!.Value).Select(r => r.ToString()).ToHashSet();
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await Callers.Hold(db, caller, Permission.LeadOrganization, cancel);
        var membership = await Colleagues.Find(db, caller, id, cancel);
        var chosen = form["role"].OfType<string>().Where(offered.Contains);
        string[] roles = [.. membership.Roles.Where(r => !offered.Contains(r)), .. chosen.Distinct()];
        if (roles.Length == 0)
            return await ShowColleague.Show(http, caller, db, id, MembersText.RoleMissing);
        if (!roles.Contains(nameof(Role.Coordinator)) && !await LastCoordinator.IsLedWithout(db, caller.Organization, id, cancel))
            return await ShowColleague.Show(http, caller, db, id, MembersText.LastCoordinator);
        membership.Roles = roles;
        if (!roles.Contains(nameof(Role.Coordinator)))
            await OpenInvitations.Withdraw(db, id, clock.GetUtcNow(), cancel);
        var line = new TrailLine(
            caller.Organization,
            "roles.change",
            caller.Person,
            caller.Name,
            id,
            await Colleagues.NameOf(db, id, cancel),
            roles
        );
        await db.Record(line, clock, cancel);
        await transaction.CommitAsync(cancel);
        callers.Forget(id);
        return new SeeOther($"/{http.Language().Code}/organization");
    }
}
