using Tirek.Domain.Members;

namespace Tirek.Domain;

/// <summary>What a caller must be allowed to do before a route answers. Every route names one; a route that names none answers nobody.</summary>
public enum Permission
{
    /// <summary>Anybody, without an account.</summary>
    Public,

    /// <summary>Whoever is signed in, also before her account is complete.</summary>
    FinishAccount,

    /// <summary>Whoever is signed in with a complete account: what concerns herself.</summary>
    OwnAccount,

    /// <summary>Her own organisation: who is in it, with which roles.</summary>
    SeeOrganization,

    /// <summary>Invite to her own organisation, change roles, end memberships and sessions there, change what is known of it.</summary>
    LeadOrganization,

    /// <summary>Who did what when in her own organisation.</summary>
    ReadTrail,

    /// <summary>The members of the network and how they were admitted, as far as her own organisation may see them.</summary>
    SeeNetwork,

    /// <summary>Speak for her organisation in the network: propose, endorse, object, renew, appeal.</summary>
    SpeakForOrganization,

    /// <summary>Confirm admissions, suspend and hear appeals, in an admission group she sits in. The group is looked up; the permission only lets her ask.</summary>
    DecideAdmissions,

    /// <summary>Confirm state bodies of her country.</summary>
    ConfirmStateBodies,

    /// <summary>Health, versions, storage, mail and invitations of the node. No member's affairs.</summary>
    OperateNode,
}

/// <summary>Who may do what, on one screen. What is not written here is denied.</summary>
public static class Permissions
{
    private static readonly Permission[] Everybody = [Permission.Public, Permission.FinishAccount, Permission.OwnAccount];
    private static readonly Permission[] Colleague = [Permission.SeeOrganization, Permission.SeeNetwork];

    private static readonly IReadOnlyDictionary<Role, Permission[]> OfRole = new Dictionary<Role, Permission[]>
    {
        [Role.Coordinator] =
        [
            .. Colleague,
            Permission.LeadOrganization,
            Permission.ReadTrail,
            Permission.SpeakForOrganization,
            Permission.DecideAdmissions,
        ],
        [Role.Supervisor] = [.. Colleague, Permission.ReadTrail],
        [Role.Caseworker] = Colleague,
        [Role.ProgrammeFacilitator] = Colleague,
        [Role.DataOfficer] = [.. Colleague, Permission.ReadTrail],
        [Role.Specialist] = Colleague,
        [Role.StateFocalPoint] = [.. Colleague, Permission.ConfirmStateBodies],
        [Role.CivilSocietyFocalPoint] = [.. Colleague, Permission.SpeakForOrganization, Permission.DecideAdmissions],
        [Role.RegionalCoordinator] = [.. Colleague, Permission.SpeakForOrganization, Permission.DecideAdmissions],
        [Role.Operator] = [Permission.OperateNode],
    };

    /// <summary>What only a member of the network may do, not an organisation that is not yet or no longer one.</summary>
    private static readonly IReadOnlySet<Permission> OfMembersOnly = new HashSet<Permission>
    {
        Permission.SeeNetwork,
        Permission.DecideAdmissions,
        Permission.ConfirmStateBodies,
    };

    /// <summary>What a state body never does: admissions are civil society's own affair.</summary>
    private static readonly IReadOnlySet<Permission> NeverOfTheState = new HashSet<Permission> { Permission.DecideAdmissions };

    public static bool May(this Standing standing, Permission permission) => Of(standing).Contains(permission);

    /// <summary>Everything that somebody may do as she stands now.</summary>
    public static IReadOnlySet<Permission> Of(Standing standing)
    {
        if (!standing.IsComplete)
            return new HashSet<Permission> { Permission.Public, Permission.FinishAccount };
        var may = standing.Roles.SelectMany(r => OfRole[r]).Concat(Everybody);
        if (standing.State != MemberState.Member)
            may = may.Where(p => !OfMembersOnly.Contains(p));
        if (standing.Kind == OrganizationKind.StateBody)
            may = may.Where(p => !NeverOfTheState.Contains(p));
        else
            may = may.Where(p => p != Permission.ConfirmStateBodies);
        return may.ToHashSet();
    }
}
