using Microsoft.EntityFrameworkCore;
using Tirek.Server.Tests.Node;

namespace Tirek.Server.Tests.Imports;

/// <summary>What a newer edition withholds is in no former state either, whatever became of the ids; taking the edition back opens nothing.</summary>
public sealed class FormerStatesTests
{
    public static TheoryData<Provider> Providers => [Provider.Sqlite, Provider.Postgres];
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static readonly string[] NeverStored =
    [
        "Canaryaa", // the place has a new id
        "Canarybb", // the place is gone, the service flagged
        "Canarycc", // told by another service in other words
        "Canaryname",
        "Canarydescr",
        "Canarybus",
        "40.513917",
        "Canarydd", // the address is gone from the feed, another service tells it
        "Canaryff", // only the address to write to
        "Canarygg", // an address of the organisation itself
        "17 Canaryhh", // another spelling; told by the history
        "Canaryii", // all ids are new, and the address is gone
        "Canaryjj", // the line of the place cannot be read
    ];

    [Theory, MemberData(nameof(Providers))]
    public async Task What_is_withheld_now_is_struck_from_all_that_was_before(Provider provider)
    {
        await using var node = await TestNode.Make(provider);
        using var open = Open();
        Assert.Equal(0, (await node.Tirek("import", "hsds", open.Path)).Code);
        foreach (var canary in NeverStored)
            Assert.Contains(canary, await CanaryTests.Stored(node), StringComparison.OrdinalIgnoreCase);
        using var withheld = Withheld();
        var (code, told) = await node.Tirek("import", "hsds", withheld.Path, "--yes");
        Assert.True(code == 0, told);
        await CanaryTests.Find(NeverStored, await CanaryTests.Stored(node));
        Assert.Contains("1 Open Street", await CanaryTests.Open(node), StringComparison.Ordinal);

        var (_, said) = await node.Tirek("import", "undo", "2", "--yes");
        Assert.Contains("Places whose address it withheld stay hidden", said, StringComparison.Ordinal);
        Assert.Contains("telephones of 1 records that are for professionals", said, StringComparison.Ordinal);
        await CanaryTests.Find(NeverStored, await CanaryTests.Stored(node));
        Assert.Contains("1 Open Street", await CanaryTests.Open(node), StringComparison.Ordinal);
        await using var db = node.Open();
        // Taken back all the same: what was before is there, hidden places as areas.
        Assert.Equal(
            ["la", "lb", "lc", "ld", "lh", "li", "lj"],
            await db.Locations.Where(l => l.IsAreaOnly && !l.IsGone).Select(l => l.SourceKey).Order().ToListAsync(Cancel)
        );
        Assert.Equal(1, await db.PublicListings.CountAsync(p => p.Folded.Contains(" oldname "), Cancel));
    }

