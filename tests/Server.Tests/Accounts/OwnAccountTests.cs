using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Tirek.Server.Tests.Node;

namespace Tirek.Server.Tests.Accounts;

/// <summary>What somebody does with her own account.</summary>
public sealed class OwnAccountTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task She_sees_both_sessions_and_ends_the_other_one(Provider provider)
    {
        await using var site = await Steps.OpenReal(provider);
        var her = new Persona(site);
        var kept = await her.Found("Centre", "aigul");
        var phone = new Persona(site);
        await phone.SignIn(kept);
        await her.Open("/account");
        var other = her.Match("action=\"/en/account/sessions/([0-9a-f-]{36})/end\">(?:(?!</form>)[\\s\\S])*?Sign out there");
        await her.Send($"/account/sessions/{other}/end");
        await phone.Open("/organization");
        Assert.Contains("/sign-in", phone.At, StringComparison.Ordinal);
        await her.Open("/organization");
        Assert.Equal(HttpStatusCode.OK, her.Status);
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task A_new_password_needs_the_old_one_and_ends_other_sessions(Provider provider)
    {
        await using var site = await Steps.OpenReal(provider);
        var her = new Persona(site);
        var kept = await her.Found("Centre", "aigul");
        var phone = new Persona(site);
        await phone.SignIn(kept);
        await her.Open("/account");
        await her.Send("/account/password", ("current", "not the old one"), ("password", "another long password"));
        Assert.True(her.Sees("The present password was not right"));
        await her.Send("/account/password", ("current", Steps.Password), ("password", "another long password"));
        Assert.Equal(HttpStatusCode.OK, her.Status);
        await phone.Open("/organization");
        Assert.Contains("/sign-in", phone.At, StringComparison.Ordinal);
        await phone.Open("/sign-in");
        await phone.Send("/sign-in", ("name", await site.NameOf("aigul")), ("password", "another long password"));
        Assert.EndsWith("/sign-in/code", phone.At, StringComparison.Ordinal);
    }

    [Fact]
    public async Task She_takes_along_what_is_stored_and_no_secret_is_in_it()
    {
        await using var site = await Steps.OpenReal(Provider.Sqlite);
        var her = new Persona(site);
        var kept = await her.Found("Centre by the river", "aigul");
        await her.Open("/account/data");
        Assert.True(her.Sees(kept.SignInName) && her.Sees("Centre by the river"));
        await using var db = site.Node.Open();
        var person = await db.People.SingleAsync(Cancel);
        foreach (
            var secret in new[]
            {
                person.PasswordHash!,
                person.SecurityStamp!,
                kept.Key.Replace(" ", "", StringComparison.Ordinal),
                kept.Sheet,
            }
        )
            Assert.False(her.Sees(secret));
        // The key of her codes is not in the database either, as it stands.
        Assert.DoesNotContain(
            await db.PersonTokens.Select(t => t.Value).ToListAsync(Cancel),
            v => v == kept.Key.Replace(" ", "", StringComparison.Ordinal)
        );
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task She_sees_what_leads_to_her_beside_what_is_open(Provider provider)
    {
        await using var site = await Steps.OpenReal(provider);
        var (first, her) = (new Persona(site), new Persona(site));
        await first.Found("Centre", "aigul");
        var kept = await her.Join(await first.Invite("Coordinator"), "zarina");
        await her.Invite("Caseworker");
        await her.Open("/account");
        await her.Send("/sign-out");
        await her.SignIn(kept);
        await her.Open("/account");
        foreach (
            var shown in new[] { "Session that has ended", "Known device", "Invitation that you made", "Invitation with which you came" }
        )
            Assert.True(her.Sees(shown), shown);
        await her.Open("/account/data");
        foreach (var kind in new[] { "EndedSession", "Device", "InvitationMade", "InvitationUsed", "TrailLine" })
            Assert.True(her.Sees($"\"Kind\": \"{kind}\""), kind);
        Assert.True(her.Sees("invitation.use") && her.Sees("invitation.make"));
        // What others did is theirs.
        Assert.False(her.Sees("organization.found"));
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task Erased_she_is_nowhere_and_the_trail_still_holds(Provider provider)
    {
        await using var site = await Steps.OpenReal(provider);
        var her = new Persona(site);
        await her.Found("Centre", "aigul");
        var colleague = new Persona(site);
        await colleague.Join(await her.Invite("Coordinator"), "zarina");
        await her.Open("/account");
        await her.Send("/account/erase", ("name", "somebody"));
        Assert.True(her.Sees("This is not your sign-in name"));
        await her.Send("/account/erase", ("name", (await site.NameOf("aigul")).ToUpperInvariant()));
        Assert.True(her.Sees("You are erased"));
        await her.Open("/organization");
        Assert.Contains("/sign-in", her.At, StringComparison.Ordinal);
        await using var db = site.Node.Open();
        Assert.Equal([await site.NameOf("zarina")], await db.People.Select(p => p.UserName).ToListAsync(Cancel));
        Assert.DoesNotContain(await db.TrailWords.Select(w => w.Actor).ToListAsync(Cancel), name => name == "Aigul");
        var organization = await db.MemberOrganizations.Select(o => o.Id).SingleAsync(Cancel);
        var (code, said) = await site.Node.Tirek("audit", "verify", "--organization", organization.ToString());
        Assert.True(code == 0, said);
        Assert.Contains("name somebody who was erased", said, StringComparison.Ordinal);
        await colleague.Open("/organization/trail");
        Assert.True(colleague.Sees("somebody who was erased"));
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task Erased_after_she_left_she_is_out_of_the_trail_that_she_left_and_it_says_so(Provider provider)
    {
        await using var site = await Steps.OpenReal(provider);
        var (her, gone) = (new Persona(site), new Persona(site));
        await her.Found("Centre", "aigul");
        var kept = await gone.Join(await her.Invite("Caseworker"), "zarina");
        await gone.Open("/organization");
        await gone.Send("/organization/leave");
        await gone.Open("/account");
        await gone.Send("/account/erase", ("name", kept.SignInName));
        await using var db = site.Node.Open();
        Assert.DoesNotContain("Zarina", await db.TrailWords.Select(w => w.Actor).ToListAsync(Cancel));
        var organization = await db.MemberOrganizations.Select(o => o.Id).SingleAsync(Cancel);
        var (code, said) = await site.Node.Tirek("audit", "verify", "--organization", organization.ToString());
        Assert.True(code == 0, said);
        await her.Open("/organization/trail");
        Assert.True(her.Sees("was erased at her own wish"));
    }

    [Fact]
    public async Task The_last_coordinator_hands_over_before_she_is_erased()
    {
        await using var site = await Steps.OpenReal(Provider.Sqlite);
        var her = new Persona(site);
        await her.Found("Centre", "aigul");
        await new Persona(site).Join(await her.Invite("Caseworker"), "zarina");
        await her.Open("/account");
        await her.Send("/account/erase", ("name", await site.NameOf("aigul")));
        Assert.True(her.Sees("You are the only co-ordinator"));
        await using var db = site.Node.Open();
        Assert.True(await db.People.AnyAsync(Cancel));
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task What_is_too_old_is_deleted_and_what_is_not_stays(Provider provider)
    {
        await using var site = await Steps.OpenReal(provider);
        var her = new Persona(site);
        await her.Found("Centre", "aigul");
        var begun = new Persona(site);
        await begun.Open("/organization/new");
        await begun.Send(
            "/organization/new",
            ("organization", "Never finished"),
            ("kind", "Shelter"),
            ("country", "TJ"),
            ("speaks", "tg"),
            ("person", "Nobody"),
            ("word", "unfinished")
        );
        await using var db = site.Node.Open();
        var now = TimeProvider.System.GetUtcNow();
        await Server.Accounts.KeepRetention.DeleteOld(db, now.AddDays(1), Cancel);
        Assert.Equal(2, await db.People.CountAsync(Cancel));
        await Server.Accounts.KeepRetention.DeleteOld(db, now.AddDays(3), Cancel);
        Assert.Equal([await site.NameOf("aigul")], await db.People.Select(p => p.UserName).ToListAsync(Cancel));
        Assert.Equal(1, await db.MemberOrganizations.CountAsync(Cancel));
        Assert.True(await db.SignInSessions.AnyAsync(Cancel));
        await Server.Accounts.KeepRetention.DeleteOld(db, now.AddDays(31), Cancel);
        Assert.False(await db.SignInSessions.AnyAsync(Cancel));
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task Who_registered_alone_and_was_never_admitted_is_erased_with_what_she_registered(Provider provider)
    {
        await using var site = await Steps.OpenReal(provider);
        var her = new Persona(site);
        await her.Found("Mistake", "alone-here");
        await her.Open("/account");
        await her.Send("/account/erase", ("name", await site.NameOf("alone-here")), ("ends", "yes"));
        await using var db = site.Node.Open();
        Assert.False(await db.People.AnyAsync(TestContext.Current.CancellationToken));
        Assert.False(await db.MemberOrganizations.AnyAsync(TestContext.Current.CancellationToken));
        Assert.False(await db.TrailEntries.AnyAsync(TestContext.Current.CancellationToken));
        Assert.False(await db.Memberships.AnyAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Erasing_one_leaves_the_other_her_name_in_the_trail()
    {
        await using var site = await Steps.OpenReal(Provider.Sqlite);
        var (first, second) = (new Persona(site), new Persona(site));
        await first.Found("Centre", "stays-here");
        await second.Join(await first.Invite("Caseworker"), "goes-away");
        await using var db = site.Node.Open();
        var id = await db
            .People.Where(p => p.UserName!.StartsWith("goes-away-"))
            .Select(p => p.Id)
            .SingleAsync(TestContext.Current.CancellationToken);
        await first.Open($"/organization/people/{id}");
        await first.Send($"/organization/people/{id}/roles", ("role", "Supervisor"));
        await second.Open("/account");
        await second.Send("/account/erase", ("name", await site.NameOf("goes-away")));
        await first.Open("/organization/trail");
        var row = Regex.Match(first.Page, "<tr>(?:(?!</tr>).)*changed somebody(?:(?!</tr>).)*</tr>", RegexOptions.Singleline).Value;
        Assert.Contains("Aigul", row, StringComparison.Ordinal);
        Assert.DoesNotContain("Zarina", first.Page, StringComparison.Ordinal);
    }
}
