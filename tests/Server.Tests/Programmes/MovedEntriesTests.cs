using System.Net;
using Tirek.Domain.Listings;
using Tirek.Server.Listings;
using Tirek.Server.Tests.Map;
using Tirek.Server.Tests.Node;

namespace Tirek.Server.Tests.Programmes;

/// <summary>An id that leads to another since a claim or a merge leads there from the pages of programmes too.</summary>
public sealed class MovedEntriesTests
{
    private const string Kind = "perpetrator-programme";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static TheoryData<Provider> Providers => [Provider.Sqlite, Provider.Postgres];

    private static async Task Lead(TestSite site, Invented from, Invented to)
    {
        await using var db = site.Node.Open();
        db.ListingAliases.Add(
            new()
            {
                Id = from.Id,
                IntoId = to.Id,
                KeptId = to.Id,
                PairId = Guid.CreateVersion7(),
                Taken = [],
            }
        );
        await db.SaveChangesAsync(Cancel);
        await PublishListings.Publish(db, [from.Id, to.Id], Cancel);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task The_old_address_leads_to_where_the_entry_stands_and_to_nothing_hidden(Provider provider)
    {
        var (old, programme) = (Invented.Shown("KG-osh", Kind), Invented.Shown("KG-osh", Kind));
        var (oldHelp, help) = (Invented.Shown("KG-osh"), Invented.Shown("KG-osh"));
        await using var site = await InventedNetwork.Site(provider, old, programme, oldHelp, help);
        await Lead(site, old, programme);
        await Lead(site, oldHelp, help);
        (string From, HttpStatusCode Status, string To)[] all =
        [
            ($"/en/programmes/{old.Id}", HttpStatusCode.PermanentRedirect, $"/en/programmes/{programme.Id}"),
            ($"/ru/find/{old.Id}", HttpStatusCode.SeeOther, $"/ru/programmes/{programme.Id}"),
            ($"/ru/find/{old.Id}/card", HttpStatusCode.SeeOther, $"/ru/programmes/{programme.Id}"),
            ($"/en/find/{oldHelp.Id}", HttpStatusCode.PermanentRedirect, $"/en/find/{help.Id}"),
            ($"/en/find/{oldHelp.Id}/card.pdf", HttpStatusCode.PermanentRedirect, $"/en/find/{help.Id}/card.pdf"),
            ($"/en/programmes/{oldHelp.Id}", HttpStatusCode.SeeOther, $"/en/find/{help.Id}"),
        ];
        foreach (var (from, status, to) in all)
        {
            using var answer = await site.Browser.GetAsync(from, Cancel);
            Assert.Equal((from, status, to), (from, answer.StatusCode, answer.Headers.Location?.ToString()));
            using var there = await site.Browser.GetAsync(to, Cancel);
            Assert.Equal(HttpStatusCode.OK, there.StatusCode);
        }
        await site.Node.Tirek("listing", "hide", programme.Id.ToString());
        foreach (var path in new[] { $"/en/programmes/{old.Id}", $"/en/find/{old.Id}" })
        {
            using var answer = await site.Browser.GetAsync(path, Cancel);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task The_womens_service_stays_beside_its_programme_when_its_entry_was_claimed_or_merged(Provider provider)
    {
        var (women, stands) = (
            Invented.Shown("KG-osh") with
            {
                Name = "Women before",
            },
            Invented.Shown("KG-osh") with
            {
                Name = "Women now",
            }
        );
        var programme = Invented.Shown("KG-osh", Kind) with { Programme = new(ProgrammeState.Active) { WomensServices = [women.Id] } };
        await using var site = await InventedNetwork.Site(provider, women, stands, programme);
        await Lead(site, women, stands);
        var page = await site.Get($"/en/programmes/{programme.Id}");
        Assert.Equal(2, page.Split($"/en/find/{stands.Id}\"").Length);
        Assert.DoesNotContain($"{women.Id}", page, StringComparison.Ordinal);
    }
}
