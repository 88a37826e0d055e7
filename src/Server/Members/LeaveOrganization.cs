using Tirek.Server.Data;
using Tirek.Server.Http;

namespace Tirek.Server.Members;

/// <summary>Somebody leaves her organisation by herself. Her account stays hers.</summary>
internal static class LeaveOrganization
{
    public static async Task<IResult> Answer(HttpContext http, Caller caller, AppDb db, Callers callers, TimeProvider clock)
    {
        if (!await EndMembership.End(db, caller, caller.Person, "membership.leave", clock, http.RequestAborted))
            return await ShowOrganization.Show(http, caller, db, clock, MembersText.LastCoordinatorLeaves);
        callers.Forget(caller.Person);
        return new SeeOther($"/{http.Language().Code}/waiting");
    }
}
