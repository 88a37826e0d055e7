using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Tirek.Domain.Listings;
using Tirek.Domain.Members;
using Tirek.Server.Data;
using Tirek.Server.Listings;
using Tirek.Server.Tests.Accounts;
using Tirek.Server.Tests.Map;
using Tirek.Server.Tests.Node;

namespace Tirek.Server.Tests.Gaps;

/// <summary>Pages and downloads of gaps: who may not read them, what never counts, what a hidden house changes.</summary>
public sealed class GapPagesTests
{
    private const string Country = "/gaps?country=KG";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>All that a member can read of gaps in Kyrgyzstan, save what a form needs anew each time.</summary>
    private static async Task<string> Everything(Persona her)
    {
        var all = new StringBuilder();
        string[] regions = ["KG-B", "KG-C", "KG-GB", "KG-GO", "KG-J", "KG-N", "KG-O", "KG-T", "KG-Y"];
        foreach (var page in regions.Select(r => $"/gaps/{r}").Prepend(Country).Append("/gaps/KG/map"))
            all.Append(MainOf((await her.Open(page)).Page));
        foreach (var place in regions.Prepend("KG"))
            all.Append(Encoding.UTF8.GetString(await her.Download($"/gaps/{place}/table.csv")));
        return all.ToString();
    }

    private static string MainOf(string page) =>
        page[page.IndexOf("<main", StringComparison.Ordinal)..page.IndexOf("</main>", StringComparison.Ordinal)];

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task Nobody_outside_the_network_reads_them(Provider provider)
    {
        await using var network = await Network.Members.Open(provider);
        var (outside, stranger) = (await network.Turkmen(), new Persona(network.Site));
        foreach (
            var path in new[] { "/gaps", "/gaps/KG-O", "/gaps/KG/table.csv", "/gaps/KG/table.xlsx", "/gaps/KG/map", "/gaps/KG-O/table.csv" }
        )
        {
            Assert.Equal(HttpStatusCode.Forbidden, (await outside.Open(path)).Status);
            Assert.Contains("/sign-in", (await stranger.Open(path)).At, StringComparison.Ordinal);
        }
        var state = await network.State("KG");
        Assert.Equal(HttpStatusCode.OK, (await state.Open("/gaps")).Status);
        var caseworker = await network.Be(OrganizationKind.WomensResourceCentre, "KG", Role.Caseworker);
        Assert.Equal(HttpStatusCode.OK, (await caseworker.Open("/gaps/KZ-75")).Status);
        foreach (
            var wrong in new[]
            {
                "/gaps/KG-osh",
                "/gaps/KG",
                "/gaps/XX",
                "/gaps?country=KG-O",
                "/gaps/XX/table.csv",
                "/gaps/KG-osh/table.xlsx",
            }
        )
            Assert.Equal(HttpStatusCode.NotFound, (await caseworker.Open(wrong)).Status);
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task Where_a_hidden_house_stands_changes_no_letter_of_any_page_or_download(Provider provider)
    {
        await using var network = await Network.Members.Open(provider);
        var her = await network.Kyrgyz();
        var without = await Everything(her);
        var house = Invented.Hidden("KG-naryn") with { Name = "Kanareika" };
        await network.Site.Node.Publish(house);
        var inNaryn = await Everything(her);
        await using (var db = network.Site.Node.Open())
        {
            var place = await db.Locations.SingleAsync(l => l.Id == house.LocationId, Cancel);
            place.Document = place.Document with { Whereabouts = new Whereabouts.AreaOnly("KG-batken", "KG") };
            await db.SaveChangesAsync(Cancel);
            await PublishListings.Publish(db, [house.Id], Cancel);
        }
        Assert.Equal(inNaryn, await Everything(her));
        Assert.NotEqual(without, inNaryn);
        Assert.DoesNotContain("Kanareika", inNaryn, StringComparison.Ordinal);
        await her.Open("/gaps/KG-N");
        Assert.Matches("Shelter</th>\\s*<td>\\s*<span class=\"chip warn\">missing", her.Page);
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task A_controlled_or_hidden_listing_changes_nothing_and_one_that_is_taken_out_is_out_of_the_next_answer(
        Provider provider
    )
    {
        await using var network = await Network.Members.Open(provider);
        var her = await network.Kyrgyz();
        var without = await Everything(her);
        await network.Site.Node.Publish(Invented.Shown("KG-talas", "health-care") with { IsControlled = true });
        Assert.Equal(without, await Everything(her));
        var open = Invented.Shown("KG-talas", "health-care");
        await network.Site.Node.Publish(open);
        await her.Open("/gaps/KG-T");
        Assert.Matches("Health care</th>\\s*<td>\\s*<span class=\"chip good\">in the region", her.Page);
        Assert.Matches("Talas</th>(\\s*<td data-label=\"[^\"]+\">[^<]+</td>)*\\s*<td data-label=\"Health care\">here</td>", her.Page);
        await network.Site.Node.Tirek("listing", "hide", open.Id.ToString());
        Assert.Equal(without, await Everything(her));
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task A_member_sees_what_is_missing_where_and_takes_it_along(Provider provider)
    {
        await using var network = await Network.Members.Open(provider);
        var her = await network.Kyrgyz();
        await her.Open("/gaps");
        Assert.True(her.Sees(">Kyrgyzstan</h2>") && her.Sees("invented for the demonstration"), her.Page);
        await her.Open("/gaps/KG-O");
        Assert.Matches("Forensic examination</th>\\s*<td>\\s*<span class=\"chip warn\">missing", her.Page);
        var csv = Encoding.UTF8.GetString(await her.Download("/gaps/KG/table.csv"));
        Assert.Equal(10, csv.Trim().Split('\n').Length);
        Assert.StartsWith("\uFEFFCode,Region,Inhabitants,", csv, StringComparison.Ordinal);
        Assert.Contains("\r\nKG-O,Osh Region,", csv, StringComparison.Ordinal);
        var excel = await her.Download("/gaps/KG-O/table.xlsx");
        Assert.Equal("PK"u8.ToArray(), excel[..2]);
    }
}
