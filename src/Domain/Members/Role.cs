namespace Tirek.Domain.Members;

/// <summary>What somebody does in her organisation or for the node. What a role may do stands in <see cref="Permissions"/>. Numbers are stored.</summary>
public enum Role
{
    /// <summary>Leads the organisation's affairs here. Each organisation keeps at least one.</summary>
    Coordinator = 1,
    Supervisor = 2,
    Caseworker = 3,
    ProgrammeFacilitator = 4,
    DataOfficer = 5,
    Specialist = 6,

    /// <summary>Of a state body: confirms state bodies of her country, and nothing of civil society.</summary>
    StateFocalPoint = 7,

    /// <summary>Co-ordinates for the civil-society members of her country.</summary>
    CivilSocietyFocalPoint = 8,
    RegionalCoordinator = 9,

    /// <summary>Runs the node. Belongs to no organisation.</summary>
    Operator = 10,
}

/// <summary>Which roles go where.</summary>
public static class Roles
{
    private static readonly Role[] InEveryOrganization =
    [
        Role.Coordinator,
        Role.Supervisor,
        Role.Caseworker,
        Role.ProgrammeFacilitator,
        Role.DataOfficer,
        Role.Specialist,
    ];

    /// <summary>Roles that a co-ordinator may give in her own organisation, in the order in which they are offered. The focal points and the regional co-ordinator are chosen by the network.</summary>
    public static IReadOnlyList<Role> Given(OrganizationKind kind) =>
        kind == OrganizationKind.StateBody ? [Role.Coordinator, Role.DataOfficer, Role.Specialist] : InEveryOrganization;
}
