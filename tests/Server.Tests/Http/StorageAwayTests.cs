using System.Net;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Tirek.Server.Tests.Accounts;
using Tirek.Server.Tests.Node;

namespace Tirek.Server.Tests.Http;

/// <summary>A database that another one holds, or that is gone, is said in her language with what to do; nothing is half done, and it goes on afterwards.</summary>
public sealed class StorageAwayTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task A_database_that_is_held_is_said_and_nothing_is_half_done(Provider provider)
    {
        await using var site = await Steps.OpenReal(provider);
        var her = new Persona(site);
        await her.Found("Centre", "aigul");
        var guest = new Persona(site, "ru");
        await guest.Open("/organization/new");
        await using (await Hold(site, provider))
        {
            var waited = TimeProvider.System.GetTimestamp();
            await Refused(guest);
            Assert.InRange(TimeProvider.System.GetElapsedTime(waited).TotalSeconds, 1, 45);
            if (provider == Provider.Sqlite)
            {
                // What only reads goes on meanwhile.
                await her.Open("/organization");
                Assert.True(her.Sees("Centre"));
            }
        }
        await GoesOn(site, guest);
    }

    [Fact]
    public async Task A_database_that_is_gone_is_said_and_nothing_is_half_done()
    {
        await using var site = await Steps.OpenReal(Provider.Postgres);
        var her = new Persona(site);
        await her.Found("Centre", "aigul");
        var guest = new Persona(site, "ru");
        await guest.Open("/organization/new");
        string database;
        await using (var db = site.Node.Open())
            database = db.Database.GetDbConnection().Database;
        await Postgres.Run($"ALTER DATABASE {database} ALLOW_CONNECTIONS false");
        await Postgres.Run($"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{database}'");
        await Refused(guest);
        await her.Open("/account");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, her.Status);
        Assert.True(her.Sees("It cannot be saved at this moment"));
        await Postgres.Run($"ALTER DATABASE {database} ALLOW_CONNECTIONS true");
        await GoesOn(site, guest);
        await her.Open("/account");
        Assert.Equal(HttpStatusCode.OK, her.Status);
    }

    private static async Task Refused(Persona guest)
    {
        await guest.SendForm();
        Assert.Equal(HttpStatusCode.ServiceUnavailable, guest.Status);
        Assert.True(guest.Sees("Сейчас сохранить не получается") && guest.Sees("отправьте снова"));
        Assert.False(guest.Cookies.ContainsKey("__Host-session"));
    }

    private static async Task GoesOn(TestSite site, Persona guest)
    {
        await using var db = site.Node.Open();
        Assert.StartsWith("aigul-", Assert.Single(await db.People.Select(p => p.UserName).ToListAsync(Cancel)), StringComparison.Ordinal);
        Assert.Equal((1, 1), (await db.MemberOrganizations.CountAsync(Cancel), await db.TrailEntries.CountAsync(Cancel)));
        await guest.Open("/organization/new");
        await guest.SendForm();
        Assert.EndsWith("/account/finish", guest.At, StringComparison.Ordinal);
        Assert.Equal(2, await db.MemberOrganizations.CountAsync(Cancel));
    }

    /// <summary>Another one writes, and does not end.</summary>
    private static async Task<IAsyncDisposable> Hold(TestSite site, Provider provider)
    {
        await using var db = site.Node.Open();
        var connection = db.Database.GetConnectionString()!;
        if (provider == Provider.Sqlite)
        {
            var sqlite = new SqliteConnection($"{connection};Pooling=False");
            await sqlite.OpenAsync(Cancel);
            await using var begin = sqlite.CreateCommand();
            begin.CommandText = "BEGIN IMMEDIATE";
            await begin.ExecuteNonQueryAsync(Cancel);
            return sqlite;
        }
        var postgres = new NpgsqlConnection(connection);
        await postgres.OpenAsync(Cancel);
        await using var hold = postgres.CreateCommand();
        // What is written last: all that was written before it has to go too.
        hold.CommandText = "BEGIN; LOCK TABLE \"SignInSessions\" IN ACCESS EXCLUSIVE MODE";
        await hold.ExecuteNonQueryAsync(Cancel);
        return postgres;
    }
}
