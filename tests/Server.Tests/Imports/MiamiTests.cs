using Microsoft.EntityFrameworkCore;
using Tirek.Domain.Listings;
using Tirek.Server.Imports;
using Tirek.Server.Tests.Node;

namespace Tirek.Server.Tests.Imports;

/// <summary>A real, dirty feed of 4,089 services. It is not ours to ship: where it is not beside the tree, these tests are skipped.</summary>
public sealed class MiamiTests
{
    public static TheoryData<Provider> Providers => [Provider.Sqlite, Provider.Postgres];
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;
    private static string Feed => Path.Combine(TestFeed.Root, "..", "shared", "data", "miami-211");

    private static readonly FileCount[] Expected =
    [
        new("data/organizations.csv", 1_074, 149, 925, 0, 0),
        new("data/services.csv", 4_089, 0, 4_089, 0, 0),
        new("data/services_taxonomy.csv", 26_259, 17_104, 9_155, 0, 0),
        new("data/services_at_location.csv", 4_089, 4_089, 0, 0, 0),
        // One shelter says "Confidential" in the place of its address.
        new("data/locations.csv", 4_089, 447, 3_641, 1, 0),
        new("data/phones.csv", 4_089, 4_067, 0, 0, 22),
        new("data/physical_addresses.csv", 4_089, 4_058, 0, 1, 30),
        new("data/regular_schedules.csv", 11_350, 0, 11_350, 0, 0),
        new("data/eligibility.csv", 2_244, 0, 0, 0, 2_244),
        new("data/languages.csv", 9_364, 4_076, 5_281, 0, 7),
        new("data/accessibility_for_disabilities.csv", 4_089, 1_620, 0, 0, 2_469),
        new("data/taxonomy.csv", 1_994, 1_991, 3, 0, 0),
    ];

    [Theory, MemberData(nameof(Providers))]
    public async Task Every_row_of_a_real_feed_is_kept_repaired_or_in_quarantine(Provider provider)
    {
        Assert.SkipUnless(Directory.Exists(Feed), "The feed is not beside the tree.");
        await using var node = await TestNode.Make(provider);
        await node.Tirek("import", "list");
        await using var db = node.Open();
        var import = new ImportFeed(db, node.Folder, TimeProvider.System, new ImportProgress((_, _) => { }));
        var summary = await import.Import(FeedFiles.Open(Feed), "miami", null, Cancel);

        Assert.Equal(Expected, summary.Files);
        Assert.All(summary.Files, f => Assert.Equal(f.Read, f.Kept + f.Repaired + f.Withheld + f.Quarantined));
        Assert.Equal(4_089, await db.Listings.CountAsync(Cancel));
        Assert.Equal(4_089, await db.PublicListings.CountAsync(Cancel));
        await Organizations(db);
        await Locations(db);
        await Listings(db);
        await Found(db, summary.Run!.Id);
        Assert.Equal(1_994, await db.SourceRows.CountAsync(r => r.Table == "taxonomy", Cancel));

        var (_, said) = await node.Tirek("import", "hsds", "--yes", Feed, "--source", "miami");
        Assert.Contains("Nothing changed", said, StringComparison.Ordinal);
        await node.Tirek("import", "undo", "1", "--yes");
        Assert.Equal(
            0,
            await db.Listings.CountAsync(Cancel) + await db.PublicListings.CountAsync(Cancel) + await db.SourceRows.CountAsync(Cancel)
        );
    }

    private static async Task Organizations(Data.AppDb db)
    {
        var organizations = await db.Organizations.AsNoTracking().ToListAsync(Cancel);
        Assert.Equal((1_074, 82), (organizations.Count(o => !o.Document.IsStandIn), organizations.Count(o => o.Document.IsStandIn)));
        var standIns = organizations.Where(o => o.Document.IsStandIn).Select(o => o.Id).ToHashSet();
        Assert.Equal(447, (await db.Listings.Select(l => l.OrganizationId).ToListAsync(Cancel)).Count(standIns.Contains));
    }

    private static async Task Locations(Data.AppDb db)
    {
        var locations = (await db.Locations.AsNoTracking().ToListAsync(Cancel)).Select(l => l.Document).ToList();
        Assert.Equal(4_089, locations.Count);
        Assert.Equal(3_015, locations.Count(l => l.OrganizationId is null));
        // Two of the 2,260 of the original had their coordinates blanked, since they are shelters.
        Assert.Equal(2_258, locations.Count(l => l.Whereabouts is Whereabouts.Shown { Position: not null }));
        Assert.Equal(4_058, locations.Select(l => l.Whereabouts).OfType<Whereabouts.Shown>().Sum(w => w.Addresses.Count));
        Assert.Single(locations, l => l.Whereabouts is Whereabouts.AreaOnly);
        Assert.Equal(1_620, locations.Sum(l => l.Accessibility.Count));
    }

    private static async Task Listings(Data.AppDb db)
    {
        var listings = (await db.Listings.AsNoTracking().ToListAsync(Cancel)).Select(l => l.Document).ToList();
        Assert.Equal(26_259 - 9_155, listings.Sum(l => l.ForeignTerms.Count));
        Assert.Equal(9_364 - 7, listings.Sum(l => l.Languages.Count));
        Assert.Equal(4_067, listings.Sum(l => l.At.Sum(at => at.Phones.Count)));
        Assert.Equal(2_597, listings.Count(l => l.Schedules.Count > 0));
        Assert.All(listings, l => Assert.Equal((ListingStatus.Active, true), (l.Status, l.StatusIsAssumed)));
        Assert.DoesNotContain(listings, l => l.Description?.Original.Text.Contains("GÇ", StringComparison.Ordinal) == true);
        Assert.DoesNotContain(listings, l => l.Description?.Original.Text.Contains("\\n", StringComparison.Ordinal) == true);
        Assert.Contains(listings, l => l.Terms.Count > 0);
        Assert.DoesNotContain(listings, l => l.Programme is not null && l.Terms.Contains("shelter"));
    }

    private static async Task Found(Data.AppDb db, Guid run)
    {
        async Task<int> Count(string file, string reason, string? field = null) =>
            await db.ImportDefects.CountAsync(
                d => d.RunId == run && d.File == $"data/{file}.csv" && d.Reason == reason && (field == null || d.Field == field),
                Cancel
            );
        Assert.Equal(447, await Count("services", "missing-organization"));
        Assert.Equal(3_015, await Count("locations", "missing-organization"));
        // 286 of them hold GÇ, the rest only what else that encoding leaves behind.
        Assert.Equal(292, await Count("services", "mojibake", "description"));
        Assert.Equal(5_275, await Count("languages", "duplicate-id"));
        Assert.Equal(9_155, await Count("services_taxonomy", "duplicate-link"));
        Assert.Equal(11_350, await Count("regular_schedules", "blank-id"));
        Assert.Equal(4_089, await Count("services", "status-assumed"));
        Assert.Equal(10, await db.ImportDefects.CountAsync(d => d.RunId == run && d.Reason == "absent-resource", Cancel));
    }
}
