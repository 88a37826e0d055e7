using System.Net;
using Microsoft.EntityFrameworkCore;
using Tirek.Server.Tests.Node;

namespace Tirek.Server.Tests.Accounts;

/// <summary>What signing in again ends and opens.</summary>
public sealed class AgainTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task Signing_in_again_ends_the_session_before_it(Provider provider)
    {
        await using var site = await Steps.OpenReal(provider);
        var her = new Persona(site);
        var kept = await her.Found("Centre", "aigul");
        var copied = her.With(her.Cookies);
        await her.SignIn(kept);
        Assert.True(her.Sees("Hello, Aigul"));
        await copied.Open("/organization");
        Assert.Contains("/sign-in?then", copied.At, StringComparison.Ordinal);
        await using var db = site.Node.Open();
        Assert.Equal(1, await db.SignInSessions.CountAsync(s => s.EndedAt == null, Cancel));
    }

    /// <summary>Somebody plants a session of her own in another's browser, and waits for her to sign in.</summary>
    [Fact]
    public async Task A_planted_session_does_not_become_hers()
    {
        await using var site = await Steps.OpenReal(Provider.Sqlite);
        var plants = new Persona(site);
        await plants.Found("Elsewhere", "stranger");
        var kept = await new Persona(site).Found("Centre", "aigul");
        var planted = plants.Cookies;
        var her = new Persona(site).With(planted);
        await her.SignIn(kept);
        Assert.True(her.Sees("Hello, Aigul"));
        foreach (var (name, value) in planted.Where(c => c.Key is "__Host-session" or "__Host-device"))
            Assert.NotEqual(value, her.Cookies[name]);
        await plants.With(planted).Open("/organization");
        var still = plants.With(planted);
        await still.Open("/organization");
        Assert.False(still.Sees("Centre"));
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task Ways_in_change_only_soon_after_signing_in(Provider provider)
    {
        await using var site = await Steps.OpenReal(provider);
        var her = new Persona(site);
        var kept = await her.Found("Centre", "aigul");
        await her.Open("/account");
        await using var db = site.Node.Open();
        await db.SignInSessions.ExecuteUpdateAsync(
            u => u.SetProperty(s => s.StartedAt, TimeProvider.System.GetUtcNow().AddMinutes(-16)),
            Cancel
        );
        foreach (var path in new[] { "/account/sheet", "/account/passkeys" })
        {
            await her.Send(path);
            Assert.Contains("/sign-in?then=%2Fen%2Faccount", her.At, StringComparison.Ordinal);
            await her.Open("/account");
            Assert.True(her.Sees("sign in again: this session is older than 15 minutes"));
            Assert.False(her.Sees("action=\"/en/account/sheet\"") || her.Sees("action=\"/en/account/erase\""));
            await db.SignInSessions.ExecuteUpdateAsync(u => u.SetProperty(s => s.StartedAt, TimeProvider.System.GetUtcNow()), Cancel);
            await her.Open("/account");
            Assert.False(her.Sees("sign in again"));
            await db.SignInSessions.ExecuteUpdateAsync(
                u => u.SetProperty(s => s.StartedAt, TimeProvider.System.GetUtcNow().AddMinutes(-16)),
                Cancel
            );
        }
        await her.Send("/account/erase", ("name", await site.NameOf("aigul")));
        Assert.Contains("/sign-in?then", her.At, StringComparison.Ordinal);
        Assert.True(await db.People.AnyAsync(p => p.SheetHash != null, Cancel));
        await her.SignIn(kept);
        await her.Open("/account");
        await her.Send("/account/sheet");
        Assert.EndsWith("/account/finish", her.At, StringComparison.Ordinal);
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task A_coordinator_signs_a_colleague_out_everywhere(Provider provider)
    {
        await using var site = await Steps.OpenReal(provider);
        var office = await Office.Open(site);
        var path = $"/organization/people/{await office.Id("dina")}";
        await office.Zarina.Open(path);
        await office.Zarina.Send($"{path}/sign-out");
        Assert.Equal(HttpStatusCode.OK, office.Zarina.Status);
        await office.Dina.Open("/organization");
        Assert.Contains("/sign-in?then", office.Dina.At, StringComparison.Ordinal);
        await office.Her.Open("/organization/trail");
        Assert.True(office.Her.Sees("signed somebody out everywhere"));
    }
}
