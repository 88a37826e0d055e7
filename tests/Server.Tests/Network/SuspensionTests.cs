using System.Net;
using Microsoft.EntityFrameworkCore;
using Tirek.Domain.Members;
using Tirek.Server.Tests.Accounts;
using Tirek.Server.Tests.Node;

namespace Tirek.Server.Tests.Network;

/// <summary>A membership rests, others hear the appeal; a membership that nobody renews ends.</summary>
public sealed class SuspensionTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task The_group_suspends_and_others_than_it_hear_the_appeal(Provider provider)
    {
        await using var members = await Members.Open(provider);
        var subject = await members.Of(OrganizationKind.Shelter, "TJ");
        var tajik = await members.Tajik();
        var about = $"/network/members/{subject.Id}";
        // Only whoever sits in the group asks for it.
        Assert.Equal(HttpStatusCode.Forbidden, (await (await members.Programme()).SuspendRaw(about)).Status);
        var kyrgyz = await members.Kyrgyz();
        await kyrgyz.Open(about);
        await kyrgyz.Send($"{about}/suspend", ("reason", "It gave a list of names to others."));
        var motion = Members.Path(kyrgyz);
        await Members.Say(await members.Kazakh(), motion, "confirm");
        await tajik.Open("/network");
        Assert.Equal(HttpStatusCode.OK, tajik.Status);
        await Members.Say(await members.Uzbek(), motion, "confirm");
        await tajik.Open("/network");
        Assert.Equal(HttpStatusCode.Forbidden, tajik.Status);

        await tajik.Open("/organization/appeal");
        Assert.True(tajik.Sees("It gave a list of names to others."));
        await tajik.Send("/organization/appeal", ("reason", "This was another organisation."));
        await tajik.Open("/organization/appeal");
        Assert.True(tajik.Sees("Your appeal is being looked at"));
        await using var db = members.Site.Node.Open();
        // Only one that had no part in it is left; it takes two.
        await db
            .MemberOrganizations.Where(o => o.State == MemberState.Outside)
            .ExecuteUpdateAsync(u => u.SetProperty(o => o.State, MemberState.Member), Cancel);
        var appeal = $"/network/motions/{await db.Motions.OrderByDescending(m => m.OpenedAt).Select(m => m.Id).FirstAsync(Cancel)}";
        Assert.Equal(HttpStatusCode.Conflict, (await Members.Say(await members.Kazakh(), appeal, "confirm")).Status);
        await Members.Say(await members.Programme(), appeal, "confirm");
        Assert.Equal(MemberState.Suspended, (await members.Of(OrganizationKind.Shelter, "TJ")).State);
        await Members.Say(await members.Turkmen(), appeal, "confirm");
        Assert.Equal(MemberState.Member, (await members.Of(OrganizationKind.Shelter, "TJ")).State);
        await tajik.Open("/network");
        Assert.Equal(HttpStatusCode.OK, tajik.Status);
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task A_membership_is_renewed_by_a_look_at_what_is_known_or_ends(Provider provider)
    {
        await using var members = await Members.Open(provider);
        var kazakh = await members.Kazakh();
        await kazakh.Open("/waiting");
        Assert.False(kazakh.Sees("Membership lasts until"));
        members.Clock.Forward(TimeSpan.FromDays(340));
        kazakh = await members.Kazakh();
        await kazakh.Open("/waiting");
        Assert.True(kazakh.Sees("Membership lasts until"));
        await kazakh.Open("/organization/change");
        await kazakh.Send("/organization/change", ("organization", "New name"), ("speaks", "kk"), ("area", "KZ-75"), ("women-led", "no"));
        await kazakh.Open("/waiting");
        Assert.False(kazakh.Sees("Membership lasts until"));
        members.Clock.Forward(TimeSpan.FromDays(86));
        await using (var db = members.Site.Node.Open())
            await Server.Network.KeepNetwork.Keep(db, members.Clock, Cancel);
        var (renewed, ended) = (await members.Of(OrganizationKind.CrisisCentre, "KZ"), await members.Of(OrganizationKind.Shelter, "TJ"));
        Assert.Equal(MemberState.Member, renewed.State);
        Assert.Equal(["kk"], renewed.Languages);
        Assert.False(renewed.IsWomenLed);
        Assert.Equal(MemberState.Former, ended.State);
        var tajik = await members.Tajik();
        await tajik.Open("/network");
        Assert.Equal(HttpStatusCode.Forbidden, tajik.Status);
        await tajik.Open("/organization");
        // It enters again as it entered first.
        Assert.True(tajik.Sees(ended.Code!));
        await tajik.Open("/organization/trail");
        Assert.True(tajik.Sees("membership ended: it was not renewed"));
    }

    [Fact]
    public async Task What_nobody_decides_lapses()
    {
        await using var members = await Members.Open(Provider.Sqlite);
        var motion = await members.ProposeAndEndorse();
        members.Clock.Forward(TimeSpan.FromDays(91));
        await using (var db = members.Site.Node.Open())
            await Server.Network.KeepNetwork.Keep(db, members.Clock, Cancel);
        var kazakh = await members.Kazakh();
        await kazakh.Open(motion);
        Assert.True(kazakh.Sees("not decided in time"));
        Assert.Equal(HttpStatusCode.Conflict, (await Members.Say(kazakh, motion, "confirm")).Status);
    }

    [Fact]
    public async Task What_was_opened_about_a_member_ends_with_its_membership_and_so_do_its_seats()
    {
        await using var members = await Members.Open(Provider.Sqlite);
        var kyrgyz = await members.Of(OrganizationKind.WomensResourceCentre, "KG");
        var kazakh = await members.Kazakh();
        await kazakh.Open($"/network/members/{kyrgyz.Id}");
        await kazakh.Send($"/network/members/{kyrgyz.Id}/suspend", ("reason", Members.Why));
        var motion = Members.Path(kazakh);
        members.Clock.Forward(TimeSpan.FromDays(430));
        await using var db = members.Site.Node.Open();
        await db.Motions.ExecuteUpdateAsync(u => u.SetProperty(m => m.OpenedAt, members.Clock.GetUtcNow()), Cancel);
        // The others have renewed.
        await db
            .MemberOrganizations.Where(o => o.Id != kyrgyz.Id && o.RenewBy != null)
            .ExecuteUpdateAsync(u => u.SetProperty(o => o.RenewBy, members.Clock.GetUtcNow().AddDays(300)), Cancel);
        await Server.Network.KeepNetwork.Keep(db, members.Clock, Cancel);
        var uzbek = await members.Uzbek();
        await uzbek.Open(motion);
        Assert.True(uzbek.Sees("not decided in time"));
        Assert.Equal(HttpStatusCode.Conflict, (await Members.Say(uzbek, motion, "confirm")).Status);
        Assert.Equal(MemberState.Former, (await members.Of(OrganizationKind.WomensResourceCentre, "KG")).State);
        Assert.Equal(2, await db.GroupSeats.CountAsync(s => s.Until == null, Cancel));
        Assert.False(await db.Memberships.AnyAsync(m => m.OrganizationId == kyrgyz.Id && m.Roles.Contains("RegionalCoordinator"), Cancel));
    }
}

internal static class SuspendingWithoutPage
{
    /// <summary>As somebody would who has a form of hers at hand and the address of another's.</summary>
    public static async Task<Persona> SuspendRaw(this Persona her, string about)
    {
        await her.Open(about);
        var token = her.Match("name=\"form-token\" value=\"([^\"]+)\"");
        return await her.SendRaw($"{about}/suspend", ("form-token", token), ("reason", Members.Why));
    }
}
