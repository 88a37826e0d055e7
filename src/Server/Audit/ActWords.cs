namespace Tirek.Server.Audit;

/// <summary>What an act of the trail is called in the reader's language.</summary>
internal static class ActWords
{
    public static string Of(string act) =>
        act switch
        {
            "organization.found" => AuditText.OrganizationFound,
            "invitation.make" => AuditText.InvitationMake,
            "invitation.use" => AuditText.InvitationUse,
            "invitation.withdraw" => AuditText.InvitationWithdraw,
            "roles.change" => AuditText.RolesChange,
            "membership.end" => AuditText.MembershipEnd,
            "membership.leave" => AuditText.MembershipLeave,
            "account.erase" => AuditText.AccountErase,
            _ => act,
        };
}
