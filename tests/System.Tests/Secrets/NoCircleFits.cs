using Tirek.Domain.Languages;
using Tirek.Domain.Listings;
using Tirek.Domain.Places;
using Tirek.Server.Data;
using Tirek.Server.Listings;
using Tirek.Server.Tests.Node;

namespace Tirek.System.Tests.Secrets;

/// <summary>
/// Two nodes that differ only in where hidden places lie answer alike, wherever one asks from: whoever searches from 200 places, sorts by distance and
/// draws circles learns the published area and no more.
/// </summary>
public sealed class NoCircleFits
{
    private const int Points = 200;
    private static readonly FixedClock Clock = new();

    public static TheoryData<Provider> Providers => [Provider.Sqlite, Provider.Postgres];

    private static IReadOnlyList<string> PlacesToAskFrom { get; } =
    [
        .. Gazetteer
            .Countries.SelectMany(c => Gazetteer.Regions(c.Key).SelectMany(r => Gazetteer.Towns(r.Key).Prepend(r)))
            .Select(p => p.Key)
            .Order(StringComparer.Ordinal)
            .Take(Points),
    ];

    [Theory, MemberData(nameof(Providers))]
    public async Task Shelters_hidden_in_other_towns_answer_alike_from_two_hundred_places(Provider provider)
    {
        Assert.Equal(Points, PlacesToAskFrom.Count);
        var one = await Answers(provider, hidden: ["KG-bishkek", "KG-osh", "KG-talas"], shown: "KG-bishkek");
        var other = await Answers(provider, hidden: ["KG-karakol", "KG-naryn", "KG-bishkek"], shown: "KG-bishkek");
        Assert.Contains("km", one["near KG-osh"], StringComparison.Ordinal);
        Expect.NoFault(one.Keys.Where(k => one[k] != other[k]));
    }

    [Fact]
    public async Task Twin_a_shown_place_that_moved_is_found()
    {
        var one = await Answers(Provider.Sqlite, hidden: ["KG-bishkek"], shown: "KG-bishkek");
        var other = await Answers(Provider.Sqlite, hidden: ["KG-bishkek"], shown: "KG-osh");
        Assert.True(one.Keys.Count(k => one[k] != other[k]) > Points / 4);
    }

    /// <summary>All that a node says wherever one asks from. Of each organisation one shelter is hidden in a town, one counselling is shown.</summary>
    private static async Task<Dictionary<string, string>> Answers(Provider provider, string[] hidden, string shown)
    {
        var cancel = TestContext.Current.CancellationToken;
        var node = await TestNode.Make(provider);
        await node.Tirek(
            "crisis",
            "set",
            "--country",
            "KG",
            "--number",
            "112",
            "--label",
            "112",
            "--checked-by",
            "A",
            "--checked-on",
            "2026-01-01"
        );
        await node.Tirek("countries", "set", "KG");
        await using (var db = node.Open())
            await Fill(db, hidden, shown, cancel);
        await using var site = await TestSite.Open(node, Clock);
        await PlantedSite.Indexed(site.Services);

        var answers = new Dictionary<string, string>();
        foreach (var place in PlacesToAskFrom)
        {
            answers[$"near {place}"] = await site.Post("/en/find", ("near", place));
            answers[$"shelter near {place}"] = await site.Post("/en/find", ("near", place), ("kind", "shelter"));
            answers[$"map of {place}"] = await site.Get($"/en/map/{place}");
        }
        foreach (var number in Enumerable.Range(1, hidden.Length))
            answers[$"page {number}"] = await site.Get($"/en/find/{Id(number, "shelter")}");
        return answers;
    }

    private static async Task Fill(AppDb db, string[] hidden, string shown, CancellationToken cancel)
    {
        var listings = new List<Guid>();
        foreach (var (town, number) in hidden.Select((town, i) => (town, i + 1)))
        {
            var organization = Id(number, "organization");
            db.Organizations.Add(new() { Id = organization, Document = new Organization(organization, Text($"Organisation {number}")) });
            listings.Add(Add(db, number, "shelter", organization, new Whereabouts.AreaOnly(town, "KG")));
            listings.Add(Add(db, number, "counselling", organization, new Whereabouts.Shown([], Gazetteer.Find(shown)!.Seat, shown)));
        }
        await db.SaveChangesAsync(cancel);
        await PublishListings.Publish(db, listings, cancel);
    }

    private static Guid Add(AppDb db, int number, string kind, Guid organization, Whereabouts whereabouts)
    {
        var listing = new Listing(Id(number, kind), organization, Text($"{kind} {number}"))
        {
            Terms = [kind],
            At = [new(Id(number, kind + " at"), Id(number, kind + " place"))],
        };
        var place = new Location(listing.At[0].LocationId) { OrganizationId = organization, Whereabouts = whereabouts };
        db.Locations.Add(new() { Id = place.Id, Document = place });
        db.Listings.Add(
            new()
            {
                Id = listing.Id,
                OrganizationId = organization,
                Document = listing,
            }
        );
        db.ListingPlaces.Add(new() { ListingId = listing.Id, LocationId = place.Id });
        return listing.Id;
    }

    private static LocalText Text(string text) => new([new("en", text, TranslationState.Original)]);

    private static Guid Id(int number, string what) => Domain.Uuid5.Create(Domain.Uuid5.Url, $"tirek:circle:{number}:{what}");

    /// <summary>Noon of one day, so that what depends on the time is the same in both.</summary>
    private sealed class FixedClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2026, 6, 1, 6, 0, 0, TimeSpan.Zero);
    }
}