    private static TestFeed Open() =>
        new TestFeed()
            .With("organization", "id,name", "oa,A", "ob,B", "oc,C", "od,D", "of,F", "og,G", "oh,H", "oi,House of I", "oj,J")
            .With(
                "service",
                "id,organization_id,name,description,status",
                "sa,oa,A,desc,active",
                "sb,ob,B,desc,active",
                "sc,oc,C,\"desc 17 Canarycc Street, near Canarydescr bakery\",active",
                "sc2,oc,C2,Come to Canarycc street house 17,active",
                "sd,od,D,desc,active",
                "sd2,od,D2,We are at 17 Canarydd Street too,active",
                "sf,of,Oldname,desc,active",
                "sg,og,G,desc at 17 Canarygg Street,active",
                "sh,oh,H,desc,active",
                "si,oi,I,desc,active",
                "sj,oj,J,desc,active"
            )
            .With(
                "location",
                "id,organization_id,name,description,transportation,latitude,longitude",
                "la,oa,a,,,40.6,72.9",
                "lb,,b,,,,",
                "lc,oc,House Canaryname,Canarydescr yard,bus 73 Canarybus stop,40.513917,72.816227",
                "ld,od,d,,,,",
                "lf,of,f,,,,",
                "lh,oh,h,,,,",
                "li,oi,i,,,,",
                "lj,oj,j,,,,"
            )
            .With(
                "service_at_location",
                "id,service_id,location_id",
                "aa,sa,la",
                "ab,sb,lb",
                "ac,sc,lc",
                "ad,sd,ld",
                "af,sf,lf",
                "ah,sh,lh",
                "ai,si,li",
                "aj,sj,lj"
            )
            .With(
                "physical_address",
                "id,location_id,organization_id,address_1,city,country",
                "pa,la,,17 Canaryaa Street,Osh,KG",
                "pb,lb,,17 Canarybb Street,Osh,KG",
                "pc,lc,,17 Canarycc Street,Osh,KG",
                "pd,ld,,17 Canarydd Street,Osh,KG",
                "pf,lf,,1 Open Street,Osh,KG",
                "pg,,og,17 Canarygg Street,Osh,KG",
                "ph,lh,,\"Apt 3, 17 Canaryhh Street\",Osh,KG",
                "pi,li,,17 Canaryii Street,Osh,KG",
                "pj,lj,,17 Canaryjj Street,Osh,KG"
            )
            .With("postal_address", "id,location_id,address_1,city", "mf,lf,17 Canaryff Street,Osh")
            .With("phone", "id,service_id,number", "t1,sf,0700 737373")
            .With("metadata", "id,resource_id,field_name,previous_value", "h1,sh,x,17 Canaryhh Street old");

    private static TestFeed Withheld() =>
        new TestFeed()
            .With(
                "organization",
                "id,name,PhysicalAddressIsPrivate",
                "oa,A,",
                "ob,B,",
                "oc,C,",
                "od,D,",
                "of,F,",
                "og,G,yes",
                "oh,H,",
                "oi2,house of I,",
                "oj,J,"
            )
            .With(
                "service",
                "id,organization_id,name,description,status,PhysicalAddressIsPrivate",
                "sa,oa,A,desc,active,",
                "sb,ob,B,desc,active,yes",
                "sc,oc,C,desc,active,",
                "sc2,oc,C2,Come,active,",
                "sd,od,D,desc,active,",
                "sd2,od,D2,We are at 17 Canarydd Street too,active,",
                "sf,of,Newname,desc,active,",
                "sg,og,G,desc,active,",
                "sh,oh,H,desc,active,",
                "si2,oi2,Other,desc,active,",
                "sj,oj,J,desc,active,"
            )
            .With(
                "location",
                "id,organization_id,name,latitude,longitude,PhysicalAddressIsPrivate,MailingAddressIsPrivate",
                "la2,oa,a,40.6,72.9,yes,",
                "lc,oc,House,,,yes,",
                "ld,od,d,,,yes,",
                "lf,of,f,,,,yes",
                "lh,oh,h,,,yes,",
                "li2,oi2,i,,,yes,",
                "lj,oj,j,,,yes,,,,too many"
            )
            .With(
                "service_at_location",
                "id,service_id,location_id",
                "aa,sa,la2",
                "ac,sc,lc",
                "ad,sd,ld",
                "af,sf,lf",
                "ah,sh,lh",
                "ai,si2,li2",
                "aj,sj,lj"
            )
            .With(
                "physical_address",
                "id,location_id,organization_id,address_1,city,country",
                "pa,la2,,17 Canaryaa Street,Osh,KG",
                "pc,lc,,17 Canarycc Street,Osh,KG",
                "pf,lf,,1 Open Street,Osh,KG",
                "pg,,og,17 Canarygg Street,Osh,KG",
                "ph,lh,,Canaryhh Street 17,Osh,KG"
            )
            .With("postal_address", "id,location_id,address_1,city", "mf,lf,17 Canaryff Street,Osh")
            .With("phone", "id,service_id,number,PhoneIsPrivate", "t1,sf,0700 737373,yes");
}
