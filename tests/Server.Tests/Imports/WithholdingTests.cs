using Microsoft.EntityFrameworkCore;
using Tirek.Domain.Listings;
using Tirek.Server.Imports;
using Tirek.Server.Tests.Node;
using static Tirek.Server.Tests.Imports.ImportFeedTests;

namespace Tirek.Server.Tests.Imports;

/// <summary>What each privacy flag withholds, and from whom.</summary>
public sealed class WithholdingTests
{
    public static TheoryData<Provider> Providers => [Provider.Sqlite, Provider.Postgres];
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static TestFeed Feed() =>
        TestFeed
            .Sound()
            .With("location", "id,organization_id,name,latitude,longitude", "l1,o1,First place,40.5141,72.8161")
            .With("physical_address", "id,location_id,address_1,city,country", "p1,l1,17 Hidden Lane,Osh,KG");

    [Theory]
    [InlineData("location", "id,organization_id,name,PhysicalAddressIsPrivate", "l1,o1,First place,yes")]
    [InlineData("location", "id,organization_id,name,Physical Address Is Private", "l1,o1,First place,TRUE")]
    [InlineData("location", "id,organization_id,name,is_confidential_location", "l1,o1,First place,да")]
    [InlineData("location", "id,organization_id,name,PhysicalAddressIsPrivate", "l1,o1,First place,perhaps")]
    [InlineData("physical_address", "id,location_id,address_1,city,country,PhysicalAddressIsPrivate", "p1,l1,17 Hidden Lane,Osh,KG,1")]
    [InlineData("physical_address", "id,location_id,address_1,city,country,is_private", "p1,l1,17 Hidden Lane,Osh,KG,x")]
    [InlineData("service", "id,organization_id,name,status,PhysicalAddressIsPrivate", "s1,o1,First service,active,yes")]
    [InlineData("organization", "id,name,PhysicalAddressIsPrivate", "o1,First organisation,yes")]
    [InlineData("service_at_location", "id,service_id,location_id,AddressIsPrivate", "a1,s1,l1,yes")]
    public async Task An_address_under_a_flag_leaves_only_the_nearest_town(string table, string heading, string row)
    {
        await using var node = await TestNode.Make(Provider.Sqlite);
        using var feed = Feed().With(table, heading, row);
        Assert.Equal(0, (await node.Tirek("import", "hsds", "--yes", feed.Path)).Code);
        await using var db = node.Open();
        var record = await db.Locations.SingleAsync(Cancel);
        Assert.Equal(new Whereabouts.AreaOnly("KG-osh", "KG"), record.Document.Whereabouts);
        var site = (await db.PublicListings.SingleAsync(Cancel)).View.Sites.Single();
        Assert.True(site.IsAreaOnly);
        Assert.DoesNotContain("Hidden Lane", await Records(node), StringComparison.Ordinal);
        Assert.True(await db.ImportDefects.AnyAsync(d => d.Reason == "withheld-address" && d.Done == "withheld", Cancel));
    }

