using Microsoft.EntityFrameworkCore;
using Tirek.Domain.Languages;
using Tirek.Domain.Listings;
using Tirek.Server.Tests.Node;
using static Tirek.Server.Tests.Imports.ImportFeedTests;

namespace Tirek.Server.Tests.Imports;

/// <summary>Data packages of HSDS 3.0 and 3.1, and what our profile adds to them.</summary>
public sealed class Hsds3Tests
{
    public static TheoryData<Provider> Providers => [Provider.Sqlite, Provider.Postgres];
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;
    private static string Official => Path.Combine(TestFeed.Root, "..", "shared", "data", "hsds-3.1", "examples", "csv");

    /// <summary>A service with one row of each table.</summary>
    internal static TestFeed Feed() =>
        new TestFeed()
            .With("organization", "id,name,website,email", "o1,Centre,centre.example,desk@centre.example")
            .With(
                "organization_identifier",
                "id,organization_id,identifier_scheme,identifier_type,identifier",
                "i1,o1,KG-INN,Tax number,123"
            )
            .With(
                "service",
                "id,organization_id,name,status,fees_description,fees,eligibility_description,assured_date,assurer_email,alert,last_modified,minimum_age",
                "s1,o1,Counselling,,Free,old,Everybody,2026-05-01,who@centre.example,Closed on Friday,2026-05-02T10:00:00Z,12"
            )
            .With("location", "id,location_type,organization_id,name,latitude,longitude", "l1,,o1,House,42.87,74.57")
            .With("service_at_location", "id,service_id,location_id,description", "a1,s1,l1,Second floor")
            .With(
                "address",
                "id,location_id,address_1,city,state_province,postal_code,country,address_type",
                "d1,l1,1 Street,Bishkek,Chuy,,KG,",
                "d2,l1,PO Box 7,Bishkek,Chuy,720000,KG,postal"
            )
            .With(
                "schedule",
                "id,service_id,freq,interval,byday,opens_at,closes_at,valid_from,valid_to,until,timezone,count,attending_type,notes",
                "c1,s1,WEEKLY,2,\"MO,TU\",09:00:00,18:00:00,2026-01-01,2026-12-31,2026-11-30,6,,in person,Ring twice",
                "c2,s1,WEEKLY,,\"MO,TU,WE,TH,FR,SA,SU\",00:00,00:00,,,,,,,",
                "c3,s1,WEEKLY,,MO,10:00,11:00,,,,,3,,",
                "c4,s1,YEARLY,,,10:00,11:00,,,,,,,"
            )
            .With("phone", "id,service_id,organization_id,contact_id,number,extension,type", "p1,s1,o1,,0700 11 22 33,5,voice")
            .With("contact", "id,service_id,name,title", "k1,s1,Somebody,Head")
            .With("language", "id,service_id,phone_id,name,code,note", "g1,s1,,Kyrgyz,ky,Always", "g2,,p1,Russian,ru,")
            .With("service_area", "id,service_id,name,extent", "r1,s1,Osh,somewhere")
            .With("cost_option", "id,service_id,option,amount,currency,amount_description", "t1,s1,Adults,12.50,kgs,an hour")
            .With("required_document", "id,service_id,document,uri", "q1,s1,Passport,https://papers.example")
            .With("funding", "id,service_id,source", "f1,s1,A fund")
            .With("unit", "id,name", "u1,beds")
            .With("service_capacity", "id,service_id,unit_id,available,maximum,updated,description", "y1,s1,u1,3,10,2026-05-01,Beds")
            .With("accessibility", "id,location_id,description,details,url", "x1,l1,Ramp,At the back,https://ramp.example")
            .With("taxonomy", "id,name,description", "n1,AIRS,A taxonomy")
            .With(
                "taxonomy_term",
                "id,code,name,description,taxonomy,taxonomy_id",
                "m1,RP-1400,Counselling,Talking,AIRS,n1",
                "m2,legal-aid,Whatever it is called,Law,Ours,n1"
            )
            .With(
                "attribute",
                "id,link_id,taxonomy_term_id,link_entity,value",
                "b1,s1,m1,service,adults",
                "b2,s1,m2,service,",
                "b3,l1,m1,location,"
            )
            .With("url", "id,label,url,organization_id", "w1,Second page,https://second.example,o1")
            .With(
                "metadata",
                "id,resource_id,resource_type,last_action_date,last_action_type,field_name,previous_value,replacement_value,updated_by",
                "e1,s1,service,2026-01-01,update,name,Old,Counselling,Somebody"
            );

