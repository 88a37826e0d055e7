using System.Text;
using Microsoft.EntityFrameworkCore;
using Tirek.Domain.Members;
using Tirek.Server.Accounts;
using Tirek.Server.Data;
using Tirek.Server.Tests.Node;

namespace Tirek.Server.Tests.Accounts;

/// <summary>What goes with somebody: what she began and left, what others noted of her, the organisation in which she was the last.</summary>
public sealed class ForgottenTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;
    private static DateTimeOffset InThreeDays => TimeProvider.System.GetUtcNow().AddDays(3);

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task What_was_begun_and_left_goes_with_its_trail_however_far_it_came(Provider provider)
    {
        await using var site = await Steps.OpenReal(provider);
        await new Persona(site).Begin("Bare canary", "bare");
        var half = new Persona(site);
        await half.Begin("Half canary", "half");
        await half.Send("/account/finish/password", ("password", Steps.Password));
        var most = new Persona(site);
        await most.Begin("Most canary", "most");
        await most.Send("/account/finish/password", ("password", Steps.Password));
        var key = most.Match("class=\"code-groups\">([A-Z2-7 ]+)<");
        await most.Send("/account/finish/code", ("code", OneTimeCode.Of(key)));
        await using var db = site.Node.Open();
        Assert.Equal(3, await db.TrailWords.CountAsync(Cancel));
        await KeepRetention.DeleteOld(db, InThreeDays, Cancel);
        Assert.False(await db.People.AnyAsync(Cancel));
        Assert.False(await db.MemberOrganizations.AnyAsync(Cancel));
        Assert.False(
            await db.TrailWords.AnyAsync(Cancel) || await db.TrailEntries.AnyAsync(Cancel) || await db.TrailHeads.AnyAsync(Cancel)
        );
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task Who_was_invited_and_never_finished_is_out_of_the_trail_which_says_so(Provider provider)
    {
        await using var site = await Steps.OpenReal(provider);
        var (her, invited) = (new Persona(site), new Persona(site));
        await her.Found("Centre", "aigul");
        var path = await her.Invite("Caseworker");
        await invited.Open(path);
        await invited.Send(path, ("person", "Zarina"), ("word", "zarina"));
        await using var db = site.Node.Open();
        await KeepRetention.DeleteOld(db, InThreeDays, Cancel);
        Assert.DoesNotContain("Zarina", await db.TrailWords.Select(w => w.Actor).ToListAsync(Cancel));
        var organization = await db.MemberOrganizations.Select(o => o.Id).SingleAsync(Cancel);
        var (code, said) = await site.Node.Tirek("audit", "verify", "--organization", organization.ToString());
        Assert.True(code == 0, said);
        await her.Open("/organization/trail");
        Assert.True(her.Sees("her account was never finished"));
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task The_trail_of_an_organisation_that_was_deleted_before_goes_too(Provider provider)
    {
        await using var site = await Steps.OpenReal(provider);
        await new Persona(site).Found("Centre", "aigul");
        await using var db = site.Node.Open();
        await db.MemberOrganizations.ExecuteDeleteAsync(Cancel);
        await KeepRetention.DeleteOld(db, TimeProvider.System.GetUtcNow(), Cancel);
        Assert.False(
            await db.TrailWords.AnyAsync(Cancel) || await db.TrailEntries.AnyAsync(Cancel) || await db.TrailHeads.AnyAsync(Cancel)
        );
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task Erased_she_is_in_no_note_and_her_bytes_go_from_the_files(Provider provider)
    {
        await using var site = await Steps.OpenReal(provider);
        var (her, gone) = (new Persona(site), new Persona(site));
        await her.Found("Centre", "aigul");
        await her.Open("/organization");
        await her.Send("/organization/invitations", ("role", "Caseworker"), ("note", "for canary-in-note"));
        var path = "/join/" + her.Match("/join/([A-Za-z0-9_-]+)<");
        await gone.Open(path);
        await gone.Send(path, ("person", "canary-in-name"), ("word", "zarina"));
        var kept = await gone.Finish();
        await using var db = site.Node.Open();
        // It stood for whoever reads the list of open invitations; nobody does any more.
        Assert.Equal([""], await db.Invitations.Select(i => i.Note).ToListAsync(Cancel));
        await db.Invitations.ExecuteUpdateAsync(u => u.SetProperty(i => i.Note, "canary-in-note, from before"), Cancel);
        await gone.Open("/account");
        await gone.Send("/account/erase", ("name", kept.SignInName));
        Assert.Equal([""], await db.Invitations.Select(i => i.Note).ToListAsync(Cancel));
        if (provider == Provider.Postgres)
            await CountedAsDead(db, "People", "TrailWords");
        Assert.True(await LettingGo.Try(db, attempts: 20, Cancel));
        Assert.False(await db.NodeSettings.AnyAsync(s => s.Key == "database.lets-go", Cancel));
        if (provider == Provider.Sqlite)
            foreach (var file in new[] { site.Node.Folder.Database, site.Node.Folder.Database + "-wal" })
                Assert.False(await Holds(file, "canary-in-n"), file);
        else
            Assert.Equal(0, await DeadRows(db, "People", "Invitations", "TrailWords"));
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task What_another_erases_meanwhile_is_not_forgotten_to_be_let_go_of(Provider provider)
    {
        await using var site = await Steps.OpenReal(provider);
        await using var db = site.Node.Open();
        await LettingGo.Remember(db, Cancel);
        var first = await db.NodeSettings.Where(s => s.Key == "database.lets-go").Select(s => s.Value).SingleAsync(Cancel);
        await LettingGo.Remember(db, Cancel);
        Assert.NotEqual(first, await db.NodeSettings.Where(s => s.Key == "database.lets-go").Select(s => s.Value).SingleAsync(Cancel));
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task Who_is_left_alone_in_what_was_never_a_member_is_told_and_takes_it_along(Provider provider)
    {
        await using var site = await Steps.OpenReal(provider);
        var (her, other) = (new Persona(site), new Persona(site));
        var kept = await her.Found("Centre", "aigul");
        await other.Join(await her.Invite("Caseworker"), "zarina");
        await other.Open("/organization");
        await other.Send("/organization/leave");
        await her.Open("/account");
        Assert.True(her.Sees("You are the only person in your organisation"));
        await her.Send("/account/erase", ("name", kept.SignInName));
        Assert.True(her.Sees("You are the only person in your organisation"));
        await using var db = site.Node.Open();
        Assert.True(await db.MemberOrganizations.AnyAsync(Cancel));
        await her.Send("/account/erase", ("name", kept.SignInName), ("ends", "yes"));
        Assert.True(her.Sees("You are erased"));
        Assert.False(
            await db.MemberOrganizations.AnyAsync(Cancel) || await db.TrailWords.AnyAsync(Cancel) || await db.Memberships.AnyAsync(Cancel)
        );
        // The other keeps her account.
        await other.Open("/account");
        Assert.True(other.Sees("Erase me"));
    }

    [Theory]
    [InlineData(Provider.Sqlite, MemberState.Former)]
    [InlineData(Provider.Postgres, MemberState.Former)]
    [InlineData(Provider.Sqlite, MemberState.Member)]
    [InlineData(Provider.Postgres, MemberState.Member)]
    internal async Task The_last_of_what_was_a_member_leaves_and_is_erased_and_what_it_said_stays(Provider provider, MemberState state)
    {
        await using var site = await Steps.OpenReal(provider);
        var her = new Persona(site);
        var kept = await her.Found("Centre", "aigul");
        await using var db = site.Node.Open();
        var since = TimeProvider.System.GetUtcNow().AddDays(-500);
        await db.MemberOrganizations.ExecuteUpdateAsync(
            u => u.SetProperty(o => o.State, state).SetProperty(o => o.MemberSince, since),
            Cancel
        );
        await her.Invite("Caseworker");
        await her.Open("/organization");
        await her.Send("/organization/leave");
        Assert.True(her.Sees("You are the only person in your organisation"));
        await her.Send("/organization/leave", ("ends", "yes"));
        await her.Open("/account");
        await her.Send("/account/erase", ("name", kept.SignInName));
        Assert.True(her.Sees("You are erased"));
        var left = await db.MemberOrganizations.AsNoTracking().SingleAsync(Cancel);
        Assert.Equal(MemberState.Former, left.State);
        Assert.False(await db.People.AnyAsync(Cancel) || await db.Memberships.AnyAsync(Cancel));
        Assert.False(await db.Invitations.AnyAsync(i => i.WithdrawnAt == null, Cancel));
        Assert.DoesNotContain("Aigul", await db.TrailWords.Select(w => w.Actor).ToListAsync(Cancel));
        var (code, said) = await site.Node.Tirek("audit", "verify", "--organization", left.Id.ToString());
        Assert.True(code == 0, said);
    }

    /// <summary>Rows of these tables in PostgreSQL's files that are deleted and still there.</summary>
    internal static Task<long> DeadRows(AppDb db, params string[] tables) =>
        db
            .Database.SqlQuery<long>(
                $"SELECT coalesce(sum(n_dead_tup), 0)::bigint AS \"Value\" FROM pg_stat_user_tables WHERE relname = ANY ({tables})"
            )
            .SingleAsync(Cancel);

    /// <summary>Waits until PostgreSQL's counts know of what was deleted: a connection tells them late, or when it ends.</summary>
    internal static async Task CountedAsDead(AppDb db, params string[] tables)
    {
        Npgsql.NpgsqlConnection.ClearAllPools();
        for (var look = 0; look < 150 && await DeadRows(db, tables) == 0; look++)
            await Task.Delay(100, Cancel);
        Assert.NotEqual(0, await DeadRows(db, tables));
    }

    /// <summary>Whether a file still has these letters in it, as whoever takes the disk would look.</summary>
    internal static async Task<bool> Holds(string file, string canary)
    {
        if (!File.Exists(file))
            return false;
        await using var shared = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var bytes = new byte[shared.Length];
        await shared.ReadExactlyAsync(bytes, Cancel);
        return bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(canary)) >= 0;
    }
}
