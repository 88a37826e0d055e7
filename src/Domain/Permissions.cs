using Tirek.Domain.Members;
using Tirek.Domain.Room;

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

    /// <summary>Write what the directory says of the services of her own organisation.</summary>
    EditListings,

    /// <summary>Take a service of her own organisation out of every page at once, and put it back.</summary>
    HideListings,

    /// <summary>Check listings and decide corrections: of her own organisation, and as focal point those of her country that nobody in the network owns, the state's of state bodies alone.</summary>
    CheckListings,

    /// <summary>Confirm or refuse what members say of entries that nobody owns: that they are theirs. Never of her own organisation; whose she decides is looked up.</summary>
    DecideClaims,

    /// <summary>Who did what when in her own organisation.</summary>
    ReadTrail,

    /// <summary>The members of the network and how they were admitted, as far as her own organisation may see them.</summary>
    SeeNetwork,

    /// <summary>Write who answers in a place of her country, and give the sheet out.</summary>
    BuildResponse,

    /// <summary>Say for her own organisation that it answers for a line of a sheet.</summary>
    SignResponse,

    /// <summary>Write what her own organisation knows of programmes for people who use violence, and comment on a round of their mapping.</summary>
    MapProgrammes,

    /// <summary>Say for her own organisation whether it is in contact with the women whose partners take part in a programme that names it.</summary>
    ConfirmPartnerContact,

    /// <summary>Begin a round of the mapping and freeze it.</summary>
    LeadMapping,

    /// <summary>Speak for her own organisation: renew its membership, appeal, stop what is decided over its head.</summary>
    SpeakForOrganization,

    /// <summary>Propose, endorse, object, record what was elected: what an organisation says about others.</summary>
    ProposeToNetwork,

    /// <summary>Record that a colleague was named state focal point.</summary>
    NameStateFocalPoint,

    /// <summary>Confirm admissions, suspend and hear appeals, in an admission group she sits in. The group is looked up; the permission only lets her ask.</summary>
    DecideAdmissions,

    /// <summary>Confirm state bodies of her country.</summary>
    ConfirmStateBodies,

    /// <summary>Ask the shelters of an area who has room, and see what they say to her own organisation.</summary>
    AskForRoom,

    /// <summary>See what her own organisation is asked, and answer for it.</summary>
    AnswerAboutRoom,

    /// <summary>Say whether her own organisation is asked for room, and whether state bodies may ask it.</summary>
    GiveRoom,

    /// <summary>
    /// Bring feeds of other directories, put them on a schedule, decide what of them is taken and take it back: what comes in for all countries of the node.
    /// </summary>
    KeepFeeds,

    /// <summary>Health, versions, storage, mail and invitations of the node. No member's affairs.</summary>
    OperateNode,
}

/// <summary>Who may do what, on one screen. What is not written here is denied.</summary>
public static class Permissions
{
    private static readonly Permission[] Everybody = [Permission.Public, Permission.FinishAccount, Permission.OwnAccount];
    private static readonly Permission[] Listings = [Permission.EditListings, Permission.HideListings, Permission.CheckListings];
    private static readonly Permission[] Colleague = [Permission.SeeOrganization, Permission.SeeNetwork];
    private static readonly Permission[] FocalPoint =
    [
        Permission.CheckListings,
        Permission.DecideClaims,
        Permission.ProposeToNetwork,
        Permission.DecideAdmissions,
    ];
    private static readonly Permission[] Room = [Permission.AskForRoom, Permission.AnswerAboutRoom];

