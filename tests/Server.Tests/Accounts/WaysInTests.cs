using System.Net;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tirek.Server.Accounts;
using Tirek.Server.Data;
using Tirek.Server.Http;
using Tirek.Server.Tests.Node;

namespace Tirek.Server.Tests.Accounts;

/// <summary>What opens an account once does not open it again, and what is less than a way in opens nothing.</summary>
public sealed class WaysInTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;
    private static DateTimeOffset Now => TimeProvider.System.GetUtcNow();

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task A_session_that_was_idle_for_too_long_does_not_live_again_by_being_tried(Provider provider)
    {
        await using var site = await Steps.OpenReal(provider);
        var her = new Persona(site);
        await her.Found("Centre", "aigul");
        var callers = site.Services.GetRequiredService<Callers>();
        await using var db = site.Node.Open();
        await db.SignInSessions.ExecuteUpdateAsync(u => u.SetProperty(s => s.SeenAt, Now.AddHours(-13)), Cancel);
        callers.ForgetAll();
        callers.TakeSeen();
        await her.Open("/organization");
        Assert.Contains("/sign-in", her.At, StringComparison.Ordinal);
        Assert.Empty(callers.TakeSeen());
        var session = await db.SignInSessions.Select(s => s.Id).SingleAsync(Cancel);
        await KeepRetention.NoteSeen(db, new Dictionary<Guid, DateTimeOffset> { [session] = Now }, Cancel);
        callers.ForgetAll();
        await her.Open("/organization");
        Assert.Contains("/sign-in", her.At, StringComparison.Ordinal);

        // One that was used an hour ago lives on.
        await db.SignInSessions.ExecuteUpdateAsync(u => u.SetProperty(s => s.SeenAt, Now.AddHours(-1)), Cancel);
        callers.ForgetAll();
        await her.Open("/organization");
        Assert.Equal(session, Assert.Single(callers.TakeSeen()).Key);
        await KeepRetention.NoteSeen(db, new Dictionary<Guid, DateTimeOffset> { [session] = Now }, Cancel);
        Assert.True(await db.SignInSessions.AnyAsync(s => s.SeenAt > Now.AddMinutes(-5), Cancel));
    }

    [Fact]
    public async Task The_steps_of_an_account_that_is_complete_change_nothing()
    {
        await using var site = await Steps.OpenReal(Provider.Sqlite);
        var her = new Persona(site);
        var kept = await her.Found("Centre", "aigul");
        await OnlyPasskey(site);
        await using (var db = site.Node.Open())
            await db.People.ExecuteUpdateAsync(u => u.SetProperty(p => p.PasswordHash, (string?)null), Cancel);
        foreach (
            var (step, field, value) in new[]
            {
                ("password", "password", Steps.Password),
                ("code", "code", OneTimeCode.Of(kept.Key, 1)),
                ("passkey", "credential", "{}"),
                ("sheet", "group", kept.Sheet[^4..]),
            }
        )
        {
            await her.Open("/account");
            var token = her.Match("name=\"form-token\" value=\"([^\"]+)\"");
            await her.SendRaw($"/account/finish/{step}", ("form-token", token), (field, value));
            Assert.EndsWith("/waiting", her.At, StringComparison.Ordinal);
        }
        await using var after = site.Node.Open();
        var person = await after.People.SingleAsync(Cancel);
        Assert.True(person is { PasswordHash: null, TwoFactorEnabled: false, SheetHash: not null });
    }

    [Fact]
    public async Task Where_a_passkey_opens_the_account_a_password_alone_does_not()
    {
        await using var site = await Steps.OpenReal(Provider.Sqlite);
        var her = new Persona(site);
        await her.Found("Centre", "aigul");
        await OnlyPasskey(site);
        var other = new Persona(site);
        await other.Open("/sign-in");
        await other.Send("/sign-in", ("name", await site.NameOf("aigul")), ("password", Steps.Password));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, other.Status);
        Assert.False(other.Cookies.ContainsKey("__Host-session"));
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task After_a_code_none_of_an_earlier_half_minute_counts(Provider provider)
    {
        await using var site = await Steps.OpenReal(provider);
        var her = new Persona(site);
        var kept = await her.Found("Centre", "aigul");
        await her.SignIn(kept, 1);
        Assert.True(her.Sees("Hello, Aigul"));
        foreach (var ahead in new[] { -1, 0, 1 })
        {
            var other = new Persona(site);
            await other.SignIn(kept, ahead);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, other.Status);
        }

        // What was kept before this rule, a hash, shuts nobody out.
        await using (var db = site.Node.Open())
            await db.People.ExecuteUpdateAsync(u => u.SetProperty(p => p.LastCode, new byte[32]), Cancel);
        await her.SignIn(kept, 1);
        Assert.True(her.Sees("Hello, Aigul"));
    }

    [Fact]
    public void An_answered_question_to_a_passkey_lets_in_once()
    {
        var clock = new MovableClock();
        var used = new UsedQuestions(clock);
        Assert.True(used.Take("first") && used.Take("second"));
        clock.Forward(StepCookies.StepLasts - TimeSpan.FromSeconds(1));
        Assert.False(used.Take("first") || used.Take("second"));
    }

    [Fact]
    public async Task Wrong_sheets_from_next_door_do_not_shut_the_sheet_of_her_own_device()
    {
        await using var site = await Steps.OpenReal(Provider.Sqlite);
        var her = new Persona(site);
        var kept = await her.Found("Centre", "aigul");
        var stranger = new Persona(site);
        await stranger.Open("/sign-in/sheet");
        var token = stranger.Match("name=\"form-token\" value=\"([^\"]+)\"");
        for (var i = 0; i < 103; i++)
        {
            await stranger.SendRaw("/sign-in/sheet", ("form-token", token), ("name", await site.NameOf("aigul")), ("sheet", "0000"));
            Assert.True(i >= 50 || stranger.Status == HttpStatusCode.UnprocessableEntity, $"{i} {stranger.Status}");
        }
        Assert.Equal(HttpStatusCode.TooManyRequests, stranger.Status);
        await her.Send("/sign-out");
        await her.Open("/sign-in/sheet");
        await her.Send("/sign-in/sheet", ("name", await site.NameOf("aigul")), ("sheet", kept.Sheet));
        Assert.EndsWith("/account/finish", her.At, StringComparison.Ordinal);
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task Of_her_last_two_passkeys_taken_away_at_once_one_stays(Provider provider)
    {
        await using var site = await Steps.OpenReal(provider);
        var her = new Persona(site);
        await her.Found("Centre", "aigul");
        await OnlyPasskey(site);
        await OnlyPasskey(site, [4, 5, 6]);
        await her.Open("/account");
        var token = her.Match("name=\"form-token\" value=\"([^\"]+)\"");
        var hands = new[] { "AQID", "BAUG" }.SelectMany(id => Enumerable.Repeat(id, 5)).Select(id => (Hand: her.With(her.Cookies), Id: id));
        await Task.WhenAll(hands.Select(h => h.Hand.SendRaw("/account/passkeys/remove", ("form-token", token), ("passkey", h.Id))));
        await using var db = site.Node.Open();
        Assert.Equal(1, await db.Passkeys.CountAsync(Cancel));
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task A_credential_that_somebody_else_keeps_is_refused(Provider provider)
    {
        await using var site = await Steps.OpenReal(provider);
        await new Persona(site).Found("Centre", "aigul");
        await OnlyPasskey(site);
        await new Persona(site).Found("Another", "bermet");
        using var scope = site.Services.CreateScope();
        var people = scope.ServiceProvider.GetRequiredService<UserManager<Person>>();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        var bermet = (await people.FindByNameAsync(await site.NameOf("bermet")))!;
        var same = new UserPasskeyInfo([1, 2, 3], [1], Now, 0, null, true, false, false, [1], [1]);
        Assert.False(await AddPasskey.Store(db, bermet, people, same));
        // What she does next is not in its way.
        await db.SaveChangesAsync(Cancel);
        var another = new UserPasskeyInfo([7, 8, 9], [1], Now, 0, null, true, false, false, [1], [1]);
        Assert.True(await AddPasskey.Store(db, (await people.FindByIdAsync(bermet.Id.ToString()))!, people, another));
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task Of_two_accounts_that_keep_one_credential_at_once_one_has_it(Provider provider)
    {
        await using var site = await Steps.OpenReal(provider);
        await new Persona(site).Found("Centre", "aigul");
        await new Persona(site).Found("Another", "bermet");
        var names = new[] { await site.NameOf("aigul"), await site.NameOf("bermet") };
        for (byte round = 1; round <= 5; round++)
        {
            var kept = await Task.WhenAll(names.Select(n => Task.Run(() => Keep(n, round), Cancel)));
            Assert.Single(kept, k => k);
        }
        async Task<bool> Keep(string name, byte id)
        {
            using var scope = site.Services.CreateScope();
            var people = scope.ServiceProvider.GetRequiredService<UserManager<Person>>();
            var her = (await people.FindByNameAsync(name))!;
            var passkey = new UserPasskeyInfo([id], [1], Now, 0, null, true, false, false, [1], [1]);
            return await AddPasskey.Store(scope.ServiceProvider.GetRequiredService<AppDb>(), her, people, passkey);
        }
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task Looking_at_the_next_step_many_times_at_once_shows_one_key_and_writes_nothing(Provider provider)
    {
        await using var site = await Steps.OpenReal(provider);
        var her = new Persona(site);
        await her.Begin("Centre", "aigul");
        await her.Open("/account/finish");
        var token = her.Match("name=\"form-token\" value=\"([^\"]+)\"");
        var sets = Enumerable.Range(0, 5).Select(_ => her.With(her.Cookies)).ToList();
        await Task.WhenAll(sets.Select(s => s.SendRaw("/account/finish/password", ("form-token", token), ("password", Steps.Password))));
        Assert.All(sets, s => Assert.Equal(HttpStatusCode.OK, s.Status));
        await using var db = site.Node.Open();
        var before = await db.People.Select(p => p.ConcurrencyStamp).SingleAsync(Cancel);
        var looks = Enumerable.Range(0, 20).Select(_ => her.With(her.Cookies)).ToList();
        await Task.WhenAll(looks.Select(l => l.Open("/account/finish")));
        var keys = looks.Select(l => l.Match("class=\"code-groups\">([A-Z2-7 ]+)<")).Distinct().ToList();
        Assert.Equal(before, await db.People.Select(p => p.ConcurrencyStamp).SingleAsync(Cancel));
        var key = Assert.Single(keys);
        await looks[0].Send("/account/finish/code", ("code", OneTimeCode.Of(key)));
        Assert.Equal(HttpStatusCode.OK, looks[0].Status);
    }

    /// <summary>An account of before, whose password was set and whose key was to be made by looking at the next page.</summary>
    [Fact]
    public async Task An_account_with_a_password_and_no_key_sets_its_password_again()
    {
        await using var site = await Steps.OpenReal(Provider.Sqlite);
        var her = new Persona(site);
        await her.Begin("Centre", "aigul");
        await her.Send("/account/finish/password", ("password", Steps.Password));
        await using (var db = site.Node.Open())
            await db.PersonTokens.ExecuteDeleteAsync(Cancel);
        await her.Open("/account/finish");
        await her.Finish();
    }

    /// <summary>As if she had made a passkey and never an app for codes.</summary>
    private static async Task OnlyPasskey(TestSite site, byte[]? id = null)
    {
        await using var db = site.Node.Open();
        var person = await db.People.SingleAsync(Cancel);
        person.TwoFactorEnabled = false;
        db.Passkeys.Add(
            new()
            {
                UserId = person.Id,
                CredentialId = id ?? [1, 2, 3],
                Data = new()
                {
                    PublicKey = [1],
                    Name = "Telephone",
                    CreatedAt = Now,
                    AttestationObject = [1],
                    ClientDataJson = [1],
                },
            }
        );
        await db.SaveChangesAsync(Cancel);
    }
}
