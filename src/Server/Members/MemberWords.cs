using System.Globalization;
using Tirek.Domain.Languages;
using Tirek.Domain.Members;

namespace Tirek.Server.Members;

/// <summary>Kinds, roles and states in the reader's language. The door for other pages about members.</summary>
internal static class MemberWords
{
    public static string Of(OrganizationKind kind) =>
        kind switch
        {
            OrganizationKind.WomensResourceCentre => MembersText.KindResourceCentre,
            OrganizationKind.CrisisCentre => MembersText.KindCrisisCentre,
            OrganizationKind.Shelter => MembersText.KindShelter,
            OrganizationKind.LegalAid => MembersText.KindLegalAid,
            OrganizationKind.PerpetratorProgramme => MembersText.KindProgramme,
            OrganizationKind.StateBody => MembersText.KindStateBody,
            OrganizationKind.University => MembersText.KindUniversity,
            _ => MembersText.KindInternational,
        };

    public static string Of(Role role) =>
        role switch
        {
            Role.Coordinator => MembersText.RoleCoordinator,
            Role.Supervisor => MembersText.RoleSupervisor,
            Role.Caseworker => MembersText.RoleCaseworker,
            Role.ProgrammeFacilitator => MembersText.RoleFacilitator,
            Role.DataOfficer => MembersText.RoleDataOfficer,
            Role.Specialist => MembersText.RoleSpecialist,
            Role.StateFocalPoint => MembersText.RoleStateFocalPoint,
            Role.CivilSocietyFocalPoint => MembersText.RoleCivilFocalPoint,
            Role.RegionalCoordinator => MembersText.RoleRegional,
            _ => MembersText.RoleOperator,
        };

    public static string Of(MemberState state) =>
        state switch
        {
            MemberState.Member => MembersText.StateMember,
            MemberState.Suspended => MembersText.StateSuspended,
            MemberState.Former => MembersText.StateFormer,
            _ => MembersText.StateOutside,
        };

    /// <summary>A text with its gaps filled, as the language of this answer writes numbers.</summary>
    public static string Say(string text, params object[] values) => string.Format(CultureInfo.CurrentCulture, text, values);

    /// <summary>A day as figures, the same order everywhere: 20.06.2026, in English 20/06/2026.</summary>
    public static string Day(DateTimeOffset at, Language language) =>
        at.UtcDateTime.ToString(language == Language.English ? "dd/MM/yyyy" : "dd.MM.yyyy", CultureInfo.InvariantCulture);

    /// <summary>A day and the minute in universal time, which is said: an organisation's people may be in several zones.</summary>
    public static string Moment(DateTimeOffset at, Language language) =>
        $"{Day(at, language)} {at.UtcDateTime.ToString("HH:mm", CultureInfo.InvariantCulture)} UTC";
}