    [Fact]
    public async Task Without_a_set_flag_the_address_is_shown()
    {
        await using var node = await TestNode.Make(Provider.Sqlite);
        using var feed = Feed()
            .With(
                "location",
                "id,organization_id,name,latitude,longitude,PhysicalAddressIsPrivate",
                "l1,o1,First place,40.5141,72.8161,no"
            );
        await node.Tirek("import", "hsds", "--yes", feed.Path);
        await using var db = node.Open();
        var site = (await db.PublicListings.SingleAsync(Cancel)).View.Sites.Single();
        Assert.Equal(("17 Hidden Lane", "KG-osh"), (site.Addresses.Single().Address1, site.TownKey));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task The_same_address_at_another_place_is_withheld_too(Provider provider)
    {
        await using var node = await TestNode.Make(provider);
        using var feed = Feed()
            .With("location", "id,organization_id,name,PhysicalAddressIsPrivate", "l1,o1,First place,yes", "l2,o1,Shop,no")
            .With(
                "physical_address",
                "id,location_id,address_1,city,country",
                "p1,l1,17 Hidden Lane,Osh,KG",
                "p2,l2,17  HIDDEN lane,osh,KG"
            );
        await node.Tirek("import", "hsds", "--yes", feed.Path);
        await using var db = node.Open();
        Assert.All(await db.Locations.ToListAsync(Cancel), l => Assert.True(l.IsAreaOnly));
        Assert.True(await db.ImportDefects.AnyAsync(d => d.Reason == "same-address", Cancel));
    }

    [Fact]
    public async Task A_private_postal_address_does_not_hide_where_the_place_is()
    {
        await using var node = await TestNode.Make(Provider.Sqlite);
        using var feed = Feed()
            .With("location", "id,organization_id,name,MailingAddressIsPrivate", "l1,o1,First place,yes")
            .With("postal_address", "id,location_id,address_1,city,country", "m1,l1,PO Box 7,Osh,KG");
        await node.Tirek("import", "hsds", "--yes", feed.Path);
        await using var db = node.Open();
        var site = (await db.PublicListings.SingleAsync(Cancel)).View.Sites.Single();
        Assert.Equal("17 Hidden Lane", site.Addresses.Single().Address1);
        Assert.DoesNotContain("PO Box", await Records(node), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("id,service_id,number,PhoneIsPrivate", "p1,s1,0700 111111,yes", "p2,s1,0700 222222,no")]
    [InlineData("id,service_id,number,Phone1IsPrivate", "p1,s1,0700 111111,Y", "p2,s1,0700 222222,")]
    [InlineData("id,service_id,number,is_private", "p1,s1,0700 111111,true", "p2,s1,0700 222222,false")]
    public async Task A_private_telephone_is_for_professionals(params string[] phones)
    {
        await using var node = await TestNode.Make(Provider.Sqlite);
        using var feed = Feed().With("phone", phones);
        await node.Tirek("import", "hsds", "--yes", feed.Path);
        await OnlySecondIsPublic(node);
    }

    [Fact]
    public async Task A_numbered_flag_of_a_service_speaks_of_the_number_beside_it()
    {
        await using var node = await TestNode.Make(Provider.Sqlite);
        using var feed = Feed()
            .With(
                "service",
                "id,organization_id,name,status,Phone1Number,Phone1IsPrivate,Phone2Number,Phone2IsPrivate",
                "s1,o1,First service,active,(0700) 111-111,yes,0700 222222,no"
            )
            .With("phone", "id,service_id,number", "p1,s1,0700 111111", "p2,s1,0700 222222");
        await node.Tirek("import", "hsds", "--yes", feed.Path);
        await OnlySecondIsPublic(node);
    }

    [Fact]
    public async Task A_flag_of_a_service_that_names_no_number_speaks_of_all()
    {
        await using var node = await TestNode.Make(Provider.Sqlite);
        using var feed = Feed()
            .With("service", "id,organization_id,name,status,Phone3IsPrivate", "s1,o1,First service,active,yes")
            .With(
                "phone",
                "id,service_id,location_id,service_at_location_id,number",
                "p1,s1,,,0700 111111",
                "p2,,l1,,0700 222222",
                "p3,,,a1,0700 333333"
            );
        await node.Tirek("import", "hsds", "--yes", feed.Path);
        await using var db = node.Open();
        var view = (await db.PublicListings.SingleAsync(Cancel)).View;
        Assert.Empty(view.Phones.Concat(view.Sites.SelectMany(s => s.Phones)));
    }

    private static async Task OnlySecondIsPublic(TestNode node)
    {
        await using var db = node.Open();
        Assert.Equal(["0700 222222"], (await db.PublicListings.SingleAsync(Cancel)).View.Phones.Select(p => p.Number));
        var kept = (await db.Listings.SingleAsync(Cancel)).Document.Phones;
        Assert.Equal(Audience.Professionals, kept.Single(p => p.For<OwnerReader>()!.Number == "0700 111111").Audience);
    }

    [Fact]
    public async Task A_person_is_for_professionals_and_a_private_one_for_the_owner()
    {
        await using var node = await TestNode.Make(Provider.Sqlite);
        using var feed = Feed().With("contact", "id,service_id,name,MainContactIsPrivate", "c1,s1,A B,no", "c2,s1,C D,yes");
        await node.Tirek("import", "hsds", "--yes", feed.Path);
        await using var db = node.Open();
        Assert.Empty((await db.PublicListings.SingleAsync(Cancel)).View.Contacts);
        Assert.Equal(
            [Audience.Professionals, Audience.Owner],
            (await db.Listings.SingleAsync(Cancel)).Document.Contacts.Select(c => c.Audience)
        );
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task An_excluded_service_is_in_no_list(Provider provider)
    {
        await using var node = await TestNode.Make(provider);
        using var feed = Feed()
            .With("service", "id,organization_id,name,status,ExcludeFromWebsite", "s1,o1,Secret,active,yes", "s2,o1,Open,active,no");
        await node.Tirek("import", "hsds", "--yes", feed.Path);
        Assert.Equal(["Open"], await PublicNames(node));
        await using var db = node.Open();
        Assert.True((await db.Listings.SingleAsync(l => l.SourceKey == "s1", Cancel)).IsControlled);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task The_name_of_an_excluded_organisation_is_not_public_and_its_services_stand_under_their_own(Provider provider)
    {
        await using var node = await TestNode.Make(provider);
        using var feed = Feed()
            .With("organization", "id,name,url,ExcludeFromDirectory", "o1,House of Silence,https://silence.example,yes")
            .With(
                "service",
                "id,organization_id,name,description,status",
                "s1,o1,Night line,The House of Silence answers all night.,active"
            );
        await node.Tirek("import", "hsds", "--yes", feed.Path);
        await using var db = node.Open();
        var row = await db.PublicListings.SingleAsync(Cancel);
        Assert.Equal("Night line", row.View.Name.Original.Text);
        Assert.Null(row.View.OrganizationName);
        Assert.Null(row.View.OrganizationId);
        Assert.DoesNotContain("silence", Data.StoredJson.Write(row), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task One_id_twice_takes_the_flag_of_either()
    {
        await using var node = await TestNode.Make(Provider.Sqlite);
        using var feed = Feed()
            .With(
                "service",
                "id,organization_id,name,status,ExcludeFromWebsite",
                "s1,o1,One,active,no",
                "s1,o1,Other,active,yes",
                "s2,o1,Third,active,no"
            );
        await node.Tirek("import", "hsds", "--yes", feed.Path);
        Assert.Equal(["Third"], await PublicNames(node));
    }
}
