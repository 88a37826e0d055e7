using System.Net;
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
        await phone.Send("/sign-in", ("name", "aigul"), ("password", "another long password"));
        Assert.EndsWith("/sign-in/code", phone.At, StringComparison.Ordinal);
    }

    [Fact]
    public async Task She_takes_along_what_is_stored_and_no_secret_is_in_it()
    {
        await using var site = await Steps.OpenReal(Provider.Sqlite);
        var her = new Persona(site);
        var kept = await her.Found("Centre by the river", "aigul");
        await her.Open("/account/data");
        Assert.True(her.Sees("aigul") && her.Sees("Centre by the river"));
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
        await her.Send("/account/erase", ("name", "Aigul"));
        Assert.True(her.Sees("You are erased"));
        await her.Open("/organization");
        Assert.Contains("/sign-in", her.At, StringComparison.Ordinal);
        await using var db = site.Node.Open();
        Assert.Equal(["zarina"], await db.People.Select(p => p.UserName).ToListAsync(Cancel));
        Assert.DoesNotContain(await db.TrailWords.Select(w => w.Actor).ToListAsync(Cancel), name => name == "Aigul");
        var organization = await db.MemberOrganizations.Select(o => o.Id).SingleAsync(Cancel);
        var (code, said) = await site.Node.Tirek("audit", "verify", "--organization", organization.ToString());
        Assert.True(code == 0, said);
        Assert.Contains("name somebody who was erased", said, StringComparison.Ordinal);
        await colleague.Open("/organization/trail");
        Assert.True(colleague.Sees("somebody who was erased"));
    }

    [Fact]
    public async Task The_last_coordinator_hands_over_before_she_is_erased()
    {
        await using var site = await Steps.OpenReal(Provider.Sqlite);
        var her = new Persona(site);
        await her.Found("Centre", "aigul");
        await her.Open("/account");
        await her.Send("/account/erase", ("name", "aigul"));
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
            ("name", "unfinished")
        );
        await using var db = site.Node.Open();
        var now = TimeProvider.System.GetUtcNow();
        await Server.Accounts.KeepRetention.DeleteOld(db, now.AddDays(1), Cancel);
        Assert.Equal(2, await db.People.CountAsync(Cancel));
        await Server.Accounts.KeepRetention.DeleteOld(db, now.AddDays(3), Cancel);
        Assert.Equal(["aigul"], await db.People.Select(p => p.UserName).ToListAsync(Cancel));
        Assert.Equal(1, await db.MemberOrganizations.CountAsync(Cancel));
        Assert.True(await db.SignInSessions.AnyAsync(Cancel));
        await Server.Accounts.KeepRetention.DeleteOld(db, now.AddDays(31), Cancel);
        Assert.False(await db.SignInSessions.AnyAsync(Cancel));
    }
}
