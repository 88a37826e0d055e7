using System.Data.Common;
using System.Net;
using Microsoft.AspNetCore.DataProtection.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Tirek.Server.Data;
using Tirek.Server.Http;
using Tirek.Server.Tests.Node;

namespace Tirek.Server.Tests.Accounts;

/// <summary>Two servers over one database, with the same keys: what ends on one ends on the other.</summary>
public sealed class TwoServersTests
{
    /// <summary>Within a minute, the network was promised; a server looks again after fifteen seconds.</summary>
    private static readonly TimeSpan Promised = TimeSpan.FromMinutes(1);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_session_ended_on_one_server_ends_on_the_other()
    {
        var clock = new MovableClock();
        await using var one = await Steps.OpenReal(Provider.Postgres);
        await using var other = await one.Beside(clock);
        var her = new Persona(one);
        await her.Found("Centre", "aigul");
        var there = new Persona(other).With(her.Cookies);
        await there.Open("/organization");
        Assert.True(there.Sees("Centre"));
        await her.Open("/organization");
        await her.Send("/sign-out");
        // What the other server looked up a moment ago, it may still believe.
        clock.Forward(Promised);
        await there.Open("/organization");
        Assert.Contains("/sign-in?then", there.At, StringComparison.Ordinal);
    }

    /// <summary>What the other server looked up a moment ago is enough to read for a while, not to write.</summary>
    [Fact]
    public async Task With_a_session_ended_on_one_server_nothing_is_written_on_the_other()
    {
        await using var one = await Steps.OpenReal(Provider.Postgres);
        await using var other = await one.Beside();
        var her = new Persona(one);
        var kept = await her.Found("Centre", "aigul");
        var thief = new Persona(other).With(her.Cookies);
        await thief.Open("/account");
        var token = thief.Match("name=\"form-token\" value=\"([^\"]+)\"");
        await her.Send("/sign-out");
        await thief.Open("/account");
        Assert.EndsWith("/account", thief.At, StringComparison.Ordinal);
        foreach (var path in new[] { "/account/erase", "/account/sheet", "/account/passkeys", "/organization/invitations" })
        {
            var hand = thief.With(thief.Cookies);
            await hand.SendRaw(path, ("form-token", token), ("name", kept.SignInName), ("role", "Coordinator"));
            Assert.Equal(HttpStatusCode.Unauthorized, hand.Status);
        }
        await using var db = one.Node.Open();
        Assert.True(await db.People.AnyAsync(p => p.SheetHash != null, Cancel));
        Assert.False(await db.Invitations.AnyAsync(Cancel));
    }

    /// <summary>What is known of her there is a few seconds old: it sends her to the steps she has done, and those send her on.</summary>
    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task An_account_finished_on_one_server_is_finished_on_the_other(Provider provider)
    {
        await using var one = await Steps.OpenReal(provider);
        await using var other = await one.Beside();
        var her = new Persona(one);
        await her.Begin("Centre", "aigul");
        var there = new Persona(other).With(her.Cookies);
        await there.Open("/account/finish");
        await her.Finish();
        await there.Open("/waiting");
        Assert.EndsWith("/waiting", there.At, StringComparison.Ordinal);
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task What_was_looked_up_before_a_change_is_not_believed_after_it(Provider provider)
    {
        var looked = new AfterLooking();
        await using var site = await TestSite.Open(
            provider,
            Server.Node.NodeKind.Real,
            also: builder =>
            {
                builder.Services.ConfigureDbContext<SqliteDb>(o => o.AddInterceptors(looked));
                builder.Services.ConfigureDbContext<PostgresDb>(o => o.AddInterceptors(looked));
            }
        );
        var her = new Persona(site);
        await her.Found("Centre", "aigul");
        var callers = site.Services.GetRequiredService<Callers>();
        await using var db = site.Node.Open();
        var person = await db.People.Select(p => p.Id).SingleAsync(Cancel);
        callers.ForgetAll();
        looked.Then = async () =>
        {
            await db.SignInSessions.ExecuteUpdateAsync(u => u.SetProperty(s => s.EndedAt, TimeProvider.System.GetUtcNow()), Cancel);
            callers.Forget(person);
        };
        await her.Open("/organization");
        Assert.Null(looked.Then);
        await her.Open("/organization");
        Assert.Contains("/sign-in?then", her.At, StringComparison.Ordinal);
    }

    /// <summary>Somebody else is quicker: between what was read of who asks, and what is made of it.</summary>
    private sealed class AfterLooking : DbCommandInterceptor
    {
        public Func<Task>? Then { get; set; }

        public override async ValueTask<InterceptionResult> DataReaderClosingAsync(
            DbCommand command,
            DataReaderClosingEventData eventData,
            InterceptionResult result
        )
        {
            if (Then is { } then && command.CommandText.Contains("\"SignInSessions\"", StringComparison.Ordinal))
            {
                Then = null;
                await then();
            }
            return result;
        }
    }

    /// <summary>After an update, or a restore to another folder: her session, her device and the key of her codes still open.</summary>
    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task What_is_sealed_opens_wherever_the_program_stands(Provider provider)
    {
        await using var here = await Steps.OpenReal(provider);
        var her = new Persona(here);
        var kept = await her.Found("Centre", "aigul");
        await using var elsewhere = await here.Beside(also: b => b.Services.AddSingleton<IApplicationDiscriminator>(new Elsewhere()));
        var there = new Persona(elsewhere).With(her.Cookies);
        await there.Open("/organization");
        Assert.True(there.Sees("Centre"));
        await there.SignIn(kept);
        Assert.True(there.Sees("Hello, Aigul"));
    }

    /// <summary>What the platform takes for a program's name unless it is told one: the folder in which it was started.</summary>
    private sealed class Elsewhere : IApplicationDiscriminator
    {
        public string Discriminator => "/elsewhere/";
    }
}
