using System.Data.Common;
using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Tirek.Server.Data;
using Tirek.Server.Tests.Node;

namespace Tirek.Server.Tests.Accounts;

/// <summary>Guessing many times at once, and what the database is asked meanwhile.</summary>
public sealed class CountedTriesTests
{
    private const int AtOnce = 60;

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task Of_many_codes_sent_at_once_no_more_are_looked_at_than_one_after_another(Provider provider)
    {
        var clock = new MovableClock();
        await using var site = await TestSite.Open(provider, Server.Node.NodeKind.Real, clock);
        var kept = await new Persona(site).Found("Centre", "aigul");
        var thief = new Persona(site);
        await thief.Open("/sign-in");
        await thief.Send("/sign-in", ("name", kept.SignInName), ("password", Steps.Password));
        // A second later one more may be looked at, and on a busy machine sixty take longer.
        clock.Stop();
        var token = thief.Match("name=\"form-token\" value=\"([^\"]+)\"");
        var hands = Enumerable.Range(0, AtOnce).Select(_ => thief.With(thief.Cookies)).ToList();
        await Task.WhenAll(hands.Select(h => h.SendRaw("/sign-in/code", ("form-token", token), ("code", "000000"))));
        Assert.Equal(SignInLanesFree, hands.Count(h => h.Status == HttpStatusCode.UnprocessableEntity));
        Assert.Equal(AtOnce - SignInLanesFree, hands.Count(h => h.Status == HttpStatusCode.TooManyRequests));
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task The_database_is_asked_as_often_for_nobody_as_for_somebody(Provider provider)
    {
        var queries = new Queries();
        await using var site = await TestSite.Open(
            provider,
            Server.Node.NodeKind.Real,
            also: builder =>
            {
                builder.Services.ConfigureDbContext<SqliteDb>(o => o.AddInterceptors(queries));
                builder.Services.ConfigureDbContext<PostgresDb>(o => o.AddInterceptors(queries));
            }
        );
        var kept = await new Persona(site).Found("Centre", "aigul");
        // She who guesses has an account of her own: her browser holds a cookie of a device.
        var thief = new Persona(site);
        await thief.Found("Elsewhere", "stranger");
        await thief.Send("/sign-out");
        foreach (var path in new[] { "/sign-in", "/sign-in/sheet" })
        {
            var asked = new List<int>();
            foreach (var name in new[] { kept.SignInName, "nobody-1234" })
            {
                await thief.Open(path);
                var before = queries.Count;
                await thief.Send(path, ("name", name), ("password", "wrong wrong wrong"), ("sheet", "0000-0000-0000-0000-0000-0000"));
                asked.Add(queries.Count - before);
            }
            Assert.True(asked[0] > 0);
            Assert.Equal(asked[0], asked[1]);
        }
    }

    private const int SignInLanesFree = Server.Accounts.SignInLanes.FreeTries;

    /// <summary>Counts what is asked about people and devices; what the node looks up for itself meanwhile does not count.</summary>
    private sealed class Queries : DbCommandInterceptor
    {
        private int count;

        public int Count => count;

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command,
            CommandEventData eventData,
            InterceptionResult<DbDataReader> result,
            CancellationToken cancellationToken = default
        )
        {
            if (
                command.CommandText.Contains("FROM \"People\"", StringComparison.Ordinal)
                || command.CommandText.Contains("FROM \"KnownDevices\"", StringComparison.Ordinal)
            )
                Interlocked.Increment(ref count);
            return base.ReaderExecutingAsync(command, eventData, result, cancellationToken);
        }
    }
}
