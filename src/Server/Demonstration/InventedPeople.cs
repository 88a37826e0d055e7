using Tirek.Domain.Members;

namespace Tirek.Server.Demonstration;

/// <summary>An invented member organisation: the number of its record in the invented directory, what it is, where, how it stands, and the roles of its people.</summary>
internal sealed record InventedMember(int Number, OrganizationKind Kind, string Country, MemberState State, params Role[][] People)
{
    public bool IsFounding { get; init; }
    public bool IsWomenLed { get; init; } = true;
    public bool IsSeenByState { get; init; }
}

/// <summary>Who is in the demonstration: every role at least once, civil society and the state, members and one that is not yet.</summary>
internal static class InventedPeople
{
    /// <summary>Who has been proposed and supported, and waits for the group to decide; by whom.</summary>
    public const int Asks = 13;
    public const int Proposes = 12;
    public const int Endorses = 7;

    public static readonly IReadOnlyList<InventedMember> Members =
    [
        new(
            1,
            OrganizationKind.WomensResourceCentre,
            "KG",
            MemberState.Member,
            [Role.Coordinator, Role.RegionalCoordinator],
            [Role.Coordinator, Role.CivilSocietyFocalPoint],
            [Role.Supervisor],
            [Role.Caseworker],
            [Role.DataOfficer]
        )
        {
            IsFounding = true,
            IsSeenByState = true,
        },
        new(8, OrganizationKind.CrisisCentre, "KZ", MemberState.Member, [Role.Coordinator, Role.CivilSocietyFocalPoint], [Role.Caseworker])
        {
            IsFounding = true,
        },
        new(19, OrganizationKind.Shelter, "UZ", MemberState.Member, [Role.Coordinator], [Role.Caseworker], [Role.Specialist])
        {
            IsFounding = true,
        },
        new(12, OrganizationKind.Shelter, "TJ", MemberState.Member, [Role.Coordinator], [Role.Caseworker]),
        new(7, OrganizationKind.PerpetratorProgramme, "KG", MemberState.Member, [Role.Coordinator], [Role.ProgrammeFacilitator])
        {
            IsWomenLed = false,
        },
        new(10, OrganizationKind.StateBody, "KZ", MemberState.Member, [Role.Coordinator, Role.StateFocalPoint]) { IsWomenLed = false },
        new(6, OrganizationKind.StateBody, "KG", MemberState.Member, [Role.Coordinator, Role.StateFocalPoint]) { IsWomenLed = false },
        new(16, OrganizationKind.LegalAid, "TM", MemberState.Outside, [Role.Coordinator]),
        new(Asks, OrganizationKind.CrisisCentre, "TJ", MemberState.Outside, [Role.Coordinator]),
    ];
}
