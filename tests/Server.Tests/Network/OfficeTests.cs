using System.Net;
using Microsoft.EntityFrameworkCore;
using Tirek.Domain.Members;
using Tirek.Domain.Network;
using Tirek.Server.Tests.Accounts;
using Tirek.Server.Tests.Node;

namespace Tirek.Server.Tests.Network;

/// <summary>Elections and offices are recorded, confirmed by two others, and replace those before; an organisation that lost all its people comes back.</summary>
public sealed class OfficeTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task An_election_confirmed_by_two_others_replaces_the_founders(Provider provider)
    {
        await using var members = await Members.Open(provider);
        var programme = await members.Programme();
        var elected = new[]
        {
            await members.Of(OrganizationKind.Shelter, "TJ"),
            await members.Of(OrganizationKind.PerpetratorProgramme, "KG"),
            await members.Of(OrganizationKind.CrisisCentre, "KZ"),
        };
        // A country with two members has no group of its own.
        await programme.Open("/network/elections/new");
        Assert.True(programme.Sees("Fewer than three civil-society members"));
        await programme.Open("/network/elections/new?of=");
        var minutes = ("reason", "Held at the meeting, nineteen votes of twenty.");
        await programme.Send("/network/elections/new", ("of", ""), ("held", "2026-06-20"), minutes, ("seat", elected[0].Id.ToString()));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, programme.Status);
        await programme.Send(
            "/network/elections/new",
            [("of", ""), ("held", "2026-06-20"), minutes, .. elected.Select(e => ("seat", e.Id.ToString()))]
        );
        var motion = Members.Path(programme);
        members.Clock.Forward(TimeSpan.FromDays(7.1));
        Assert.Equal(HttpStatusCode.Conflict, (await Members.Say(await members.Programme(), motion, "confirm")).Status);
        await Members.Say(await members.Tajik(), motion, "confirm");
        await Members.Say(await members.Uzbek(), motion, "confirm");
        await using var db = members.Site.Node.Open();
        var seats = await db.GroupSeats.Where(s => s.Until == null).Select(s => s.OrganizationId).ToListAsync(Cancel);
        Assert.Equal(elected.Select(e => e.Id).Order(), seats.Order());
        var uzbek = await members.Uzbek();
        await uzbek.Open("/network/groups");
        Assert.True(uzbek.Sees("Elected, in office since"));
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task An_election_recorded_many_times_at_once_is_one(Provider provider)
    {
        await using var members = await Members.Open(provider);
        var programme = await members.Programme();
        await programme.Open("/network/elections/new?of=");
        var token = programme.Match("name=\"form-token\" value=\"([^\"]+)\"");
        var seats = new[]
        {
            await members.Of(OrganizationKind.Shelter, "TJ"),
            await members.Of(OrganizationKind.PerpetratorProgramme, "KG"),
            await members.Of(OrganizationKind.CrisisCentre, "KZ"),
        };
        (string, string)[] fields =
        [
            ("form-token", token),
            ("of", ""),
            ("held", "2026-06-20"),
            ("reason", "Nineteen votes of twenty."),
            .. seats.Select(e => ("seat", e.Id.ToString())),
        ];
        var hands = Enumerable.Range(0, 10).Select(_ => programme.With(programme.Cookies)).ToList();
        await Task.WhenAll(hands.Select(h => h.SendRaw("/network/elections/new", fields)));
        Assert.All(hands, h => Assert.True((int)h.Status < 500, h.Page));
        await using var db = members.Site.Node.Open();
        Assert.Equal(1, await db.Motions.CountAsync(m => m.Kind == MotionKind.Election && m.ClosedAt == null, Cancel));
    }

    [Fact]
    public async Task An_election_to_which_somebody_objects_is_decided_by_the_group_before_it()
    {
        await using var members = await Members.Open(Provider.Sqlite);
        var programme = await members.Programme();
        await programme.Open("/network/elections/new?of=");
        var seats = new[]
        {
            await members.Of(OrganizationKind.Shelter, "TJ"),
            await members.Of(OrganizationKind.PerpetratorProgramme, "KG"),
            await members.Of(OrganizationKind.CrisisCentre, "KZ"),
        };
        await programme.Send(
            "/network/elections/new",
            [("of", ""), ("held", "2026-06-20"), ("reason", "Nineteen votes of twenty."), .. seats.Select(e => ("seat", e.Id.ToString()))]
        );
        var motion = Members.Path(programme);
        await Members.Say(await members.Uzbek(), motion, "object", "We were not invited to it.");
        members.Clock.Forward(TimeSpan.FromDays(7.1));
        Assert.Equal(HttpStatusCode.Conflict, (await Members.Say(await members.Tajik(), motion, "confirm", Members.Why)).Status);
        await Members.Say(await members.Kyrgyz(), motion, "confirm", "The invitation went to everybody.");
        await Members.Say(await members.Kazakh(), motion, "confirm", "The invitation went to everybody.");
        programme = await members.Programme();
        await programme.Open(motion);
        Assert.True(programme.Sees("accepted"));
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task An_office_goes_to_whom_two_others_confirm(Provider provider)
    {
        await using var members = await Members.Open(provider);
        await using var db = members.Site.Node.Open();
        var shelter = await members.Of(OrganizationKind.Shelter, "TJ");
        var worker = await db.Memberships.SingleAsync(m => m.OrganizationId == shelter.Id && m.Roles.Contains("Caseworker"), Cancel);
        var stranger = await db.Memberships.FirstAsync(m => m.OrganizationId != shelter.Id, Cancel);
        var tajik = await members.Tajik();
        await tajik.Open("/network/offices/new");
        (string, string)[] asked = [("office", "RegionalCoordinator"), ("held", "2026-06-20"), ("reason", "Chosen at the meeting.")];
        // Somebody of another organisation is nobody here, and an office of the state is not theirs.
        await tajik.Send("/network/offices/new", [.. asked, ("who", stranger.PersonId.ToString())]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, tajik.Status);
        await tajik.Send(
            "/network/offices/new",
            ("office", "StateFocalPoint"),
            ("held", "2026-06-20"),
            ("reason", Members.Why),
            ("who", worker.PersonId.ToString())
        );
        Assert.Equal(HttpStatusCode.UnprocessableEntity, tajik.Status);
        await tajik.Send("/network/offices/new", [.. asked, ("who", worker.PersonId.ToString())]);
        var motion = Members.Path(tajik);
        members.Clock.Forward(TimeSpan.FromDays(7.1));
        await Members.Say(await members.Programme(), motion, "confirm");
        await Members.Say(await members.Uzbek(), motion, "confirm");
        db.ChangeTracker.Clear();
        var holder = await db.Memberships.SingleAsync(m => m.Roles.Contains("RegionalCoordinator"), Cancel);
        Assert.Equal(worker.PersonId, holder.PersonId);
        Assert.Contains("Caseworker", holder.Roles);
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task An_organisation_that_lost_all_its_people_comes_back_unless_one_of_them_is_there(Provider provider)
    {
        await using var members = await Members.Open(provider);
        var shelter = await members.Of(OrganizationKind.Shelter, "TJ");
        var about = $"/network/members/{shelter.Id}";
        var first = await Lost(members, about);
        var worker = await members.Be(OrganizationKind.Shelter, "TJ", Role.Caseworker);
        await worker.Open("/waiting");
        Assert.True(worker.Sees("Somebody asks to lead your organisation"));
        await worker.Open("/organization");
        await worker.Send("/organization/stop-reopening");
        var programme = await members.Programme();
        await programme.Open(first);
        Assert.True(programme.Sees("stopped by the organisation itself"));

        var second = await Lost(members, about);
        members.Clock.Forward(TimeSpan.FromDays(7.1));
        programme = await members.Programme();
        await programme.Open(second);
        Assert.False(programme.Sees("Let her in"));
        await Members.Say(await members.Kyrgyz(), second, "confirm");
        await Members.Say(await members.Uzbek(), second, "confirm");
        Assert.Equal(HttpStatusCode.NotFound, (await Members.Say(await members.Kazakh(), second, "invitation")).Status);
        var earlier = await Invite(programme, second);
        var link = await Invite(programme, second);
        var lost = new Persona(members.Site);
        await lost.Open(earlier);
        Assert.Equal(HttpStatusCode.NotFound, lost.Status);
        var back = new Persona(members.Site);
        await back.Join(link, "back-again");
        await back.Open("/organization");
        Assert.True(back.Sees("id=\"invite\""));
        Assert.Equal(HttpStatusCode.Conflict, (await Members.Say(programme, second, "invitation")).Status);
    }

    private static async Task<string> Lost(Members members, string about)
    {
        var programme = await members.Programme();
        await programme.Open(about);
        await programme.Send($"{about}/reopen", ("reason", "Their telephones were taken; we met her at her door."));
        var motion = Members.Path(programme);
        await Members.Say(await members.Kazakh(), motion, "endorse", Members.Why);
        return motion;
    }

    private static async Task<string> Invite(Persona her, string motion)
    {
        await her.Open(motion);
        await her.Send($"{motion}/invitation");
        return "/join/" + her.Match("/join/([A-Za-z0-9_-]+)<");
    }

    [Fact]
    public async Task An_office_for_somebody_who_left_is_taken_from_nobody()
    {
        await using var members = await Members.Open(Provider.Sqlite);
        await using var db = members.Site.Node.Open();
        var shelter = await members.Of(OrganizationKind.Shelter, "TJ");
        var worker = await db.Memberships.SingleAsync(m => m.OrganizationId == shelter.Id && m.Roles.Contains("Caseworker"), Cancel);
        var tajik = await members.Tajik();
        (string, string)[] asked = [("office", "RegionalCoordinator"), ("held", "2026-06-20"), ("reason", "Chosen at the meeting.")];
        await tajik.Open("/network/offices/new");
        await tajik.Send("/network/offices/new", [.. asked, ("who", worker.PersonId.ToString())]);
        var motion = Members.Path(tajik);
        // The same again is the same.
        await tajik.Open("/network/offices/new");
        await tajik.Send("/network/offices/new", [.. asked, ("who", worker.PersonId.ToString())]);
        Assert.Equal(motion, Members.Path(tajik));
        await tajik.Open($"/organization/people/{worker.PersonId}");
        await tajik.Send($"/organization/people/{worker.PersonId}/end");
        members.Clock.Forward(TimeSpan.FromDays(7.1));
        await Members.Say(await members.Programme(), motion, "confirm");
        await Members.Say(await members.Uzbek(), motion, "confirm");
        Assert.Equal(1, await db.Memberships.CountAsync(m => m.Until == null && m.Roles.Contains("RegionalCoordinator"), Cancel));

        Assert.Equal(
            Domain.Network.MotionOutcome.Lapsed,
            await db.Motions.OrderByDescending(m => m.OpenedAt).Select(m => m.Outcome).FirstAsync(Cancel)
        );
    }

    [Fact]
    public async Task Somebody_of_the_organisation_stops_it_also_after_it_was_decided()
    {
        await using var members = await Members.Open(Provider.Sqlite);
        var shelter = await members.Of(OrganizationKind.Shelter, "TJ");
        var motion = await Lost(members, $"/network/members/{shelter.Id}");
        members.Clock.Forward(TimeSpan.FromDays(7.1));
        await Members.Say(await members.Kyrgyz(), motion, "confirm");
        await Members.Say(await members.Uzbek(), motion, "confirm");
        var programme = await members.Programme();
        var link = await Invite(programme, motion);
        var worker = await members.Be(OrganizationKind.Shelter, "TJ", Role.Caseworker);
        await worker.Open("/waiting");
        Assert.True(worker.Sees("Somebody asks to lead your organisation"));
        await worker.Open("/organization");
        await worker.Send("/organization/stop-reopening");
        var stranger = new Persona(members.Site);
        await stranger.Open(link);
        Assert.Equal(HttpStatusCode.NotFound, stranger.Status);
        Assert.Equal(HttpStatusCode.NotFound, (await Members.Say(programme, motion, "invitation")).Status);
    }

    [Fact]
    public async Task An_election_held_before_the_sitting_groups_does_not_replace_it()
    {
        await using var members = await Members.Open(Provider.Sqlite);
        await using var db = members.Site.Node.Open();
        var sitting = new Server.Data.MotionRecord
        {
            Id = Guid.CreateVersion7(),
            Kind = Domain.Network.MotionKind.Election,
            Country = "",
            HeldOn = new(2026, 6, 20),
            Outcome = Domain.Network.MotionOutcome.Carried,
            ClosedAt = members.Clock.GetUtcNow(),
        };
        db.Motions.Add(sitting);
        await db.SaveChangesAsync(Cancel);
        await db.GroupSeats.ExecuteUpdateAsync(u => u.SetProperty(s => s.MotionId, sitting.Id), Cancel);
        var before = await db.GroupSeats.Where(s => s.Until == null).Select(s => s.Id).ToListAsync(Cancel);
        var programme = await members.Programme();
        await programme.Open("/network/elections/new?of=");
        var seats = new[]
        {
            await members.Of(OrganizationKind.Shelter, "TJ"),
            await members.Of(OrganizationKind.PerpetratorProgramme, "KG"),
            await members.Of(OrganizationKind.CrisisCentre, "KZ"),
        };
        await programme.Send(
            "/network/elections/new",
            [("of", ""), ("held", "2025-06-20"), ("reason", "Nineteen votes of twenty."), .. seats.Select(e => ("seat", e.Id.ToString()))]
        );
        var motion = Members.Path(programme);
        members.Clock.Forward(TimeSpan.FromDays(7.1));
        await Members.Say(await members.Tajik(), motion, "confirm");
        await Members.Say(await members.Uzbek(), motion, "confirm");
        Assert.Equal(before.Order(), (await db.GroupSeats.Where(s => s.Until == null).Select(s => s.Id).ToListAsync(Cancel)).Order());
    }
}
