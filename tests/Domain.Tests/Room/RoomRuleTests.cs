using Tirek.Domain.Members;
using Tirek.Domain.Places;
using Tirek.Domain.Room;

namespace Tirek.Domain.Tests.Room;

/// <summary>Who may ask for room and be asked, about where, and until when a question stands.</summary>
public sealed class RoomRuleTests
{
    [Theory]
    [InlineData(OrganizationKind.PerpetratorProgramme)]
    [InlineData(OrganizationKind.StateBody)]
    [InlineData(OrganizationKind.University)]
    [InlineData(OrganizationKind.InternationalOrganization)]
    public void Nobody_there_is_asked_whether_there_is_room_whatever_her_roles(OrganizationKind kind)
    {
        var may = Permissions.Of(Everything(kind, MemberState.Member));
        Assert.DoesNotContain(Permission.GiveRoom, may);
        Assert.DoesNotContain(Permission.AnswerAboutRoom, may);
    }

    [Theory]
    [InlineData(OrganizationKind.University, MemberState.Member)]
    [InlineData(OrganizationKind.InternationalOrganization, MemberState.Member)]
    [InlineData(OrganizationKind.CrisisCentre, MemberState.Outside)]
    [InlineData(OrganizationKind.CrisisCentre, MemberState.Suspended)]
    [InlineData(OrganizationKind.CrisisCentre, MemberState.Former)]
    [InlineData(OrganizationKind.StateBody, MemberState.Suspended)]
    public void Nobody_there_asks(OrganizationKind kind, MemberState state) =>
        Assert.DoesNotContain(Permission.AskForRoom, Permissions.Of(Everything(kind, state)));

    [Theory]
    [InlineData(Role.ProgrammeFacilitator)]
    [InlineData(Role.DataOfficer)]
    [InlineData(Role.StateFocalPoint)]
    [InlineData(Role.CivilSocietyFocalPoint)]
    [InlineData(Role.RegionalCoordinator)]
    [InlineData(Role.Operator)]
    public void These_roles_alone_neither_ask_nor_answer(Role role)
    {
        var may = Permissions.Of(
            new(
                Guid.CreateVersion7(),
                true,
                new HashSet<Role> { role },
                Guid.CreateVersion7(),
                OrganizationKind.Shelter,
                "KG",
                MemberState.Member
            )
        );
        Assert.Empty(may.Intersect([Permission.AskForRoom, Permission.AnswerAboutRoom, Permission.GiveRoom]));
    }

    [Theory]
    [InlineData("KG", "2026-06-20T18:30:00Z", "2026-06-22T06:00:00Z")] // half past midnight of the 21st there
    [InlineData("KG", "2026-06-20T17:30:00Z", "2026-06-21T06:00:00Z")]
    [InlineData("UZ-TK", "2026-12-31T10:00:00Z", "2027-01-01T07:00:00Z")]
    public void A_question_stands_until_noon_of_the_next_day_on_the_clock_of_its_area(string area, string asked, string ends) =>
        Assert.Equal(At(ends), RoomRule.EndsAt(RoomRule.Area(area)!, At(asked)));

    [Theory]
    [InlineData("KG", "", "KG-O", true)]
    [InlineData("KG", "KG-O", "KG-O", true)]
    [InlineData("KG", "KG-O", "KG", true)]
    [InlineData("KG", "KG-C", "KG-O", false)]
    [InlineData("KZ", "", "KG", false)]
    public void A_shelter_is_asked_about_the_places_it_serves(string country, string served, string area, bool isAsked) =>
        Assert.Equal(isAsked, RoomRule.Serves(country, served.Length == 0 ? [] : [served], RoomRule.Area(area)!));

    [Theory, InlineData(null), InlineData(""), InlineData("KG-osh"), InlineData("XX"), InlineData("kg")]
    public void An_area_is_a_country_or_a_region_of_our_list(string? key) => Assert.Null(RoomRule.Area(key));

    [Fact]
    public void Every_area_has_a_clock() =>
        Assert.All(
            Gazetteer.Countries.Concat(Gazetteer.Countries.SelectMany(c => Gazetteer.Regions(c.Key))),
            area => Assert.True(RoomRule.EndsAt(area, DateTimeOffset.UnixEpoch) > DateTimeOffset.UnixEpoch)
        );

    private static DateTimeOffset At(string written) =>
        DateTimeOffset.Parse(written, global::System.Globalization.CultureInfo.InvariantCulture);

    private static Standing Everything(OrganizationKind kind, MemberState state) =>
        new(Guid.CreateVersion7(), true, Enum.GetValues<Role>().ToHashSet(), Guid.CreateVersion7(), kind, "KG", state);
}
