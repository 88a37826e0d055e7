using System.Net;
using Microsoft.EntityFrameworkCore;
using Tirek.Domain.Members;
using Tirek.Domain.Network;
using Tirek.Server.Tests.Accounts;
using Tirek.Server.Tests.Node;

namespace Tirek.Server.Tests.Network;

/// <summary>State and civil society are two voices: a state focal point confirms state bodies, and neither decides on, nor sees, what is civil society's own.</summary>
public sealed class StateBodyTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task A_state_focal_point_confirms_state_bodies_of_her_country_and_nothing_of_civil_society(Provider provider)
    {
        await using var members = await Members.Open(provider);
        var civil = (await members.Of(OrganizationKind.LegalAid, "TM")).Code!;
        var minister = new Persona(members.Site);
        await minister.Found("Second body", "second-body", "StateBody", "KZ");
        await minister.Open("/organization");
        var code = minister.Match("class=\"code-groups\">([0-9A-Z-]+)<");
        // Another country's focal point, and civil society, are told that it is not theirs to say.
        var kyrgyz = await members.State("KG");
        await kyrgyz.Open("/network/state-bodies");
        await kyrgyz.Send("/network/state-bodies", ("code", code));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, kyrgyz.Status);
        var centre = await members.Kazakh();
        await centre.Open("/network/propose");
        await centre.Send("/network/propose", ("code", code), ("reason", Members.Why));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, centre.Status);

        var kazakh = await members.State("KZ");
        await kazakh.Open("/network/state-bodies");
        await kazakh.Send("/network/state-bodies", ("code", civil));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, kazakh.Status);
        await kazakh.Send("/network/state-bodies", ("code", code));
        Assert.True(kazakh.Sees("accepted"));
        await using var db = members.Site.Node.Open();
        Assert.Equal(1, await db.Motions.CountAsync(m => m.Outcome == MotionOutcome.Carried, Cancel));
        await minister.Open("/network");
        Assert.Equal(HttpStatusCode.OK, minister.Status);
    }

    [Fact]
    public async Task A_state_body_sees_no_admission_of_civil_society_and_no_member_that_did_not_choose_it()
    {
        await using var members = await Members.Open(Provider.Sqlite);
        var motion = await members.ProposeAndEndorse();
        var state = await members.State("KZ");
        await state.Open(motion);
        Assert.Equal(HttpStatusCode.NotFound, state.Status);
        await state.Open("/network/motions");
        Assert.False(state.Sees("/network/motions/"));
        foreach (var act in new[] { "endorse", "object", "confirm", "refuse" })
        {
            await state.SendRaw($"{motion}/{act}", ("reason", Members.Why));
            Assert.Equal(HttpStatusCode.Forbidden, state.Status);
        }
        var (shown, hidden) = (
            await members.Of(OrganizationKind.WomensResourceCentre, "KG"),
            await members.Of(OrganizationKind.Shelter, "UZ")
        );
        await state.Open("/network");
        Assert.True(state.Sees($"/network/members/{shown.Id}"));
        Assert.False(state.Sees($"/network/members/{hidden.Id}"));
        await state.Open($"/network/members/{hidden.Id}");
        Assert.Equal(HttpStatusCode.NotFound, state.Status);
        await state.Open("/network/groups");
        Assert.False(state.Sees("Regional admission group"));
        Assert.False(state.Sees("Civil-society focal point"));
        // It can be a state body's choice of nobody's but the organisation's own.
        var uzbek = await members.Uzbek();
        await uzbek.Open("/organization/change");
        await uzbek.Send(
            "/organization/change",
            ("organization", "House"),
            ("speaks", "uz"),
            ("women-led", "yes"),
            ("seen-by-state", "yes")
        );
        await state.Open($"/network/members/{hidden.Id}");
        Assert.Equal(HttpStatusCode.OK, state.Status);
    }

    [Fact]
    public async Task That_the_state_named_somebody_is_confirmed_by_the_group_and_replaces_whom_it_named_before()
    {
        await using var members = await Members.Open(Provider.Sqlite);
        var state = await members.State("KZ");
        var link = await state.Invite("DataOfficer");
        var successor = new Persona(members.Site);
        await successor.Join(link, "successor");
        await using var db = members.Site.Node.Open();
        var named = await db.People.SingleAsync(p => p.Name == "Zarina", Cancel);
        await state.Open("/network/offices/state");
        await state.Send(
            "/network/offices/state",
            ("office", "StateFocalPoint"),
            ("who", named.Id.ToString()),
            ("held", "2026-01-15"),
            ("reason", "Letter 12 of the ministry")
        );
        var motion = Members.Path(state);
        members.Clock.Forward(TimeSpan.FromDays(7.1));
        Assert.Equal(HttpStatusCode.Conflict, (await Members.Say(await members.Tajik(), motion, "confirm")).Status);
        await Members.Say(await members.Kazakh(), motion, "confirm");
        await Members.Say(await members.Uzbek(), motion, "confirm");
        var holders = await db.Memberships.Where(m => m.Roles.Contains("StateFocalPoint")).ToListAsync(Cancel);
        // The other country's stays.
        Assert.Equal(2, holders.Count);
        Assert.Contains(holders, m => m.PersonId == named.Id);
    }

    [Fact]
    public async Task The_network_begins_with_civil_society()
    {
        await using var site = await Steps.OpenReal(Provider.Sqlite);
        await using var db = site.Node.Open();
        var token = await Server.Members.InviteFromOutside.Make(
            db,
            Server.Data.InvitationKind.FoundingOrganization,
            TimeProvider.System,
            Cancel
        );
        var her = new Persona(site);
        await her.Open($"/join/{token}");
        (string, string)[] answers =
        [
            ("organization", "First house"),
            ("country", "KG"),
            ("speaks", "ky"),
            ("women-led", "yes"),
            ("person", "Example"),
            ("word", "first-house"),
        ];
        await her.Send($"/join/{token}", [.. answers, ("kind", "StateBody")]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, her.Status);
        // The invitation is not used up by it.
        await her.Send($"/join/{token}", [.. answers, ("kind", "Shelter")]);
        await her.Finish();
        var founded = await db.MemberOrganizations.SingleAsync(Cancel);
        Assert.True(founded is { IsFounding: true, State: MemberState.Member, RenewBy: not null });
        Assert.Equal(
            founded.Id,
            await db.GroupSeats.Where(s => s.Country == "" && s.Until == null).Select(s => s.OrganizationId).SingleAsync(Cancel)
        );
    }

    [Fact]
    public async Task What_civil_society_says_about_a_state_body_is_not_the_states_to_read()
    {
        await using var members = await Members.Open(Provider.Sqlite);
        var office = await members.Of(OrganizationKind.StateBody, "KG");
        var kazakh = await members.Kazakh();
        await kazakh.Open($"/network/members/{office.Id}");
        await kazakh.Send($"/network/members/{office.Id}/suspend", ("reason", "It passes on addresses of women."));
        var motion = Members.Path(kazakh);
        Assert.True(kazakh.Sees("It passes on addresses of women."));
        foreach (var state in new[] { await members.State("KG"), await members.State("KZ") })
        {
            await state.Open(motion);
            Assert.Equal(HttpStatusCode.OK, state.Status);
            Assert.False(state.Sees("passes on addresses"));
            Assert.False(state.Sees("Example centre"));
        }
    }

    [Fact]
    public async Task A_code_of_civil_societys_is_as_wrong_to_a_state_focal_point_as_one_of_nobodys()
    {
        await using var members = await Members.Open(Provider.Sqlite);
        var civil = (await members.Of(OrganizationKind.LegalAid, "TM")).Code!;
        var minister = new Persona(members.Site);
        await minister.Found("Second body", "second-body", "StateBody", "KZ");
        await minister.Open("/organization");
        var code = minister.Match("class=\"code-groups\">([0-9A-Z-]+)<");
        var kazakh = await members.State("KZ");
        await kazakh.Open("/network/state-bodies");
        for (var tries = 0; tries < 8; tries++)
            await kazakh.Send("/network/state-bodies", ("code", civil));
        // So many wrong ones shut the way for a while, whatever they were.
        await kazakh.Send("/network/state-bodies", ("code", code));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, kazakh.Status);
        members.Clock.Forward(TimeSpan.FromMinutes(30));
        await kazakh.Send("/network/state-bodies", ("code", code));
        Assert.Equal(HttpStatusCode.OK, kazakh.Status);
    }
}
