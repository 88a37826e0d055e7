using Tirek.Domain.Members;

namespace Tirek.Domain.Tests.Network;

/// <summary>What no combination of roles gives.</summary>
public sealed class PermissionsTests
{
    private static readonly Role[] Every = Enum.GetValues<Role>();

    private static IReadOnlySet<Permission> Of(OrganizationKind kind, MemberState state, bool isComplete = true) =>
        Permissions.Of(
            new(new Guid(1, 0, 0, new byte[8]), isComplete, Every.ToHashSet(), new Guid(2, 0, 0, new byte[8]), kind, "KG", state)
        );

    [Fact]
    public void A_state_body_with_every_role_decides_nothing_of_civil_society_and_civil_society_nothing_of_the_state()
    {
        var state = Of(OrganizationKind.StateBody, MemberState.Member);
        Assert.DoesNotContain(Permission.DecideAdmissions, state);
        Assert.DoesNotContain(Permission.ProposeToNetwork, state);
        Assert.Contains(Permission.ConfirmStateBodies, state);
        foreach (var kind in Enum.GetValues<OrganizationKind>().Where(k => k != OrganizationKind.StateBody))
        {
            Assert.DoesNotContain(Permission.ConfirmStateBodies, Of(kind, MemberState.Member));
            Assert.DoesNotContain(Permission.NameStateFocalPoint, Of(kind, MemberState.Member));
        }
    }

    [Theory, InlineData(MemberState.Outside), InlineData(MemberState.Suspended), InlineData(MemberState.Former)]
    public void Who_is_no_member_keeps_her_own_affairs_and_nothing_of_the_network(MemberState state)
    {
        var may = Of(OrganizationKind.Shelter, state);
        Assert.Contains(Permission.LeadOrganization, may);
        Assert.Contains(Permission.SpeakForOrganization, may);
        Permission[] ofMembers =
        [
            Permission.SeeNetwork,
            Permission.ProposeToNetwork,
            Permission.DecideAdmissions,
            Permission.ConfirmStateBodies,
            Permission.NameStateFocalPoint,
        ];
        Assert.Empty(may.Intersect(ofMembers));
        Assert.Empty(Of(OrganizationKind.StateBody, state).Intersect(ofMembers));
    }

    [Fact]
    public void An_account_that_is_not_complete_opens_nothing_and_an_operator_no_members_affairs()
    {
        Assert.Equal(
            [Permission.Public, Permission.FinishAccount],
            Of(OrganizationKind.Shelter, MemberState.Member, isComplete: false).Order()
        );
        var operates = Permissions.Of(new(new Guid(1, 0, 0, new byte[8]), true, new HashSet<Role> { Role.Operator }));
        Assert.Equal([Permission.Public, Permission.FinishAccount, Permission.OwnAccount, Permission.OperateNode], operates.Order());
    }
}
