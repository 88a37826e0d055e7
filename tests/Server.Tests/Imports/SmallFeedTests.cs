using Microsoft.EntityFrameworkCore;
using Tirek.Domain.Listings;
using Tirek.Domain.Places;
using Tirek.Server.Imports;
using Tirek.Server.Tests.Node;
using static Tirek.Server.Tests.Imports.ImportFeedTests;

namespace Tirek.Server.Tests.Imports;

/// <summary>The feed that ships: all that its README says is wrong with it is found, and all that can be kept is kept.</summary>
public sealed class SmallFeedTests
{
    public static TheoryData<Provider> Providers => [Provider.Sqlite, Provider.Postgres];
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Providers))]
    public async Task The_public_finds_what_is_public_in_it(Provider provider)
    {
        await using var node = await TestNode.Make(provider);
        Assert.Equal(0, (await node.Tirek("import", "hsds", "--yes", TestFeed.Small)).Code);
        await using var db = node.Open();
        var rows = (await db.PublicListings.AsNoTracking().ToListAsync(Cancel)).ToDictionary(r => r.View.Name.Original.Text);
        Assert.Equal(
            [
                "Invented counselling",
                "Invented counselling again",
                "Invented helpline",
                "Invented legal advice",
                "Invented night line",
                "Invented programme for perpetrators",
                "Invented shelter",
            ],
            rows.Keys.Order(StringComparer.Ordinal)
        );
        Assert.Equal(["Invented programme for perpetrators"], rows.Values.Where(r => r.IsProgramme).Select(r => r.View.Name.Original.Text));

        var counselling = rows["Invented counselling"].View;
        Assert.Equal("Somebody would listen here.\nIf it were real.", counselling.Description!.Original.Text);
        Assert.Equal("https://centre1.example/talk", counselling.Url);
        Assert.Equal((true, 18), (counselling.IsFree, counselling.MinimumAge));
        Assert.Equal(["counselling"], counselling.Terms);
        Assert.Equal(["ru", "ky"], counselling.Languages.Select(l => l.Code));
        Assert.Equal("KG-bishkek", counselling.ServiceAreas.Single().PlaceKey);
        Assert.Equal("Everybody", counselling.Eligibility!.Original.Text);
        var hours = counselling.Schedules.Single(s => !s.IsClosure);
        Assert.Equal(["MO", "TU", "WE", "FR"], hours.ByDay);
        Assert.Equal((new TimeOnly(9, 0), new TimeOnly(18, 0)), (hours.OpensAt, hours.ClosesAt));
        Assert.Equal(new DateOnly(2027, 3, 23), counselling.Schedules.Single(s => s.IsClosure).ValidTo);
        Assert.Equal("Ramp", counselling.Sites.Single().Accessibility.Single().Description);

        var helpline = rows["Invented helpline"].View;
        Assert.Equal("It’s invented; nobody answers.", helpline.Description!.Original.Text);
        Assert.Equal((12, 99), (helpline.MinimumAge, helpline.MaximumAge));
        Assert.Equal(("000 44 55 66", "7"), (helpline.Phones.Single().Number, helpline.Phones.Single().Extension));
        Assert.Null(helpline.Sites.Single().Position);
        Assert.Equal("whenever somebody invents the time", helpline.Schedules.Single().Description!.Original.Text);

        Assert.Equal("Organisation not in the feed (org-9)", rows["Invented legal advice"].View.OrganizationName!.Original.Text);
        Assert.Equal(new Position(43.238949, 76.889709), rows["Invented legal advice"].View.Sites.Single().Position);
        Assert.Null(rows["Invented night line"].View.OrganizationName);
        var shelter = rows["Invented shelter"].View;
        Assert.Empty(shelter.Phones);
        Assert.True(shelter.Sites.Single() is { IsAreaOnly: true, AreaKey: "KG", Addresses.Count: 0, Position: null, Name: null });
        Assert.DoesNotContain("Hidden Lane", shelter.Description!.Original.Text, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task What_has_no_field_is_kept_for_the_owner(Provider provider)
    {
        await using var node = await TestNode.Make(provider);
        await node.Tirek("import", "hsds", "--yes", TestFeed.Small);
        await using var db = node.Open();
        var shelter = await db.Listings.SingleAsync(l => l.SourceKey == "service-2", Cancel);
        Assert.Equal("Door code is kept by nobody.", shelter.Document.Notes.Single().For<OwnerReader>());
        Assert.Null(shelter.Document.Notes.Single().For<PublicReader>());
        var centre = (await db.Organizations.SingleAsync(o => o.SourceKey == "org-1", Cancel)).Document;
        Assert.Equal("Invented fund", centre.Funding.Single().For<OwnerReader>()!.Source);
        Assert.Equal("Invented programme of the year", centre.Programs.Single().Name);
        Assert.Equal(7, await db.SourceRows.CountAsync(r => r.Table == "taxonomy", Cancel));
        Assert.Equal(
            "Invented counselling",
            (await db.SourceRows.SingleAsync(r => r.Table == "metadata", Cancel)).Cells["replacement_value"]
        );
        var place = (await db.Locations.SingleAsync(l => l.SourceKey == "place-5", Cancel)).Document;
        Assert.Equal("org-8", place.Extra!.For<OwnerReader>()!["organization_id"]);
        Assert.Equal("UZ-tashkent", ((Whereabouts.Shown)place.Whereabouts).TownKey);
    }

    private static readonly string[] Wrong =
    [
        "escaped-newline",
        "url-scheme",
        "bad-url",
        "cyclic-parent",
        "controlled",
        "missing-organization",
        "status-assumed",
        "unknown-status",
        "mojibake",
        "swapped-ages",
        "duplicate-row",
        "duplicate-id",
        "blank-id",
        "unclear-flag",
        "withheld-text",
        "internal-note",
        "withheld-address",
        "swapped-coordinates",
        "zero-coordinates",
        "decimal-comma",
        "withheld-phone",
        "withheld-contact",
        "bad-phone",
        "bad-hours",
        "duplicate-language",
        "unknown-language",
        "duplicate-link",
        "missing-term",
        "missing-record",
        "empty-row",
        "formula",
        "absent-resource",
    ];

    [Fact]
    public async Task Its_README_is_true_and_every_row_has_one_fate()
    {
        await using var node = await TestNode.Make(Provider.Sqlite);
        await node.Tirek("import", "list");
        await using var db = node.Open();
        var import = new ImportFeed(db, node.Folder, TimeProvider.System, new ImportProgress((_, _) => { }));
        var summary = await import.Import(FeedFiles.Open(TestFeed.Small), null, null, Cancel);
        Assert.Equal([], Wrong.Except(await db.ImportDefects.Select(d => d.Reason).Distinct().ToListAsync(Cancel)));
        Assert.All(summary.Files, f => Assert.Equal(f.Read, f.Kept + f.Repaired + f.Withheld + f.Quarantined));
        Assert.Equal((73, 4), (summary.Files.Sum(f => f.Read), summary.Files.Sum(f => f.Quarantined)));
    }
}
