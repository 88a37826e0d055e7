using Tirek.Domain.Checking;
using Tirek.Domain.Languages;
using Tirek.Domain.Listings;
using Tirek.Domain.Members;
using Tirek.Domain.Programmes;
using Tirek.Domain.Taxonomy;

namespace Tirek.Domain.Tests.Checking;

/// <summary>Which entries are of state bodies: where it errs, it errs for civil society.</summary>
public sealed class StateBodyRuleTests
{
    private static BodySide Side(params string[] terms) =>
        StateBodyRule.SideOf(new(Guid.CreateVersion7(), LocalText.Of("A house")) { Terms = terms });

    [Fact]
    public void A_shelter_a_crisis_centre_a_programme_and_a_hidden_place_are_never_the_states_whoever_gives_them()
    {
        foreach (var kind in new[] { "shelter", "crisis-centre", ProgrammeRule.Kind })
            Assert.Equal(BodySide.CivilSociety, Side(kind, "police-womens-unit"));
        var hidden = new ListingView<PublicReader>(Guid.CreateVersion7(), LocalText.Of("A house"))
        {
            Terms = ["police-womens-unit"],
            Sites = [new(Guid.CreateVersion7()) { IsAreaOnly = true, AreaKey = "KG" }],
        };
        Assert.Equal(BodySide.CivilSociety, StateBodyRule.SideOf(hidden));
        foreach (var owner in Enum.GetValues<OrganizationKind>().Cast<OrganizationKind?>().Append(null))
        foreach (var said in new bool?[] { true, false, null })
            Assert.False(StateBodyRule.IsOfState(BodySide.CivilSociety, owner, said));
    }

    [Fact]
    public void What_others_give_too_tells_nothing_and_one_kind_of_theirs_is_enough()
    {
        var telling = StateBodyRule.Only.Concat(StateBodyRule.Beside).Concat(StateBodyRule.Never).ToHashSet();
        foreach (var kind in Domain.Taxonomy.Taxonomy.Of(Facet.KindOfHelp).Select(k => k.Key).Where(k => !telling.Contains(k)))
        {
            Assert.Equal(BodySide.Open, Side(kind));
            Assert.Equal(BodySide.Open, Side(kind, "police-womens-unit"));
        }
        Assert.Equal(BodySide.Open, Side());
        Assert.Equal(BodySide.Open, Side("health-care", "women"));
    }

    [Fact]
    public void Police_and_forensic_examination_are_the_states_also_with_what_they_give_besides()
    {
        foreach (var kind in StateBodyRule.Only)
            Assert.Equal(BodySide.State, Side([kind, .. StateBodyRule.Beside, "women", "physical-violence"]));
        Assert.All(
            StateBodyRule.Only.Concat(StateBodyRule.Beside).Concat(StateBodyRule.Never),
            k => Assert.NotNull(Domain.Taxonomy.Taxonomy.Find(k))
        );
    }

    [Fact]
    public void The_owner_counts_before_what_was_said_and_that_before_what_is_given()
    {
        foreach (var side in new[] { BodySide.Open, BodySide.State })
        {
            foreach (var said in new bool?[] { true, false, null })
            {
                Assert.True(StateBodyRule.IsOfState(side, OrganizationKind.StateBody, said));
                Assert.False(StateBodyRule.IsOfState(side, OrganizationKind.LegalAid, said));
            }
            Assert.True(StateBodyRule.IsOfState(side, null, true));
            Assert.False(StateBodyRule.IsOfState(side, null, false));
        }
        Assert.True(StateBodyRule.IsOfState(BodySide.State, null, null));
        Assert.False(StateBodyRule.IsOfState(BodySide.Open, null, null));
    }

    [Fact]
    public void A_focal_point_of_the_state_has_the_states_entries_of_her_country_alone_and_says_of_none_whose_it_is()
    {
        Role[] all = [Role.CivilSocietyFocalPoint, Role.RegionalCoordinator, Role.StateFocalPoint, Role.Coordinator];
        foreach (var kind in Enum.GetValues<OrganizationKind>())
        {
            var reach = FocalReach.Of(Of(kind, all), Permission.CheckListings);
            if (kind == OrganizationKind.StateBody)
                Assert.Equal(new(false, null, "KG"), reach);
            else
                Assert.Equal(new(true, "KG", null), reach);
            Assert.Equal(kind != OrganizationKind.StateBody, reach.MaySayWhose);
            Assert.Equal(new(false, null, null), FocalReach.Of(Of(kind, [Role.Coordinator, Role.DataOfficer]), Permission.CheckListings));
            Assert.Equal(
                new(false, null, null),
                FocalReach.Of(Of(kind, all) with { State = MemberState.Suspended }, Permission.CheckListings)
            );
        }
    }

    private static Standing Of(OrganizationKind kind, Role[] roles) =>
        new(Guid.CreateVersion7(), true, roles.ToHashSet(), Guid.CreateVersion7(), kind, "KG", MemberState.Member);
}
