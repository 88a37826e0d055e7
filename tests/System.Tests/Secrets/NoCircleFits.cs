using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
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
public sealed partial class NoCircleFits
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
        var one = await Answers(await Filled(provider, hidden: ["KG-bishkek", "KG-osh", "KG-talas"], shown: "KG-bishkek"));
        var other = await Answers(await Filled(provider, hidden: ["KG-karakol", "KG-naryn", "KG-bishkek"], shown: "KG-bishkek"));
        Assert.Contains("km", one["near KG-osh"], StringComparison.Ordinal);
        Assert.NotEqual(one["within 500&format=ndjson"], one["within 800000&format=ndjson"]);
        Expect.NoFault(one.Keys.Where(k => one[k] != other[k]));
    }

    [Fact]
    public async Task Twin_a_shown_place_that_moved_is_found()
    {
        var one = await Answers(await Filled(Provider.Sqlite, hidden: ["KG-bishkek"], shown: "KG-bishkek"));
        var other = await Answers(await Filled(Provider.Sqlite, hidden: ["KG-bishkek"], shown: "KG-osh"));
        Assert.True(one.Keys.Count(k => one[k] != other[k]) > Points / 4);
    }

    [Fact]
    public async Task A_feed_whose_hidden_place_lies_elsewhere_makes_a_node_that_answers_alike()
    {
        var feed = Directory.CreateTempSubdirectory("tirek-feed-").FullName;
        var one = await Answers(await Imported(feed, "40.513917,72.816227"));
        var other = await Answers(await Imported(feed, "42.490700,78.393600"));
        Directory.Delete(feed, recursive: true);
        Assert.Contains("Hidden shelter", one["near KG-osh"], StringComparison.Ordinal);
        Expect.NoFault(one.Keys.Where(k => one[k] != other[k]));
    }

    /// <summary>Of each organisation one shelter is hidden in a town, one counselling is shown.</summary>
    private static async Task<TestNode> Filled(Provider provider, string[] hidden, string shown)
    {
        var node = await Open(provider);
        await using var db = node.Open();
        await Fill(db, hidden, shown, TestContext.Current.CancellationToken);
        return node;
    }

    /// <summary>A node into which this feed was read. The same path twice is the same source, whose records get the same ids.</summary>
    private static async Task<TestNode> Imported(string feed, string position)
    {
        Dictionary<string, string[]> tables = new()
        {
            ["organization"] = ["id,name", "o1,Organisation"],
            ["service"] = ["id,organization_id,name,status", "s1,o1,Hidden shelter,active", "s2,o1,Open office,active"],
            ["location"] =
            [
                "id,organization_id,name,latitude,longitude,PhysicalAddressIsPrivate",
                $"l1,o1,House,{position},yes",
                "l2,o1,Office,42.87,74.57,no",
            ],
            ["physical_address"] = ["id,location_id,address_1,postal_code,country", "p1,l1,A street,723500,KG", "p2,l2,B street,720000,KG"],
            ["service_at_location"] = ["id,service_id,location_id", "a1,s1,l1", "a2,s2,l2"],
        };
        foreach (var (table, lines) in tables)
            await File.WriteAllLinesAsync(Path.Combine(feed, $"{table}.csv"), lines);
        var descriptor = new { name = "circle", resources = tables.Keys.Select(t => new { name = t, path = $"{t}.csv" }) };
        await File.WriteAllTextAsync(Path.Combine(feed, "datapackage.json"), JsonSerializer.Serialize(descriptor));
        var node = await Open(Provider.Sqlite);
        var (code, said) = await node.Tirek("import", "hsds", feed);
        Assert.True(code == 0, said);
        return node;
    }

    private static async Task<TestNode> Open(Provider provider)
    {
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
        return node;
    }

    /// <summary>All that a node says wherever one asks from.</summary>
    private static async Task<Dictionary<string, string>> Answers(TestNode node)
    {
        await using var site = await TestSite.Open(node, Clock);
        await PlantedSite.Indexed(site.Services);

        // When a record changed here differs from node to node.
        async Task<string> Api(string address) => Changed().Replace(await site.Get($"/hsds/{address}"), "");

        var answers = new Dictionary<string, string>();
        foreach (var place in PlacesToAskFrom)
        {
            answers[$"near {place}"] = await site.Post("/en/find", ("near", place));
            answers[$"shelter near {place}"] = await site.Post("/en/find", ("near", place), ("kind", "shelter"));
            answers[$"map of {place}"] = await site.Get($"/en/map/{place}");
        }
        foreach (var metres in new[] { 500, 5_000, 20_000, 50_000, 100_000, 200_000, 400_000, 800_000 })
        foreach (var form in new[] { "", "&full=true", "&format=ndjson", "&page=2&per_page=1" })
            answers[$"within {metres}{form}"] = await Api($"service_at_locations?postcode=720000&proximity={metres}{form}");
        foreach (var list in new[] { "services", "organizations", "service_at_locations" })
            answers[list] = await Api($"{list}?full=true&format=ndjson");
        await using (var db = node.Open())
            foreach (
                var id in await db.PublicListings.OrderBy(p => p.Id).Select(p => p.Id).ToListAsync(TestContext.Current.CancellationToken)
            )
                answers[$"page of {id}"] = await site.Get($"/en/find/{id}");
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
            listings.Add(Add(db, number, "counselling", organization, AtPostcode(number, shown)));
        }
        await db.SaveChangesAsync(cancel);
        await PublishListings.Publish(db, listings, cancel);
    }

    private static Whereabouts.Shown AtPostcode(int number, string town) =>
        new([new(Id(number, "address"), null, null, "KG") { PostalCode = "720000" }], Gazetteer.Find(town)!.Seat, town);

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

    [GeneratedRegex("\"last_modified\":\"[^\"]*\"")]
    private static partial Regex Changed();

    private static LocalText Text(string text) => new([new("en", text, TranslationState.Original)]);

    private static Guid Id(int number, string what) => Domain.Uuid5.Create(Domain.Uuid5.Url, $"tirek:circle:{number}:{what}");

    /// <summary>Noon of one day, so that what depends on the time is the same in both.</summary>
    private sealed class FixedClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2026, 6, 1, 6, 0, 0, TimeSpan.Zero);
    }
}
