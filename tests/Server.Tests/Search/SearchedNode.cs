using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using Tirek.Domain.Languages;
using Tirek.Domain.Listings;
using Tirek.Domain.Places;
using Tirek.Domain.Search;
using Tirek.Server.Data;
using Tirek.Server.Listings;
using Tirek.Server.Node;
using Tirek.Server.Search;
using Tirek.Server.Tests.Node;

namespace Tirek.Server.Tests.Search;

/// <summary>A node with listings, its index and the door to its search, without a web server.</summary>
internal sealed class SearchedNode : IAsyncDisposable
{
    private readonly TestNode node;
    private readonly TimeProvider clock;
    private readonly Guid organization = Guid.CreateVersion7();

    private SearchedNode(TestNode node, TimeProvider clock)
    {
        (this.node, this.clock) = (node, clock);
        Follower = NewFollower();
        Searcher = new(Follower, node.Open, clock);
    }

    public TestNode Node => node;
    public IndexFollower Follower { get; private set; }
    public Searcher Searcher { get; private set; }

    public static async Task<SearchedNode> Make(Provider provider, TimeProvider? clock = null)
    {
        var made = new SearchedNode(await TestNode.Make(provider), clock ?? TimeProvider.System);
        await using var db = made.node.Open();
        await db.Prepare(made.node.Folder);
        db.Organizations.Add(new() { Id = made.organization, Document = new(made.organization, LocalText.Of("Organisation")) });
        await db.SaveChangesAsync();
        return made;
    }

    public Listing Listing(string name, params string[] terms) =>
        new(Guid.CreateVersion7(), organization, LocalText.Of(name)) { Terms = terms };

    public static Location At(string town) =>
        new(Guid.CreateVersion7()) { Whereabouts = new Whereabouts.Shown([], Gazetteer.Find(town)!.Seat, town) };

    public static Location At(double latitude, double longitude, string town) =>
        new(Guid.CreateVersion7()) { Whereabouts = new Whereabouts.Shown([], new(latitude, longitude), town) };

    public static Location Hidden(string town) =>
        new(Guid.CreateVersion7()) { Whereabouts = new Whereabouts.AreaOnly(town, Gazetteer.Find(town)!.Country) };

    /// <summary>Stores listings, each with its places, and publishes them. Does not bring the index up to them.</summary>
    public async Task<Guid[]> Store(params (Listing Listing, Location[] Locations)[] all)
    {
        await using var db = node.Open();
        foreach (var (listing, locations) in all)
        {
            db.Locations.AddRange(locations.Select(l => new LocationRecord { Id = l.Id, Document = l }));
            var at = locations.Select(l => new ListingAtLocation(Guid.CreateVersion7(), l.Id)).ToList();
            db.Listings.Add(
                new()
                {
                    Id = listing.Id,
                    OrganizationId = listing.OrganizationId,
                    Document = listing with { At = at },
                }
            );
            db.ListingPlaces.AddRange(locations.Select(l => new ListingPlace { ListingId = listing.Id, LocationId = l.Id }));
        }
        await db.SaveChangesAsync();
        Guid[] ids = [.. all.Select(a => a.Listing.Id)];
        await PublishListings.Publish(db, ids, TestContext.Current.CancellationToken);
        return ids;
    }

    public async Task<Guid> Store(Listing listing, params Location[] locations) => (await Store((listing, locations)))[0];

    public Task Follow() => Follower.Follow(TestContext.Current.CancellationToken);

    public async Task<SearchAnswer> Find(ListingSearch search) => await Searcher.Find(search, TestContext.Current.CancellationToken);

    public async Task<string[]> Names(ListingSearch search) => [.. (await Find(search)).Found.Select(f => f.Card.Name.Original.Text)];

    /// <summary>As after a restart of the server on the same folder.</summary>
    public void Restart()
    {
        Follower.Dispose();
        Follower = NewFollower();
        Searcher = new(Follower, node.Open, clock);
    }

    public IndexFollower NewFollower() => new(node.Open, node.Folder, clock, NullLogger<IndexFollower>.Instance);

    /// <summary>Whether the bytes of a text stand in any file of the index.</summary>
    public bool IndexHolds(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        return Directory
            .EnumerateFiles(node.Folder.Indexes, "*", SearchOption.AllDirectories)
            .Where(file => !file.EndsWith(".lock", StringComparison.Ordinal))
            .Any(file => File.ReadAllBytes(file).AsSpan().IndexOf(bytes) >= 0);
    }

    public async ValueTask DisposeAsync()
    {
        Follower.Dispose();
        await node.DisposeAsync();
    }
}
