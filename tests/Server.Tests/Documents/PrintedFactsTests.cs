using System.Net;
using System.Text.RegularExpressions;
using Tirek.Domain.Languages;
using Tirek.Domain.Listings;
using Tirek.Domain.Places;
using Tirek.Server.Node;
using Tirek.Server.Tests.Find;
using Tirek.Server.Tests.Map;
using Tirek.Server.Tests.Node;

namespace Tirek.Server.Tests.Documents;

/// <summary>What of a real listing comes to paper, and what never does.</summary>
public sealed class PrintedFactsTests
{
    public static TheoryData<Provider> Providers => [Provider.Sqlite, Provider.Postgres];
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Providers))]
    public async Task A_sheet_has_what_one_needs_and_no_value_of_a_narrower_audience(Provider provider)
    {
        await using var site = await RealSite.Open(provider);
        var organization = new Organization(Guid.CreateVersion7(), LocalText.Of("Organisation Tulip", Language.English));
        var place = new Location(Guid.CreateVersion7())
        {
            Whereabouts = new Whereabouts.Shown(
                [new(Guid.CreateVersion7(), "Chuy Avenue 1", "Bishkek", "KG")],
                Gazetteer.Find("KG-bishkek")!.Seat,
                "KG-bishkek"
            ),
        };
        var listing = Facts.Full(organization.Id, place.Id);
        await site.Publish(organization, place, listing);
        foreach (var address in new[] { $"/en/find/{listing.Id}/sheet.pdf", "/en/map/KG-bishkek/list.pdf" })
        {
            using var pdf = new ReadPdf(await site.Bytes(address));
            foreach (var shown in new[] { "Counselling in the centre", "+996 312 30 30 30", "ext. 12", "Chuy Avenue 1", "112" })
                Assert.Contains(shown, pdf.Root.Text, StringComparison.Ordinal);
            foreach (var hidden in Facts.Hidden)
                Assert.DoesNotContain(hidden, pdf.Everything, StringComparison.Ordinal);
            Assert.Contains("tel:+996312303030;ext=12", pdf.Links);
            Assert.Contains("tel:112", pdf.Links);
        }
        using var sheet = new ReadPdf(await site.Bytes($"/en/find/{listing.Id}/sheet.pdf"));
        foreach (
            var answer in new[]
            {
                "A counsellor answers.",
                "only",
                "children up to 14, boys up to 10",
                "21 days",
                "Family Code, article 3",
            }.Skip(2)
        )
            Assert.Contains(answer, sheet.Root.Text, StringComparison.Ordinal);

        // The card is found by somebody else one day.
        using var card = new ReadPdf(await site.Bytes($"/en/find/{listing.Id}/card.pdf"));
        Assert.Contains("+996 312 30 30 30", card.Root.Text, StringComparison.Ordinal);
        foreach (var telling in new[] { "Tulip", "ounsel", "Bishkek", "Chuy", "iolence", "women", "Aida", "danger" })
            Assert.DoesNotContain(telling, card.Everything, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(1, card.Pages);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Of_a_hidden_place_only_the_area_comes_to_paper(Provider provider)
    {
        await using var site = await RealSite.Open(provider);
        var organization = new Organization(Guid.CreateVersion7(), LocalText.Of("Organisation Tulip", Language.English));
        var place = new Location(Guid.CreateVersion7())
        {
            Name = "Canary house",
            Whereabouts = new Whereabouts.AreaOnly("KG-osh", "KG"),
            Transportation = "Canary bus",
        };
        var listing = new Listing(Guid.CreateVersion7(), organization.Id, LocalText.Of("Safe house", Language.English))
        {
            Terms = ["shelter"],
            At = [new(Guid.CreateVersion7(), place.Id)],
        };
        await site.Publish(organization, place, listing);
        using var pdf = new ReadPdf(await site.Bytes($"/en/find/{listing.Id}/sheet.pdf"));
        Assert.Contains("The address is not shown, to keep people safe. Area: Kyrgyzstan.", pdf.Root.Text, StringComparison.Ordinal);
        foreach (var canary in new[] { "Canary", "Osh" })
            Assert.DoesNotContain(canary, pdf.Everything, StringComparison.Ordinal);
        using var town = new ReadPdf(await site.Bytes("/en/map/KG-osh/list.pdf"));
        Assert.DoesNotContain("Safe house", town.Everything, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task A_list_is_bounded_and_says_how_many_it_leaves_out(Provider provider)
    {
        await using var site = await InventedNetwork.Site(
            provider,
            [
                .. Enumerable.Range(1, 70).Select(i => Invented.Shown("KG-osh") with { Name = $"In Osh {i}" }),
                .. Enumerable.Range(1, 120).Select(i => Invented.Shown("KG-bishkek") with { Name = $"In Bishkek {i}" }),
                Invented.Shown("KG-osh", "perpetrator-programme") with
                {
                    Name = "Canary programme",
                },
            ]
        );
        var page = await site.Get("/en/map/KG-osh/list");
        Assert.Equal(70, Regex.Count(page, "<h3>In Osh"));
        Assert.DoesNotContain("stand on this list", page, StringComparison.Ordinal);
        var full = await site.Get("/en/map/KG-bishkek/list");
        Assert.Equal(100, Regex.Count(full, "<h3>In Bishkek"));
        Assert.Contains("100 of 120 stand on this list", full, StringComparison.Ordinal);
        var whole = await site.Get($"/en/map/{Gazetteer.Find("KG-osh")!.Region}/list");
        Assert.Equal(70, Regex.Count(whole, "<h3>In Osh"));
        Assert.DoesNotContain("Canary", page + whole, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Nothing_is_printed_of_a_hidden_listing_a_programme_or_a_closed_node(Provider provider)
    {
        await using var site = await InventedNetwork.Site(
            provider,
            Invented.Shown("KG-osh") with
            {
                Name = "Leaked centre",
            },
            Invented.Shown("KG-osh", "perpetrator-programme")
        );
        await using var db = site.Node.Open();
        var ids = db.PublicListings.Select(l => new { l.Id, l.IsProgramme }).ToList();
        await site.Node.Tirek("listing", "hide", ids.Single(i => !i.IsProgramme).Id.ToString());
        foreach (var id in ids.Select(i => i.Id))
        foreach (var ending in new[] { "card", "card.pdf", "sheet", "sheet.pdf" })
            Assert.Equal(HttpStatusCode.NotFound, (await site.Browser.GetAsync($"/en/find/{id}/{ending}", Cancel)).StatusCode);
        Assert.DoesNotContain("Leaked", await site.Get("/en/map/KG-osh/list"), StringComparison.Ordinal);

        await using var closed = await TestSite.Open(provider, NodeKind.Real);
        foreach (
            var address in new[]
            {
                "/en/map/KG-osh/list",
                "/en/map/KG-osh/list.pdf",
                $"/en/find/{ids[0].Id}/sheet.pdf",
                $"/en/find/{ids[0].Id}/card.pdf",
            }
        )
            Assert.Equal(HttpStatusCode.ServiceUnavailable, (await closed.Browser.GetAsync(address, Cancel)).StatusCode);
    }
}
