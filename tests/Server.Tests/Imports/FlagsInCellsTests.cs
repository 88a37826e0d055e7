using Microsoft.EntityFrameworkCore;
using Tirek.Server.Imports;
using Tirek.Server.Tests.Node;

namespace Tirek.Server.Tests.Imports;

/// <summary>Flags that are no columns: values of rows, terms, tags, nested objects of another's making, sentences, and those of the organisation above.</summary>
public sealed class FlagsInCellsTests
{
    public static TheoryData<Provider> Providers => [Provider.Sqlite, Provider.Postgres];
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Providers))]
    public async Task A_flag_counts_wherever_a_table_says_it(Provider provider)
    {
        await using var node = await TestNode.Make(provider);
        using var feed = Feed();
        var (code, said) = await node.Tirek("import", "hsds", feed.Path);
        Assert.Equal(0, code);
        var stored = await CanaryTests.Stored(node);
        await CanaryTests.Find(
            [.. new[] { "child", "term", "row", "about", "words", "way", "told", "тайна" }.Select(w => $"Canary{w}")],
            stored + said
        );
        // Neither a no, nor the name of something else, withholds.
        await using var db = node.Open();
        Assert.Equal(
            ["lanswered", "lopened", "lordinary"],
            await db.Locations.Where(l => !l.IsAreaOnly).Select(l => l.SourceKey).Order().ToListAsync(Cancel)
        );
        Assert.Equal(3, await db.ImportDefects.CountAsync(d => d.Reason == "says-withheld", Cancel));
    }

    private static TestFeed Feed()
    {
        string[] places = ["child", "term", "row", "about", "words", "way", "told", "тайна", "answered", "opened", "ordinary"];
        return new TestFeed()
            .With(
                "organization",
                [
                    "id,name,parent_organization_id,AddressIsPrivate",
                    "oabove,Above,,yes",
                    "obetween,Between,oabove,",
                    .. places.Select(p => $"o{p},Org {p},{(p == "child" ? "obetween" : "")},"),
                ]
            )
            .With(
                "service",
                [
                    "id,organization_id,name,description,status",
                    .. places.Select(p =>
                        $"s{p},o{p},Serv {p},{p switch
                        {
                            "told" => "A shelter. The address is not disclosed.",
                            "тайна" => "Адрес приюта не разглашается",
                            "ordinary" => "Free and confidential. We address secrets of the past.",
                            _ => "x",
                        }},active"
                    ),
                ]
            )
            .With(
                "location",
                [
                    "id,organization_id,name,description,transportation",
                    .. places.Select(p =>
                        $"l{p},o{p},Place,{(p == "words" ? "Confidential address" : "")},{(p == "way" ? "undisclosed" : "")}"
                    ),
                ]
            )
            .With("service_at_location", ["id,service_id,location_id", .. places.Select(p => $"a{p},s{p},l{p}")])
            .With(
                "physical_address",
                ["id,location_id,address_1,city,country", .. places.Select(p => $"p{p},l{p},17 Canary{p} Street,Osh,KG")]
            )
            .With("taxonomy", "id,name", "t1,Confidential location", "t2,Confidential counselling")
            .With("service_taxonomy", "id,service_id,taxonomy_id", "x1,sterm,t1", "x2,sordinary,t2")
            .With(
                "service_flags",
                "id,service_id,flag,value",
                "v1,srow,AddressIsPrivate,yes",
                "v2,sanswered,AddressIsPrivate,no",
                "v3,sopened,ShowAddress,yes",
                "v4,sordinary,private_parking,yes"
            )
            .With("organization_privacy", "id,organization_id,what,state", "w1,oabout,address,kept back", "w2,oopened,address,public");
    }

    [Theory]
    [InlineData("\"flags\":[\"address_private\",\"free\"]", true)]
    [InlineData("\"flags\":[\"private_parking\",\"free\"]", false)]
    [InlineData("\"meta\":[{\"key\":\"address_private\",\"value\":true}]", true)]
    [InlineData("\"meta\":[{\"key\":\"address_private\",\"value\":false}]", false)]
    [InlineData("\"ours\":{\"deep\":{\"hide_address\":true}}", true)]
    [InlineData(
        "\"attributes\":[{\"id\":\"b1\",\"value\":\"yes\",\"taxonomy_term\":{\"id\":\"m1\",\"code\":\"c\",\"name\":\"AddressIsPrivate\",\"description\":\"\"}}]",
        true
    )]
    [InlineData(
        "\"attributes\":[{\"id\":\"b1\",\"value\":\"no\",\"taxonomy_term\":{\"id\":\"m1\",\"code\":\"c\",\"name\":\"AddressIsPrivate\",\"description\":\"\"}}]",
        false
    )]
    [InlineData(
        "\"attributes\":[{\"id\":\"b1\",\"label\":\"Confidential address\",\"taxonomy_term\":{\"id\":\"m1\",\"code\":\"c\",\"name\":\"Other\",\"description\":\"\"}}]",
        true
    )]
    public async Task A_flag_counts_wherever_JSON_says_it(string said, bool isWithheld)
    {
        var service = $$$"""
            {"id":"s1","name":"Help","status":"active","organization":{"id":"o1","name":"Centre"},"service_at_locations":[{"id":"a1","location":
              {"id":"l1","location_type":"physical",{{{said}}},"addresses":[{"id":"d1","address_1":"17 Canary Street","city":"Osh","country":"KG","address_type":"physical"}]}}]}
            """;
        await using var node = await TestNode.Make(Provider.Sqlite);
        using var feed = new TestJson(("export.json", service));
        Assert.Equal(0, (await node.Tirek("import", "hsds", feed.Path)).Code);
        Assert.Equal(!isWithheld, (await CanaryTests.Stored(node)).Contains("17 Canary Street", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("The address is kept confidential.", true)]
    [InlineData("Confidential location", true)]
    [InlineData("The location of the shelter is secret", true)]
    [InlineData("The address cannot be disclosed", true)]
    [InlineData("адрес не публикуется", true)]
    [InlineData("Адрес убежища держится в тайне", true)]
    [InlineData("конфиденциальный адрес", true)]
    [InlineData("Дареги купуя сакталат", true)]
    [InlineData("Мекенжайы құпия", true)]
    [InlineData("Нишонаш махфӣ аст", true)]
    [InlineData("Manzili sir tutiladi", true)]
    [InlineData("Манзили махфий", true)]
    [InlineData("Salgysy gizlin", true)]
    [InlineData("Confidential help at this address", false)]
    [InlineData("Address Confidentiality Program", false)]
    [InlineData("Все обращения конфиденциальны", false)]
    [InlineData("Ваш адрес нам не нужен", false)]
    [InlineData("Бепул ва махфӣ", false)]
    public void A_sentence_may_say_that_an_address_is_not_told(string text, bool says) =>
        Assert.Equal(says, PrivacyAnswers.SaysWithheld(text));
}
