using System.Net;
using Microsoft.EntityFrameworkCore;
using Tirek.Server.Tests.Accounts;
using Tirek.Server.Tests.Node;

namespace Tirek.Server.Tests.Members;

/// <summary>Inviting, joining, handing over, leaving.</summary>
public sealed class InvitationTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

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
        await Task.WhenAll(crowd.Select((one, i) => one.Send(link, ("person", $"Guest {i}"), ("name", $"guest-{i}"))));
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
}