    private static readonly IReadOnlyDictionary<Role, Permission[]> OfRole = new Dictionary<Role, Permission[]>
    {
        [Role.Coordinator] =
        [
            .. Colleague,
            .. Listings,
            Permission.BuildResponse,
            Permission.SignResponse,
            Permission.MapProgrammes,
            Permission.ConfirmPartnerContact,
            .. Room,
            Permission.GiveRoom,
            Permission.LeadOrganization,
            Permission.ReadTrail,
            Permission.SpeakForOrganization,
            Permission.ProposeToNetwork,
            Permission.DecideAdmissions,
            Permission.NameStateFocalPoint,
        ],
        [Role.Supervisor] = [.. Colleague, .. Room, Permission.ReadTrail],
        [Role.Caseworker] = [.. Colleague, .. Room],
        [Role.ProgrammeFacilitator] = [.. Colleague, Permission.MapProgrammes],
        [Role.DataOfficer] = [.. Colleague, .. Listings, Permission.BuildResponse, Permission.MapProgrammes, Permission.ReadTrail],
        [Role.Specialist] = [.. Colleague, Permission.AskForRoom],
        [Role.StateFocalPoint] = [.. Colleague, Permission.ConfirmStateBodies, Permission.CheckListings, Permission.DecideClaims],
        [Role.CivilSocietyFocalPoint] = [.. Colleague, .. FocalPoint],
        [Role.RegionalCoordinator] = [.. Colleague, .. FocalPoint, Permission.MapProgrammes, Permission.LeadMapping, Permission.KeepFeeds],
        [Role.Operator] = [Permission.OperateNode],
    };

    /// <summary>What only a member of the network may do, not an organisation that is not yet or no longer one.</summary>
    private static readonly IReadOnlySet<Permission> OfMembersOnly = new HashSet<Permission>
    {
        Permission.SeeNetwork,
        Permission.EditListings,
        Permission.CheckListings,
        Permission.DecideClaims,
        Permission.BuildResponse,
        Permission.SignResponse,
        Permission.MapProgrammes,
        Permission.ConfirmPartnerContact,
        Permission.LeadMapping,
        Permission.KeepFeeds,
        Permission.ProposeToNetwork,
        Permission.DecideAdmissions,
        Permission.ConfirmStateBodies,
        Permission.NameStateFocalPoint,
        Permission.AskForRoom,
        Permission.AnswerAboutRoom,
        Permission.GiveRoom,
    };

    /// <summary>What a state body never does: who enters is civil society's own affair, and so is what it says of how a place responds.</summary>
    private static readonly IReadOnlySet<Permission> NeverOfTheState = new HashSet<Permission>
    {
        Permission.BuildResponse,
        Permission.ConfirmPartnerContact,
        Permission.LeadMapping,
        Permission.KeepFeeds,
        Permission.ProposeToNetwork,
        Permission.DecideAdmissions,
    };

    /// <summary>What only a state body does.</summary>
    private static readonly IReadOnlySet<Permission> OnlyOfTheState = new HashSet<Permission>
    {
        Permission.ConfirmStateBodies,
        Permission.NameStateFocalPoint,
    };

    public static bool May(this Standing standing, Permission permission) => Of(standing).Contains(permission);

    /// <summary>Everything that somebody may do as she stands now.</summary>
    public static IReadOnlySet<Permission> Of(Standing standing)
    {
        if (!standing.IsComplete)
            return new HashSet<Permission> { Permission.Public, Permission.FinishAccount };
        var may = standing.Roles.SelectMany(r => OfRole[r]).Concat(Everybody);
        if (standing.State != MemberState.Member)
            may = may.Where(p => !OfMembersOnly.Contains(p));
        if (standing.Kind is not { } kind || !RoomRule.MayAsk(kind))
            may = may.Where(p => p != Permission.AskForRoom);
        if (standing.Kind is not { } house || !RoomRule.MayGive(house))
            may = may.Where(p => p is not (Permission.AnswerAboutRoom or Permission.GiveRoom));
        if (standing.Kind == OrganizationKind.StateBody)
            may = may.Where(p => !NeverOfTheState.Contains(p));
        else
            may = may.Where(p => !OnlyOfTheState.Contains(p));
        return may.ToHashSet();
    }
}
