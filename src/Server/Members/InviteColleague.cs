using Tirek.Domain;
using Tirek.Domain.Members;
using Tirek.Server.Audit;
using Tirek.Server.Data;
using Tirek.Server.Http;

namespace Tirek.Server.Members;

/// <summary>Makes an invitation to the caller's organisation. Its link is shown once, as address, QR code and on paper, and kept nowhere.</summary>
internal static class InviteColleague
{
    public static async Task<IResult> Answer(HttpContext http, Caller caller, AppDb db, TimeProvider clock)
    {
        var form = await http.Form();
        var offered = Roles.Given(caller.Standing.Kind!.Value);
        var roles = form["role"]
            .Select(r => Enum.TryParse<Role>(r, out var role) ? role : (Role?)null)
            .OfType<Role>()
            .Where(offered.Contains);
        var names = roles.Distinct().Select(r => r.ToString()).ToArray();
        if (names.Length == 0)
            return await ShowOrganization.Show(http, caller, db, clock, MembersText.RoleMissing);
        var now = clock.GetUtcNow();
        var (invitation, token) = MakeInvitation.Of(InvitationKind.Colleague, now, form.One("note", 80));
        (invitation.OrganizationId, invitation.Roles, invitation.InvitedBy) = (caller.Organization, names, caller.Person);
        await using var transaction = await db.Database.BeginTransactionAsync(http.RequestAborted);
        await Callers.Hold(db, caller, Permission.LeadOrganization, http.RequestAborted);
        db.Invitations.Add(invitation);
        var line = new TrailLine(caller.Organization, "invitation.make", caller.Person, caller.Name, invitation.Id);
        await db.Record(line, clock, http.RequestAborted);
        await transaction.CommitAsync(http.RequestAborted);
        return MakeInvitation.Shown(http, token, invitation.ExpiresAt);
    }
}