    [Theory, MemberData(nameof(Providers))]
    public async Task Every_table_of_version_3_fills_its_fields(Provider provider)
    {
        await using var node = await TestNode.Make(provider);
        using var feed = Feed();
        var (code, said) = await node.Tirek("import", "hsds", "--yes", feed.Path);
        Assert.True(code == 0, said);
        await using var db = node.Open();
        Assert.Equal(
            [],
            await db.ImportDefects.Where(d => d.Reason == "unknown-column" || d.Reason == "unknown-resource").ToListAsync(Cancel)
        );
        Assert.Equal([], await db.QuarantinedRows.ToListAsync(Cancel));

        var organization = (await db.Organizations.SingleAsync(Cancel)).Document;
        Assert.Equal("https://centre.example", organization.Website);
        Assert.Equal(("KG-INN", "Tax number", "123"), organization.Identifiers.Select(i => (i.Scheme, i.Type, i.Identifier)).Single());
        Assert.Equal("0700 11 22 33", organization.Phones.Single().For<PublicReader>()!.Number);

        var listing = (await db.Listings.SingleAsync(Cancel)).Document;
        Assert.Equal((ListingStatus.Active, true, true, 12), (listing.Status, listing.StatusIsAssumed, listing.IsFree, listing.MinimumAge));
        Assert.Equal(("Free", "Everybody"), (listing.Fees!.Original.Text, listing.Eligibility!.Original.Text));
        Assert.Equal("Closed on Friday", listing.Alert!.For<PublicReader>()!.Original.Text);
        Assert.Equal(new DateOnly(2026, 5, 1), listing.CheckedOn);
        Assert.Equal(new DateTimeOffset(2026, 5, 2, 10, 0, 0, TimeSpan.Zero), listing.LastModified);
        Assert.Equal(
            ("5", "voice", "ru"),
            listing.Phones.Select(p => p.For<PublicReader>()!).Select(p => (p.Extension, p.Type, p.Languages.Single())).Single()
        );
        Assert.Equal(("ky", "Kyrgyz", "Always"), listing.Languages.Select(l => (l.Code, l.Name, l.Note)).Single());
        Assert.Equal(("Osh", "KG-osh"), listing.ServiceAreas.Select(a => (a.Name, a.PlaceKey)).Single());
        Assert.Equal(
            ("Adults", 12.50m, "kgs", "an hour"),
            listing.Costs.Select(c => (c.Option, c.Amount, c.Currency, c.AmountDescription)).Single()
        );
        Assert.Equal(("Passport", "https://papers.example"), listing.Documents.Select(d => (d.Document, d.Uri)).Single());
        Assert.Equal("Second floor", listing.At.Single().Description!.Original.Text);
        Assert.Equal(["counselling", "legal-aid"], listing.Terms.Order());
        Assert.Equal(("RP-1400", "adults"), listing.ForeignTerms.Select(t => (t.Code, t.Detail)).Single());
        Assert.Equal("who@centre.example", listing.Extra!.For<OwnerReader>()!["assurer_email"]);
        Assert.Equal("somewhere", listing.Extra!.For<OwnerReader>()!["service_area/r1/extent"]);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Capacity_and_funding_are_for_the_owner_and_a_contact_for_professionals(Provider provider)
    {
        await using var node = await TestNode.Make(provider);
        using var feed = Feed();
        await node.Tirek("import", "hsds", "--yes", feed.Path);
        await using var db = node.Open();
        var listing = (await db.Listings.SingleAsync(Cancel)).Document;
        var capacity = listing.Capacity.Single();
        Assert.Equal(
            (Audience.Owner, Audience.Owner, Audience.Professionals),
            (capacity.Audience, listing.Funding.Single().Audience, listing.Contacts.Single().Audience)
        );
        Assert.Equal(
            ("beds", 3, 10, new DateOnly(2026, 5, 1)),
            capacity.For<OwnerReader>() is { } c ? (c.Unit, c.Available, c.Maximum, c.Updated) : default
        );
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Recurrences_are_read_and_what_is_not_reckoned_with_is_shown_as_written(Provider provider)
    {
        await using var node = await TestNode.Make(provider);
        using var feed = Feed();
        await node.Tirek("import", "hsds", "--yes", feed.Path);
        await using var db = node.Open();
        var listing = (await db.Listings.SingleAsync(Cancel)).Document;
        var hours = listing.Schedules.Select(s => s.For<PublicReader>()!).ToList();
        Assert.Equal(
            ("WEEKLY", 2, new TimeOnly(9, 0), new TimeOnly(18, 0)),
            (hours[0].Freq, hours[0].Interval, hours[0].OpensAt, hours[0].ClosesAt)
        );
        Assert.Equal(["MO", "TU"], hours[0].ByDay);
        Assert.Equal((new DateOnly(2026, 1, 1), new DateOnly(2026, 11, 30)), (hours[0].ValidFrom, hours[0].ValidTo));
        Assert.Equal(("in person", "Ring twice"), (hours[0].AttendingType, hours[0].Notes));
        Assert.Equal("2026-12-31", listing.Extra!.For<OwnerReader>()!["schedule/c1/valid_to"]);
        Assert.Equal(("DAILY", 0), (hours[1].Freq, hours[1].ByDay.Count));
        Assert.All(hours[2..], h => Assert.Null(h.Freq));
        Assert.Equal("MO 10:00 11:00", hours[2].Description!.Original.Text);
        Assert.Equal(2, await db.ImportDefects.CountAsync(d => d.Reason == "bad-hours", Cancel));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Empty_types_are_physical_and_an_empty_status_active_and_each_is_said_to_be_assumed(Provider provider)
    {
        await using var node = await TestNode.Make(provider);
        using var feed = Feed();
        await node.Tirek("import", "hsds", "--yes", feed.Path);
        await using var db = node.Open();
        var location = (await db.Locations.SingleAsync(Cancel)).Document;
        Assert.Equal(LocationType.Physical, location.Type);
        Assert.Equal(["physical", "postal"], ((Whereabouts.Shown)location.Whereabouts).Addresses.Select(a => a.Type));
        Assert.Equal(
            ("Ramp", "At the back", "https://ramp.example"),
            location.Accessibility.Select(a => (a.Description, a.Details, a.Url)).Single()
        );
        var assumed = await db
            .ImportDefects.Where(d => d.Reason.EndsWith("-assumed"))
            .Select(d => $"{d.File} {d.Field}")
            .ToListAsync(Cancel);
        Assert.Equal(["address.csv address_type", "location.csv location_type", "service.csv status"], assumed.Order());
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task What_has_no_field_is_kept_as_a_row_of_its_source(Provider provider)
    {
        await using var node = await TestNode.Make(provider);
        using var feed = Feed();
        await node.Tirek("import", "hsds", "--yes", feed.Path);
        await using var db = node.Open();
        var rows = await db.SourceRows.Select(r => $"{r.Table} {r.SourceKey}").ToListAsync(Cancel);
        Assert.Equal(
            ["attribute b3", "metadata e1", "taxonomy m1", "taxonomy m2", "taxonomy_detail n1", "unit u1", "url w1"],
            rows.Order()
        );
    }

    [Fact]
    public async Task The_official_example_is_read_whole()
    {
        Assert.SkipUnless(Directory.Exists(Official), "The examples of the standard are not beside the tree.");
        await using var node = await TestNode.Make(Provider.Sqlite);
        using var feed = new TestFeed();
        foreach (var file in Directory.GetFiles(Official))
            feed.With(Path.GetFileNameWithoutExtension(file), await File.ReadAllBytesAsync(file, Cancel));
        var (code, said) = await node.Tirek("import", "hsds", "--yes", feed.Path);
        Assert.True(code == 0, said);
        await using var db = node.Open();
        var listing = (await db.Listings.SingleAsync(Cancel)).Document;
        Assert.Equal("Community Counselling", listing.Name.Original.Text);
        Assert.Equal(
            (1, 1, 1, 1, 1),
            (listing.Phones.Count, listing.Contacts.Count, listing.Schedules.Count, listing.Languages.Count, listing.Costs.Count)
        );
        Assert.Equal(
            ("MyCity Civic Center", 1),
            await db.Locations.Select(l => l.Document).SingleAsync(Cancel) is { } l ? (l.Name, l.Contacts.Count) : default
        );
        Assert.Equal(
            [],
            await db.ImportDefects.Where(d => d.Reason == "unknown-column" || d.Reason == "unknown-resource").ToListAsync(Cancel)
        );
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Flags_in_any_table_withhold_what_they_speak_of(Provider provider)
    {
        await using var node = await TestNode.Make(provider);
        using var feed = Feed()
            .With(
                "address",
                "id,location_id,address_1,city,country,address_type,is_private",
                "d1,l1,17 Zorvex Lane,Bishkek,KG,physical,yes"
            )
            .With(
                "location",
                "id,location_type,organization_id,name,url,external_identifier,latitude,longitude",
                "l1,physical,o1,House,https://zorvexhouse.example,UPRN771234,42.87,74.57"
            )
            .With("phone", "id,service_id,organization_id,number,audience", "p1,s1,o1,0700 11 22 33,professionals")
            .With("cost_option", "id,service_id,option,Confidential", "t1,s1,Secret price,yes");
        Assert.Equal(0, (await node.Tirek("import", "hsds", "--yes", feed.Path)).Code);
        await using var db = node.Open();
        var place = (await db.Locations.SingleAsync(Cancel)).Document;
        Assert.Equal(new Whereabouts.AreaOnly("KG-bishkek", "KG"), place.Whereabouts);
        var stored = await Records(node);
        foreach (var canary in new[] { "Zorvex", "zorvexhouse", "UPRN771234", "42.87" })
            Assert.DoesNotContain(canary, stored, StringComparison.OrdinalIgnoreCase);
        var view = (await db.PublicListings.SingleAsync(Cancel)).View;
        Assert.Empty(view.Phones.Concat(view.OrganizationPhones));
        Assert.Empty(view.Costs);
        Assert.Equal("Secret price", (await db.Listings.SingleAsync(Cancel)).Document.Extra!.For<OwnerReader>()!["cost_option/t1/option"]);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task What_two_records_share_is_as_private_as_the_more_private_of_them(Provider provider)
    {
        await using var node = await TestNode.Make(provider);
        using var feed = Feed().With("organization", "id,name,PhoneIsPrivate", "o1,Centre,yes");
        await node.Tirek("import", "hsds", "--yes", feed.Path);
        await using var db = node.Open();
        Assert.Equal(Audience.Professionals, (await db.Listings.SingleAsync(Cancel)).Document.Phones.Single().Audience);
    }
}
