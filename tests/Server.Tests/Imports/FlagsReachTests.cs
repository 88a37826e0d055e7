using Microsoft.EntityFrameworkCore;
using Tirek.Server.Tests.Node;

namespace Tirek.Server.Tests.Imports;

/// <summary>How far flags reach: from wherever they stand, into every cell that could tell what they withhold.</summary>
public sealed class FlagsReachTests
{
    public static TheoryData<Provider> Providers => [Provider.Sqlite, Provider.Postgres];
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static readonly string[] NeverStored =
    [
        "Canaryap", // told in other spellings, by everybody
        "Canaryot", // the flag stands in another table
        "Canaryor", // at the organisation, with the address
        "Canarysv", // at the service, with the address
        "Canaryln", // in a line that cannot be read
        "Canarynn", // at a service without a name
        "Canarylo", // at an address whose place is absent
        "Canarykey", // in ids
        "Canaryhouse", // in columns of its own
        "Canaryporch",
        "Canaryct",
        "40.123", // of the same house
    ];

    private static readonly string[] NeverPublic = ["700909", "700-909", "700 909", "55 44 10", "55-44-10"];

    [Theory, MemberData(nameof(Providers))]
    public async Task A_flag_withholds_wherever_it_stands_whatever_tells_it(Provider provider)
    {
        await using var node = await TestNode.Make(provider);
        using var feed = Feed();
        var (code, said) = await node.Tirek("import", "hsds", feed.Path);
        Assert.Equal(0, code);
        await CanaryTests.Find(NeverStored, await CanaryTests.Stored(node));
        await CanaryTests.Find(NeverStored, said);
        await CanaryTests.Find(NeverPublic, await CanaryTests.Open(node));
        var open = await CanaryTests.Open(node);
        // What tells nothing stays: the other sentences, another street, another number, another town.
        foreach (var kept in new[] { "We help day and night", "19 Plain Street", "Sister house", "0700 222222", "17 Street of Peace" })
            Assert.Contains(kept, open, StringComparison.Ordinal);
        await using var db = node.Open();
        var shown = await db.Locations.Where(l => !l.IsAreaOnly).Select(l => l.SourceKey).Order().ToListAsync(Cancel);
        Assert.Equal(["lfar", "lplain"], shown);
    }

