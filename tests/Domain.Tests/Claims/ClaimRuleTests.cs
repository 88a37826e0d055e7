using Tirek.Domain.Claims;
using Tirek.Domain.Listings;
using Tirek.Domain.Members;

namespace Tirek.Domain.Tests.Claims;

public sealed class ClaimRuleTests
{
    private static Standing Of(OrganizationKind kind, MemberState state, params Role[] roles) =>
        new(Guid.CreateVersion7(), true, roles.ToHashSet(), Guid.CreateVersion7(), kind, "KZ", state);

    [Fact]
    public void Without_an_office_or_membership_nobody_decides()
    {
        Assert.True(
            FocalReach
                .Of(Of(OrganizationKind.CrisisCentre, MemberState.Member, Role.Coordinator, Role.DataOfficer), Permission.DecideClaims)
                .IsNone
        );
        Role[] offices = [Role.CivilSocietyFocalPoint, Role.RegionalCoordinator, Role.StateFocalPoint];
        foreach (var state in Enum.GetValues<MemberState>().Where(s => s != MemberState.Member))
        foreach (var kind in Enum.GetValues<OrganizationKind>())
            Assert.True(FocalReach.Of(Of(kind, state, offices), Permission.DecideClaims).IsNone);
    }

    [Fact]
    public void An_office_of_the_state_decides_nothing_of_civil_society_and_the_other_way_round()
    {
        Role[] all = [Role.CivilSocietyFocalPoint, Role.RegionalCoordinator, Role.StateFocalPoint];
        Assert.Equal(
            new(false, null, "KZ"),
            FocalReach.Of(Of(OrganizationKind.StateBody, MemberState.Member, all), Permission.DecideClaims)
        );
        Assert.Equal(new(true, "KZ", null), FocalReach.Of(Of(OrganizationKind.Shelter, MemberState.Member, all), Permission.DecideClaims));
    }

    [Fact]
    public void A_state_body_gets_what_everybody_reads_and_others_what_professionals_read()
    {
        foreach (var kind in Enum.GetValues<OrganizationKind>())
            Assert.Equal(kind == OrganizationKind.StateBody ? Audience.Public : Audience.Professionals, ClaimRule.Reads(kind));
    }
}
