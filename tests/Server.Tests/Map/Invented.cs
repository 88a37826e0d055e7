using Tirek.Domain.Languages;
using Tirek.Domain.Listings;
using Tirek.Domain.Places;
using Tirek.Server.Data;
using Tirek.Server.Listings;
using Tirek.Server.Tests.Node;

namespace Tirek.Server.Tests.Map;

/// <summary>One service of an invented organisation of its own at one place, as an import would keep it.</summary>
internal sealed record Invented(Whereabouts Where, string Kind = "counselling")
{
    public Guid Id { get; } = Guid.CreateVersion7();
    public Guid LocationId { get; } = Guid.CreateVersion7();
    public string Name { get; init; } = "Service";
    public bool IsControlled { get; init; }
    public ProgrammeExtension? Programme { get; init; }
    public IReadOnlyList<ServiceArea> Areas { get; init; } = [];

    public static Invented Shown(string town, string kind = "counselling") =>
        new(new Whereabouts.Shown([], Gazetteer.Find(town)!.Seat, town), kind);

    public static Invented Hidden(string town, string kind = "shelter") => new(new Whereabouts.AreaOnly(town, town[..2]), kind);
}

/// <summary>Keeps and publishes invented services.</summary>
internal static class InventedNetwork
{
    /// <summary>A node that answers and holds nothing but these, with a crisis number for each country.</summary>
    public static async Task<TestSite> Site(Provider provider, params Invented[] all)
    {
        var site = await TestSite.Open(await Node(provider));
        await site.Node.Publish(all);
        return site;
    }

    public static async Task Publish(this TestNode node, params Invented[] all)
    {
        var cancel = TestContext.Current.CancellationToken;
        await using var db = node.Open();
        var organizations = all.ToDictionary(i => i.Id, _ => Guid.CreateVersion7());
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await db.BulkInsert(
            [
                .. organizations.Values.Select(
                    // Of one name they would count as one.
                    (id, i) => new OrganizationRecord { Id = id, Document = new(id, LocalText.Of($"Organisation {i + 1}")) }
                ),
            ],
            cancel
        );
        await db.BulkInsert(
            [
                .. all.Select(i => new LocationRecord
                {
                    Id = i.LocationId,
                    Document = new(i.LocationId) { Whereabouts = i.Where, OrganizationId = organizations[i.Id] },
                }),
            ],
            cancel
        );
        await db.BulkInsert([.. all.Select(i => RecordOf(i, organizations[i.Id]))], cancel);
        await db.BulkInsert([.. all.Select(i => new ListingPlace { ListingId = i.Id, LocationId = i.LocationId })], cancel);
        await PublishListings.Publish(db, [.. all.Select(i => i.Id)], cancel);
        await transaction.CommitAsync(cancel);
    }

    private static async Task<TestNode> Node(Provider provider)
    {
        var node = await TestNode.Make(provider);
        foreach (var country in new[] { "KZ", "KG", "TJ", "TM", "UZ" })
            await node.Tirek(
                "crisis",
                "set",
                "--country",
                country,
                "--number",
                "112",
                "--label",
                "line",
                "--checked-by",
                "A",
                "--checked-on",
                "2020-01-01"
            );
        return node;
    }

    private static ListingRecord RecordOf(Invented invented, Guid organization) =>
        new()
        {
            Id = invented.Id,
            OrganizationId = organization,
            IsControlled = invented.IsControlled,
            Document = new(invented.Id, organization, LocalText.Of(invented.Name, Language.English))
            {
                Terms = [invented.Kind],
                Programme = invented.Programme,
                ServiceAreas = invented.Areas,
                At = [new(Guid.CreateVersion7(), invented.LocationId)],
            },
        };
}
