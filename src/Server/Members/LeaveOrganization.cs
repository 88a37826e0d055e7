using Tirek.Server.Audit;
using Tirek.Server.Data;
using Tirek.Server.Http;
using Tirek.Server.Network;

namespace Tirek.Server.Members;

/// <summary>Somebody leaves her organisation by herself. Her account stays hers. Who is alone in it takes it along, once she was told so.</summary>
internal static class LeaveOrganization
{
    public static async Task<IResult> Answer(HttpContext http, Caller caller, AppDb db, Callers callers, TimeProvider clock)
    {
        var cancel = http.RequestAborted;
        var isTold = (await http.Form()).One("ends", 3) == "yes";
        await using (var transaction = await db.Database.BeginTransactionAsync(cancel))
        {
            await LastCoordinator.Hold(db, caller.Organization, cancel);
            if (await EndOrganization.IsAlone(db, caller.Organization, caller.Person, cancel))
            {
                if (!isTold)
                    return await ShowOrganization.Show(http, caller, db, clock, MembersText.EndsWithYou);
                var line = new TrailLine(caller.Organization, "organization.end", caller.Person, caller.Name, caller.Organization);
                await EndOrganization.End(db, line, clock.GetUtcNow(), cancel);
                await LettingGo.Remember(db, cancel);
                await transaction.CommitAsync(cancel);
                callers.Forget(caller.Person);
                return new SeeOther($"/{http.Language().Code}/waiting");
            }
        }
        if (!await EndMembership.End(db, caller, caller.Person, "membership.leave", clock, cancel))
            return await ShowOrganization.Show(http, caller, db, clock, MembersText.LastCoordinatorLeaves);
        callers.Forget(caller.Person);
        return new SeeOther($"/{http.Language().Code}/waiting");
    }
}
