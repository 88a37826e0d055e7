using System.Net;
using Microsoft.EntityFrameworkCore;
using Tirek.Domain.Members;
using Tirek.Server.Tests.Accounts;
using Tirek.Server.Tests.Node;

namespace Tirek.Server.Tests.Network;

/// <summary>A member that is renamed takes no other member's name, and was called otherwise for everybody to read.</summary>
public sealed class NameTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task A_member_takes_no_other_name_and_its_own_from_before_is_shown(Provider provider)
    {
        await using var members = await Members.Open(provider);
        var kyrgyz = await members.Kyrgyz();
        var other = (await members.Of(OrganizationKind.CrisisCentre, "KZ")).Name.Original.Text;
        await Rename(kyrgyz, $" {other.ToUpperInvariant().Replace(" ", "  ", StringComparison.Ordinal)}");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, kyrgyz.Status);
        Assert.True(kyrgyz.Sees("Another member of the network is called so"));

        var own = await members.Of(OrganizationKind.WomensResourceCentre, "KG");
        var before = own.Name.In(Domain.Languages.Language.English).Text;
        await Rename(kyrgyz, "House of the seven springs");
        Assert.Equal(HttpStatusCode.OK, kyrgyz.Status);
        var tajik = await members.Tajik();
        await tajik.Open($"/network/members/{own.Id}");
        Assert.True(tajik.Sees("House of the seven springs"));
        Assert.Matches($"Until [0-9/]+ it was called: {before}", tajik.Page);
    }

    [Fact]
    public async Task A_refusal_tells_a_state_body_of_nobody_who_is_not_in_its_list()
    {
        await using var members = await Members.Open(Provider.Sqlite);
        var hidden = await members.Of(OrganizationKind.CrisisCentre, "KZ");
        Assert.False(hidden.IsSeenByState);
        var state = await members.State("KZ");
        await Rename(state, hidden.Name.Original.Text);
        Assert.Equal(HttpStatusCode.OK, state.Status);
        await Rename(state, (await members.Of(OrganizationKind.WomensResourceCentre, "KG")).Name.Original.Text);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, state.Status);
    }

    private static async Task Rename(Persona her, string name)
    {
        await her.Open("/organization/change");
        await her.Send("/organization/change", ("organization", name), ("speaks", "ky"));
    }
}
