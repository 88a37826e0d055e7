using Microsoft.EntityFrameworkCore;
using Tirek.Domain.Listings;
using Tirek.Server.Data;
using Tirek.Server.Demonstration;
using Tirek.Server.Listings;
using Tirek.Server.Tests.Node;

namespace Tirek.Server.Tests.Gaps;

/// <summary>A shelter's number of places: nobody reads it, and only the country's total is told, once three organisations released theirs.</summary>
public sealed class ShelterPlacesTests
{
    private static readonly int[] InOsh = [2, 3, 4];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static async Task Say(TestNode node, int organization, int? number, bool? forTotal)
    {
        await using var db = node.Open();
        var id = DemonstrationListing.Id(organization, "shelter");
        var shelter = await db.Listings.SingleAsync(l => l.Id == id, Cancel);
        shelter.Document = shelter.Document with { Places = Held.For(Audience.Owner, new FamilyPlaces(number, forTotal)) };
        await db.SaveChangesAsync(Cancel);
        await PublishListings.Publish(db, [id], Cancel);
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task Two_organisations_make_no_total_and_a_third_one_makes_it_in_fives(Provider provider)
    {
        await using var network = await Network.Members.Open(provider);
        var her = await network.Kyrgyz();
        await Say(network.Site.Node, 2, 311, true);
        await Say(network.Site.Node, 3, 322, true);
        await Say(network.Site.Node, 4, 333, false);
        await her.Open("/gaps?country=KG");
        Assert.True(
            her.Sees("Fewer than 3 organisations have released their number of places, so no total is shown. Shelters listed: 3."),
            her.Page
        );
        await Say(network.Site.Node, 4, 333, true);
        await her.Open("/gaps?country=KG");
        Assert.True(her.Sees("Family places known: 960.") && her.Sees("Places unknown for 0 of 3 shelters."), her.Page);
        await network.Site.Node.Tirek("listing", "hide", DemonstrationListing.Id(4, "shelter").ToString());
        await her.Open("/gaps?country=KG");
        Assert.True(her.Sees("Fewer than 3 organisations"), her.Page);
        await using var db = network.Site.Node.Open();
        Assert.Equal(2, await db.ReleasedPlaces.CountAsync(p => p.Country == "KG", Cancel));
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task The_number_itself_stands_in_no_page_feed_or_public_table(Provider provider)
    {
        await using var network = await Network.Members.Open(provider);
        foreach (var organization in InOsh)
            await Say(network.Site.Node, organization, 70_000_000 + organization, true);
        var her = await network.Kyrgyz();
        var pages = new List<string> { (await her.Open("/gaps?country=KG")).Page, (await her.Open("/gaps/KG-GO")).Page };
        foreach (var organization in InOsh)
            pages.Add(await network.Site.Get($"/en/find/{DemonstrationListing.Id(organization, "shelter")}"));
        pages.Add(await network.Site.Get("/hsds/services?full=true&format=ndjson"));
        await using (var db = network.Site.Node.Open())
        {
            pages.AddRange((await db.PublicListings.ToListAsync(Cancel)).Select(l => System.Text.Encoding.UTF8.GetString(l.Hsds)));
            pages.AddRange(await db.PublicReaches.Select(r => r.Points).ToListAsync(Cancel));
        }
        Assert.All(pages, p => Assert.DoesNotContain("7000000", p, StringComparison.Ordinal));
        Assert.Contains(pages, p => p.Contains("210,000,000", StringComparison.Ordinal));
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task An_organisation_says_it_in_the_form_of_its_service(Provider provider)
    {
        await using var network = await Network.Members.Open(provider);
        var (her, shelter) = (await network.Uzbek(), DemonstrationListing.Id(19, "shelter"));
        var form = $"/organization/services/{shelter}";
        await her.Open(form);
        Assert.True(her.Sees("name=\"places\"") && her.Sees("Only your organisation reads it"), her.Page);
        Assert.Empty(await Released());
        await her.Send(form, ("mark", her.Match("name=\"mark\" value=\"([0-9A-F]+)\"")), ("places", "9"));
        Assert.Empty(await Released());
        await her.Open(form);
        await her.Send(form, ("mark", her.Match("name=\"mark\" value=\"([0-9A-F]+)\"")), ("places-total", "yes"));
        Assert.Equal([9], await Released());
        await her.Open(form);
        await her.Send(form, ("mark", her.Match("name=\"mark\" value=\"([0-9A-F]+)\"")), ("places-total", "no"));
        Assert.Empty(await Released());

        async Task<List<int>> Released()
        {
            await using var db = network.Site.Node.Open();
            return await db.ReleasedPlaces.Where(p => p.ListingId == shelter).Select(p => p.Places).ToListAsync(Cancel);
        }
    }
}
