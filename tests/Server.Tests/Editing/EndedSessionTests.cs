using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Tirek.Domain.Members;
using Tirek.Server.Tests.Accounts;
using Tirek.Server.Tests.Node;

namespace Tirek.Server.Tests.Editing;

/// <summary>A session that ends while somebody writes takes nothing of hers along, and leaves nothing for anybody else.</summary>
public sealed class EndedSessionTests
{
    private const string All = "/organization/services";
    private const string Canary = "ended-session-canary";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static async Task<Guid> Ours(Network.Members network)
    {
        var organization = await network.Of(OrganizationKind.WomensResourceCentre, "KG");
        await using var db = network.Site.Node.Open();
        return await db
            .Listings.Where(l => l.OrganizationId == organization.DirectoryId && db.PublicListings.Any(p => p.Id == l.Id && !p.IsProgramme))
            .OrderBy(l => l.Id)
            .Select(l => l.Id)
            .FirstAsync(Cancel);
    }

    private static (string, string)[] Kept(Persona her) =>
        [
            .. Regex
                .Matches(
                    her.Page,
                    "<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\" ?/?>|<textarea name=\"([^\"]+)\" hidden>\n([\\s\\S]*?)</textarea>"
                )
                .Select(m => m.Groups[1].Success ? (m.Groups[1].Value, m.Groups[2].Value) : (m.Groups[3].Value, m.Groups[4].Value)),
        ];

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task Nothing_goes_back_to_a_page_elsewhere_and_no_secret_goes_back_at_all(Provider provider)
    {
        await using var network = await Network.Members.Open(provider);
        var id = await Ours(network);
        foreach (var site in new[] { null, "cross-site", "same-site", "none" })
        {
            var nobody = new Persona(network.Site) { FetchSite = site };
            await nobody.SendRaw($"{All}/{id}", ("description", Canary));
            Assert.Equal(HttpStatusCode.Unauthorized, nobody.Status);
            Assert.False(nobody.Sees(Canary));
            var her = await network.Kyrgyz();
            her.FetchSite = site;
            await her.SendRaw($"{All}/{id}", ("description", Canary));
            Assert.Equal(HttpStatusCode.BadRequest, her.Status);
            Assert.False(her.Sees(Canary));
        }
        foreach (var path in new[] { "/account/password", "/account/erase", $"{All}/{id}/hide", "/organization/invitations" })
        {
            var nobody = new Persona(network.Site) { FetchSite = "same-origin" };
            await nobody.SendRaw(path, ("password", Canary), ("code", Canary));
            Assert.False(nobody.Sees(Canary), path);
        }
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task What_she_wrote_goes_back_to_her_page_is_sent_again_after_she_signed_in_and_stands_nowhere_else(Provider provider)
    {
        await using var network = await Network.Members.Open(provider);
        var id = await Ours(network);
        var her = await network.Kyrgyz();
        await her.Open($"{All}/{id}");
        var (token, mark) = (her.Match("name=\"form-token\" value=\"([^\"]+)\""), her.Match("name=\"mark\" value=\"([0-9A-F]+)\""));
        var tab = new Persona(network.Site) { FetchSite = "same-origin" };
        await tab.SendRaw(
            $"{All}/{id}",
            ("form-token", token),
            ("mark", mark),
            ("description", $"{Canary}\r\nsecond \"line\" <b>"),
            ("fees", ""),
            ("kinds", "counselling"),
            ("kinds", "legal-aid"),
            ("kinds-shown", "yes")
        );
        Assert.Equal(HttpStatusCode.Unauthorized, tab.Status);
        Assert.True(tab.Sees("You are signed out") && tab.Sees(Canary), tab.Page);
        Assert.False(tab.Sees("form-token"));

        // She signs in beside it, and presses the button of the tab: now with the cookies of a new session.
        var again = (await network.Kyrgyz()).With((await network.Kyrgyz()).Cookies);
        again.FetchSite = "same-origin";
        await again.SendRaw($"{All}/{id}", Kept(tab));
        Assert.Equal(HttpStatusCode.BadRequest, again.Status);
        Assert.True(again.Sees("Send what was written?") && again.Sees(Canary), again.Page);
        await using (var db = network.Site.Node.Open())
        {
            Assert.Empty(await db.ListingDrafts.ToListAsync(Cancel));
            Assert.Empty(await db.ListingVersions.ToListAsync(Cancel));
        }
        await again.Send($"{All}/{id}", [.. Kept(again).Where(f => f.Item1 != "form-token")]);
        Assert.EndsWith($"{All}?done=saved", again.At, StringComparison.Ordinal);
        await using var after = network.Site.Node.Open();
        var written = (await after.Listings.SingleAsync(l => l.Id == id, Cancel)).Document;
        Assert.Equal($"{Canary}\nsecond \"line\" <b>", written.Description!.Original.Text);
        Assert.Contains("legal-aid", written.Terms);
    }
}
