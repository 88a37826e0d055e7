using System.Globalization;
using System.Net;
using Tirek.Domain.Listings;
using Tirek.Server.Data;
using Tirek.Server.Listings;
using Tirek.Server.Node;
using Tirek.Server.Tests.Node;

namespace Tirek.Server.Tests.Find;

/// <summary>A real node that is open in Kyrgyzstan, for listings that a test writes itself.</summary>
internal sealed class RealSite : IAsyncDisposable
{
    private readonly TestSite site;

    private RealSite(TestSite site) => this.site = site;

    public TestNode Node => site.Node;

    public static async Task<RealSite> Open(Provider provider)
    {
        var node = await TestNode.Make(provider, NodeKind.Real);
        await node.Tirek("countries", "set", "KG");
        var today = TimeProvider.System.GetUtcNow().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        string[] number = ["--number", "112", "--label", "emergency service", "--checked-by", "A. Asanova", "--checked-on", today];
        await node.Tirek(["crisis", "set", "--country", "KG", .. number]);
        return new(await TestSite.Open(node));
    }

    /// <summary>The page as a reader reads it, without entities.</summary>
    public async Task<string> Get(string address) => WebUtility.HtmlDecode(await site.Get(address));

    public Task<byte[]> Bytes(string address) => site.Browser.GetByteArrayAsync(address, TestContext.Current.CancellationToken);

    /// <summary>Keeps an organisation, a place if there is one, and listings, and publishes them as an import does.</summary>
    public async Task Publish(Organization organization, Location? place, params Listing[] listings)
    {
        var cancel = TestContext.Current.CancellationToken;
        await using var db = Node.Open();
        db.Organizations.Add(new OrganizationRecord { Id = organization.Id, Document = organization });
        if (place is not null)
            db.Locations.Add(new LocationRecord { Id = place.Id, Document = place });
        foreach (var listing in listings)
        {
            db.Listings.Add(
                new ListingRecord
                {
                    Id = listing.Id,
                    OrganizationId = organization.Id,
                    Document = listing,
                }
            );
            db.ListingPlaces.AddRange(listing.At.Select(at => new ListingPlace { ListingId = listing.Id, LocationId = at.LocationId }));
        }
        await db.SaveChangesAsync(cancel);
        await PublishListings.Publish(db, [.. listings.Select(l => l.Id)], cancel);
    }

    public ValueTask DisposeAsync() => site.DisposeAsync();
}
