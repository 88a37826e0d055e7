using Microsoft.EntityFrameworkCore;
using Tirek.Domain.Members;
using Tirek.Server.Accounts;
using Tirek.Server.Data;
using Tirek.Server.Members;
using Tirek.Server.Tests.Accounts;
using Tirek.Server.Tests.Node;

namespace Tirek.Server.Tests.Members;

/// <summary>An organisation with which the network begins, from its invitation to its first member who can act.</summary>
public sealed class FoundingTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Provider.Sqlite, false), InlineData(Provider.Sqlite, true)]
    [InlineData(Provider.Postgres, false), InlineData(Provider.Postgres, true)]
    internal async Task A_founder_who_leaves_in_the_middle_holds_no_seat_and_frees_her_place(Provider provider, bool hasPassword)
    {
        await using var site = await Steps.OpenReal(provider);
        await using var db = site.Node.Open();
        for (var i = 0; i < InviteFromOutside.FoundingOrganizations; i++)
        {
            var her = new Persona(site);
            await her.Begin($"House {i}", "founder", path: await Invite(db));
            if (hasPassword)
                await her.Send("/account/finish/password", ("password", Steps.Password));
        }
        Assert.False(await db.GroupSeats.AnyAsync(Cancel));
        Assert.All(await db.MemberOrganizations.Select(o => o.State).ToListAsync(Cancel), s => Assert.Equal(MemberState.Outside, s));
        await Assert.ThrowsAsync<Server.Commands.CommandRefusal>(() => Invite(db));

        await KeepRetention.DeleteOld(db, TimeProvider.System.GetUtcNow().AddDays(3), Cancel);
        Assert.False(await db.MemberOrganizations.AnyAsync(Cancel) || await db.People.AnyAsync(Cancel));
        var next = new Persona(site);
        await next.Found("House of stone", "founder", path: await Invite(db));
        Assert.Equal(MemberState.Member, await db.MemberOrganizations.Select(o => o.State).SingleAsync(Cancel));
        Assert.Equal(1, await db.GroupSeats.CountAsync(Cancel));
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task One_who_confirms_her_sheet_many_times_at_once_has_one_seat(Provider provider)
    {
        await using var site = await Steps.OpenReal(provider);
        await using var db = site.Node.Open();
        var her = new Persona(site);
        await her.Begin("House", "founder", path: await Invite(db));
        await her.Send("/account/finish/password", ("password", Steps.Password));
        await her.Send("/account/finish/code", ("code", OneTimeCode.Of(her.Match("class=\"code-groups\">([A-Z2-7 ]+)<"))));
        var token = her.Match("name=\"form-token\" value=\"([^\"]+)\"");
        var group = her.Match("class=\"code-groups\">([0-9A-Z-]+)<")[^4..];
        var hands = Enumerable.Range(0, 10).Select(_ => her.With(her.Cookies)).ToList();
        await Task.WhenAll(hands.Select(h => h.SendRaw("/account/finish/sheet", ("form-token", token), ("group", group))));
        Assert.All(hands, h => Assert.True((int)h.Status < 500, h.Page));
        Assert.Equal(1, await db.GroupSeats.CountAsync(Cancel));
        Assert.Equal(MemberState.Member, await db.MemberOrganizations.Select(o => o.State).SingleAsync(Cancel));
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task Who_completes_her_account_while_old_ones_are_deleted_stays(Provider provider)
    {
        await using var site = await Steps.OpenReal(provider);
        await new Persona(site).Begin("Centre", "slow-one");
        var completes = site.Node.Open();
        var transaction = await completes.Database.BeginTransactionAsync(Cancel);
        await completes.People.ExecuteUpdateAsync(
            u => u.SetProperty(p => p.CompletedAt, TimeProvider.System.GetUtcNow()).SetProperty(p => p.SheetHash, new byte[32]),
            Cancel
        );
        var deletes = Task.Run(
            async () =>
            {
                await using var db = site.Node.Open();
                await KeepRetention.DeleteOld(db, TimeProvider.System.GetUtcNow().AddDays(3), Cancel);
            },
            Cancel
        );
        await Task.Delay(500, Cancel);
        await transaction.CommitAsync(Cancel);
        await transaction.DisposeAsync();
        await completes.DisposeAsync();
        await deletes;
        await using var after = site.Node.Open();
        Assert.True(await after.People.AnyAsync(Cancel) && await after.Memberships.AnyAsync(Cancel));
    }

    private static async Task<string> Invite(AppDb db) =>
        "/join/" + await InviteFromOutside.Make(db, InvitationKind.FoundingOrganization, TimeProvider.System, Cancel);
}
