namespace Tirek.Domain.Members;

/// <summary>What a member organisation is (network.md §3). Numbers are stored.</summary>
public enum OrganizationKind
{
    WomensResourceCentre = 1,
    CrisisCentre = 2,
    Shelter = 3,
    LegalAid = 4,
    PerpetratorProgramme = 5,
    StateBody = 6,
    University = 7,
    InternationalOrganization = 8,
}

/// <summary>Where an organisation stands in the network. Numbers are stored.</summary>
public enum MemberState
{
    /// <summary>Founded here, not yet a member: it sees itself only.</summary>
    Outside = 1,
    Member = 2,

    /// <summary>A member whose rights rest until it is decided.</summary>
    Suspended = 3,

    /// <summary>Not renewed, or left.</summary>
    Former = 4,
}

/// <summary>Which voice an organisation has.</summary>
public static class OrganizationKinds
{
    /// <summary>Civil society elects the admission groups and decides who enters; state bodies, universities and international organisations do not.</summary>
    public static bool IsCivilSociety(this OrganizationKind kind) =>
        kind
            is OrganizationKind.WomensResourceCentre
                or OrganizationKind.CrisisCentre
                or OrganizationKind.Shelter
                or OrganizationKind.LegalAid
                or OrganizationKind.PerpetratorProgramme;
}
