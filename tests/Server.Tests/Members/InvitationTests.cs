using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Tirek.Server.Tests.Accounts;
using Tirek.Server.Tests.Node;

namespace Tirek.Server.Tests.Members;

/// <summary>Inviting, joining, handing over, leaving.</summary>
public sealed class InvitationTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task Whoever_registers_is_answered_alike_whether_her_word_is_in_use_or_not(Provider provider)
    {
        await using var site = await Steps.OpenReal(provider);
        var her = new Persona(site);
        await her.Found("Centre by the river", "aigul");
        var answers = new List<string>();
        foreach (var word in new[] { "aigul", "nobody", "AIGUL", await site.NameOf("aigul") })
        {
            var colleague = new Persona(site);
            var link = await her.Invite("Caseworker");
            await colleague.Open(link);
            await colleague.Send(link, ("person", "Zarina"), ("word", word));
            var founder = new Persona(site);
            await founder.Begin("Another centre", word);
            foreach (var who in new[] { colleague, founder })
            {
                var name = who.Match("class=\"code-groups\">([^<]+)<");
                Assert.StartsWith(word + "-", name, StringComparison.Ordinal);
                Assert.InRange(int.Parse(name[(word.Length + 1)..], CultureInfo.InvariantCulture), 1000, 9999);
                var cookies = string.Join(' ', who.Cookies.Keys.Order(StringComparer.Ordinal));
                answers.Add($"{who.Status} {who.At} {cookies} {Regex.Match(who.Page, "<h1>.*?</h1>").Value}");
            }
        }
        Assert.Single(answers.Distinct());
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task An_invitation_lets_one_person_in_with_its_roles(Provider provider)
    {
        await using var site = await Steps.OpenReal(provider);
        var her = new Persona(site);
        await her.Found("Centre by the river", "aigul");
        var link = await her.Invite("Caseworker");
        var colleague = new Persona(site, "ru");
        await colleague.Open(link);
        Assert.True(colleague.Sees("Centre by the river"));
        await colleague.Join(link, "zarina");
        await colleague.Open("/organization");
        Assert.True(colleague.Sees("Zarina"));
        // A caseworker leads nothing.
        await colleague.SendRaw("/organization/invitations", ("role", "Coordinator"));
        Assert.Equal(HttpStatusCode.Forbidden, colleague.Status);
        var second = new Persona(site);
        await second.Open(link);
        Assert.Equal(HttpStatusCode.NotFound, second.Status);
        await using var db = site.Node.Open();
        Assert.Equal(
            ["organization.found", "invitation.make", "invitation.use"],
            await db.TrailEntries.OrderBy(e => e.Sequence).Select(e => e.Act).ToListAsync(Cancel)
        );
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task Of_twenty_who_open_one_invitation_at_once_one_comes_in(Provider provider)
    {
        await using var site = await Steps.OpenReal(provider);
        var her = new Persona(site);
        await her.Found("Centre", "aigul");
        var link = await her.Invite("Caseworker");
        var crowd = Enumerable.Range(0, 20).Select(_ => new Persona(site)).ToList();
        foreach (var one in crowd)
            await one.Open(link);
        await Task.WhenAll(crowd.Select((one, i) => one.Send(link, ("person", $"Guest {i}"), ("word", $"guest-{i}"))));
        Assert.Single(crowd, one => one.At.EndsWith("/account/finish", StringComparison.Ordinal));
        Assert.All(crowd, one => Assert.True((int)one.Status < 500, one.Page));
        await using var db = site.Node.Open();
        Assert.Equal(2, await db.People.CountAsync(Cancel));
    }

    [Fact]
    public async Task A_withdrawn_and_an_expired_invitation_open_nothing()
    {
        await using var site = await Steps.OpenReal(Provider.Sqlite);
        var her = new Persona(site);
        await her.Found("Centre", "aigul");
        var withdrawn = await her.Invite("Caseworker");
        await her.Open("/organization");
        var id = her.Match("/organization/invitations/([0-9a-f-]{36})/withdraw");
        await her.Send($"/organization/invitations/{id}/withdraw");
        var expired = await her.Invite("Caseworker");
        await using (var db = site.Node.Open())
            await db
                .Invitations.Where(i => i.WithdrawnAt == null)
                .ExecuteUpdateAsync(u => u.SetProperty(i => i.ExpiresAt, TimeProvider.System.GetUtcNow()), Cancel);
        foreach (var link in new[] { withdrawn, expired })
        {
            var guest = new Persona(site);
            await guest.Open(link);
            Assert.Equal(HttpStatusCode.NotFound, guest.Status);
            Assert.True(guest.Sees("Ask whoever invited you"));
        }
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task Nobody_removes_the_last_coordinator_and_she_leaves_only_after_handing_over(Provider provider)
    {
        await using var site = await Steps.OpenReal(provider);
        var her = new Persona(site);
        await her.Found("Centre", "aigul");
        await new Persona(site).Join(await her.Invite("Caseworker"), "dina");
        await her.Open("/organization");
        await her.Send("/organization/leave");
        Assert.True(her.Sees("You are the only co-ordinator"));
        var self = her.Match("/organization/people/([0-9a-f-]{36})");
        await her.Open($"/organization/people/{self}");
        await her.Send($"/organization/people/{self}/roles", ("role", "Caseworker"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, her.Status);
        var colleague = new Persona(site);
        await colleague.Join(await her.Invite("Coordinator"), "zarina");
        await her.Open("/organization");
        await her.Send("/organization/leave");
        Assert.True(her.Sees("You are in no organisation now"));
        await her.Open("/organization");
        Assert.Equal(HttpStatusCode.Forbidden, her.Status);
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task A_second_coordinator_is_waited_for_until_there_is_one(Provider provider)
    {
        await using var site = await Steps.OpenReal(provider);
        var her = new Persona(site);
        await her.Found("Centre", "aigul");
        Assert.True(her.Sees("Invite a second one") && her.Sees("<span class=\"count\">1</span>"));
        var colleague = new Persona(site);
        await colleague.Join(await her.Invite("Coordinator"), "zarina");
        await her.Open("/waiting");
        Assert.True(her.Sees("Nothing waits for you") && !her.Sees("class=\"count\""));
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task Two_coordinators_who_leave_at_once_do_not_both_go(Provider provider)
    {
        await using var site = await Steps.OpenReal(provider);
        var her = new Persona(site);
        await her.Found("Centre", "aigul");
        var colleague = new Persona(site);
        await colleague.Join(await her.Invite("Coordinator"), "zarina");
        await Task.WhenAll(her.Open("/organization"), colleague.Open("/organization"));
        await Task.WhenAll(her.Send("/organization/leave"), colleague.Send("/organization/leave"));
        await using var db = site.Node.Open();
        Assert.Equal(1, await db.Memberships.CountAsync(m => m.Until == null, Cancel));
    }

    [Fact]
    public async Task A_person_of_another_organisation_is_as_absent_as_nobody()
    {
        await using var site = await Steps.OpenReal(Provider.Sqlite);
        var her = new Persona(site);
        await her.Found("Centre", "aigul");
        await her.Open("/organization");
        var id = her.Match("/organization/people/([0-9a-f-]{36})");
        var other = new Persona(site);
        await other.Found("Another", "bermet");
        await other.Open($"/organization/people/{id}");
        var (there, nobody) = (other.Page, new Persona(site).With(other.Cookies));
        Assert.Equal(HttpStatusCode.NotFound, other.Status);
        await nobody.Open($"/organization/people/{Guid.CreateVersion7()}");
        Assert.Equal(HttpStatusCode.NotFound, nobody.Status);
        Assert.Equal(
            there.Replace(id, "", StringComparison.Ordinal).Length,
            nobody.Page.Replace(nobody.At[^36..], "", StringComparison.Ordinal).Length
        );
    }

    [Fact]
    public async Task Who_is_sent_away_is_signed_out_everywhere()
    {
        await using var site = await Steps.OpenReal(Provider.Sqlite);
        var her = new Persona(site);
        await her.Found("Centre", "aigul");
        var colleague = new Persona(site);
        await colleague.Join(await her.Invite("Caseworker"), "zarina");
        await her.Open("/organization");
        var ids = global::System
            .Text.RegularExpressions.Regex.Matches(her.Page, "people/([0-9a-f-]{36})\">Zarina")
            .Select(m => m.Groups[1].Value);
        await her.Open($"/organization/people/{ids.Single()}");
        await her.Send($"/organization/people/{ids.Single()}/end");
        await colleague.Open("/organization");
        Assert.Contains("/sign-in", colleague.At, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_was_sent_away_does_not_come_back_by_a_link_of_her_own()
    {
        await using var site = await Steps.OpenReal(Provider.Sqlite);
        var (first, second) = (new Persona(site), new Persona(site));
        await first.Found("Centre", "first-one");
        await second.Join(await first.Invite("Coordinator"), "second-one");
        var link = await second.Invite("Coordinator");
        await using var db = site.Node.Open();
        var id = await db.People.Where(p => p.UserName!.StartsWith("second-one-")).Select(p => p.Id).SingleAsync(Cancel);
        await first.Open($"/organization/people/{id}");
        await first.Send($"/organization/people/{id}/end");
        var stranger = new Persona(site);
        await stranger.Open(link);
        Assert.Equal(HttpStatusCode.NotFound, stranger.Status);
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task Who_is_sent_away_at_the_same_moment_neither_invites_nor_gives_roles(Provider provider)
    {
        await using var site = await Steps.OpenReal(provider);
        var office = await Office.Open(site);
        var (zarina, dina) = (await office.Id("zarina"), await office.Id("dina"));
        await office.Zarina.Open($"/organization/people/{dina}");
        var token = office.Zarina.Match($"people/{dina}/roles\"[\\s\\S]*?name=\"form-token\" value=\"([^\"]+)\"");
        var (invites, promotes) = (office.Zarina.With(office.Zarina.Cookies), office.Zarina.With(office.Zarina.Cookies));
        Task told;
        await using (var ends = site.Node.Open())
        {
            await using var transaction = await ends.Database.BeginTransactionAsync(Cancel);
            var organization = await ends.MemberOrganizations.Select(o => o.Id).SingleAsync(Cancel);
            await Server.Data.LastCoordinator.Hold(ends, organization, Cancel);
            await ends
                .Memberships.Where(m => m.PersonId == zarina)
                .ExecuteUpdateAsync(u => u.SetProperty(m => m.Until, TimeProvider.System.GetUtcNow()), Cancel);
            told = Task.WhenAll(
                invites.SendRaw("/organization/invitations", ("form-token", token), ("role", "Coordinator")),
                promotes.SendRaw($"/organization/people/{dina}/roles", ("form-token", token), ("role", "Coordinator"))
            );
            await Task.Delay(1000, Cancel);
            await transaction.CommitAsync(Cancel);
        }
        await told;
        Assert.Equal([HttpStatusCode.Forbidden, HttpStatusCode.Forbidden], [invites.Status, promotes.Status]);
        await using var db = site.Node.Open();
        Assert.False(await db.Invitations.AnyAsync(Cancel));
        Assert.Equal(["Caseworker"], await db.Memberships.Where(m => m.PersonId == dina).Select(m => m.Roles).SingleAsync(Cancel));
    }

    [Fact]
    public async Task A_link_on_paper_is_typed_in_small_letters_and_without_hyphens()
    {
        await using var site = await Steps.OpenReal(Provider.Sqlite);
        var her = new Persona(site);
        await her.Found("Centre", "on-paper");
        var link = await her.Invite("Caseworker");
        var typed = "/join/" + link["/join/".Length..].Replace("-", "", StringComparison.Ordinal).ToLowerInvariant();
        var colleague = new Persona(site);
        await colleague.Join(typed, "from-paper");
        await colleague.Open("/organization");
        Assert.True(colleague.Sees("Zarina"));
    }
}