    private static TestFeed Feed() =>
        new TestFeed()
            .With(
                "organization",
                "id,name,description,PhysicalAddressIsPrivate,Phone1Number,Phone1IsPrivate",
                "oap,Apricot,We help day and night. Find us on Canaryap street.,,,",
                "oot,Other table,,,,",
                "oor,Own flag,,yes,,",
                "osv,Of service,,,,",
                "oln,Line,,yes,,,extra",
                "onn,No name,,,,",
                "oth,Third,,,,",
                "ofree,Free,,,,",
                "oph,Phones,,,(0312) 55-44-10,yes"
            )
            .With(
                "service",
                "id,organization_id,name,description,url,status,PhysicalAddressIsPrivate",
                "sap,oap,Apricot house,\"Приходите на улицу Канаряп, дом 17, вход со двора. Калитка зелёная.\",https://x.example/17-Canaryap-Street,active,",
                "sap2,oap,Apricot line,Ring near Canaryap street. We listen.,,active,",
                "sfree,ofree,Free line,\"Sister house: Canaryap street, 17. Also 17 Street of Peace and 700-909.\",https://maps.example/?q=17+Canaryap+Street,active,",
                "sth,oth,Third line,x,,active,",
                "sot,oot,Table,We sit at 17 Canaryot Street,,active,",
                "sor,oor,Organisation,Come to 17 Canaryor Street any day,,active,",
                "ssv,osv,Service,at 17 Canarysv Street,,active,yes",
                "ssv2,osv,Service two,Sister of the house at Canarysv Street 17,,active,",
                "sln,oln,Line,x,,active,",
                "snn,onn,,x,,active,yes",
                "snn2,onn,Named,x,,active,",
                "slo,oth,Lost,x,,active,",
                "ska,17 Canarykey Street,Absent,x,,active,",
                ",oth,Night house at 17 Canarykey Street,x,,active,",
                "sph,oph,Phones,x,,active,"
            )
            .With(
                "location",
                "id,organization_id,name,latitude,longitude,PhysicalAddressIsPrivate,Дом,Подъезд,Street",
                "lap,oap,Apricot house,40.12345,72.98765,yes,Canaryhouse 5,Canaryporch,Canaryct",
                "lgate,oth,Gate,40.12351,72.98771,,,,",
                "lsame,oth,Same house,,,,,,",
                "lfar,ofree,Other town,,,,,,",
                "lplain,ofree,Plain,,,,,,",
                "lot,oot,Table,,,,,,",
                "lln,oln,Line,,,,,,",
                "lnn,onn,Nameless,,,,,,",
                "llo,oth,Lost,,,,,,",
                "17 Canarykey Street,oap,Key,,,yes,,,",
                ",oap,Key two at 17 Canarykey Street,,,yes,,,"
            )
            .With("location_privacy", "id,location_id,PhysicalAddressIsPrivate", "v1,lot,yes")
            .With(
                "service_at_location",
                "id,service_id,location_id",
                "a1,sap,lap",
                "a2,sth,lgate",
                "a3,sth,lsame",
                "a4,sfree,lfar",
                "a5,sfree,lplain",
                "a6,sot,lot",
                "a7,sln,lln",
                "a8,snn,lnn",
                "a9,snn2,lnn",
                "a10,slo,llo",
                "a11,sap,17 Canarykey Street"
            )
            .With(
                "physical_address",
                "id,location_id,organization_id,service_id,address_1,city,country,IsPrivate",
                "p1,lap,,,ул. Канаряп 17,Osh,KG,",
                "p2,lsame,,,\"Canaryap Street, 17 (gate)\",г. Ош,KG,",
                "p3,lplain,,,19 Plain Street,Osh,KG,",
                "p4,lot,,,17 Canaryot Street,Osh,KG,",
                "p5,,oor,,17 Canaryor Street,Osh,KG,",
                "p6,,,ssv,17 Canarysv Street,Osh,KG,",
                "p7,lln,,,17 Canaryln Street,Osh,KG,",
                "p8,lnn,,,17 Canarynn Street,Osh,KG,",
                "p9,nowhere,,,17 Canarylo Street,Osh,KG,yes",
                "p10,llo,,,\"Canarylo St., 17\",Osh,KG,",
                "p11,17 Canarykey Street,,,17 Canarykey Street,Osh,KG,",
                "p12,lfar,,,\"17 Elsewhere Street, 2\",Bishkek,KG,"
            )
            .With(
                "phone",
                "id,service_id,organization_id,number,extension,type,PhoneIsPrivate",
                "t1,sap,,000700909,,,yes",
                "t2,,oth,000 700 909,,,no",
                "t3,sfree,,0700 222222 (17 Canaryap Street),17 Canaryap Street,voice at 17 Canaryap Street,no",
                "t4,sph,,+996 312 55 44 10,,,no"
            )
            .With("contact", "id,service_id,name,title,department", "c1,sth,A B,Boss at 17 Canaryap Street,Canaryap Street 17")
            .With(
                "regular_schedule",
                "id,service_id,weekday,opens_at,closes_at",
                "r1,sth,\"Monday, 17 Canaryap Street\",9,18",
                "r2,sth,Tuesday,ring at 17 Canaryap Street,18"
            )
            .With("holiday_schedule", "id,service_id,closed,start_date,opens_at", "h1,sth,no,17 Canaryap Street,x")
            .With("language", "id,service_id,language", "g1,sth,Russian 17 Canaryap Street")
            .With("service_area", "id,service_id,service_area", "e1,sth,\"17, Canaryap\"")
            .With("eligibility", "id,service_id,eligibility", "f1,sth,\"women near 17, Canaryap\"")
            .With("taxonomy", "id,name,vocabulary", "x1,House 17 Canaryap Street,V 17 Canaryap Street")
            .With("service_taxonomy", "id,service_id,taxonomy_id,taxonomy_detail", "y1,sth,x1,17 Canaryap Street")
            .With("shelter_list", "id,title,address", "z1,list,\"17, Canaryap street z1\"");
}
