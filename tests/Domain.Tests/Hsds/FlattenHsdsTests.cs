using System.Text.Json;
using System.Text.Json.Nodes;
using Tirek.Domain.Hsds;

namespace Tirek.Domain.Tests.Hsds;

public sealed class FlattenHsdsTests
{
    private static List<HsdsRow> Flatten(string table, JsonNode json)
    {
        var rows = new List<HsdsRow>();
        new FlattenHsds(rows.Add).Take(table, json.Deserialize<JsonElement>());
        return rows;
    }

    private static void ComesBack(string table, JsonNode json)
    {
        var rows = Flatten(table, json);
        var root = rows.Single(r => r.Table == table && r.Id == json["id"]!.GetValue<string>());
        Assert.Equal(CanonicalJson.Of(json), CanonicalJson.Of(new NestHsds(rows).Object(root)));
    }

    [Theory]
    [InlineData("service", "service_full.json")]
    [InlineData("organization", "organization_full.json")]
    [InlineData("service_at_location", "service_at_location_full.json")]
    [InlineData("location", "location.json")]
    [InlineData("taxonomy_term", "taxonomy_term.json")]
    [InlineData("taxonomy", "taxonomy.json")]
    public void An_official_example_comes_back_from_its_rows(string table, string file) => ComesBack(table, OfficialExamples.Read(file));

    [Theory]
    [InlineData("service", "service_list.json")]
    [InlineData("organization", "organization_list.json")]
    [InlineData("service_at_location", "service_at_location_list.json")]
    [InlineData("taxonomy_term", "taxonomy_term_list.json")]
    public void Items_of_official_lists_come_back_from_their_rows(string table, string file)
    {
        foreach (var item in OfficialExamples.Read(file)["contents"]!.AsArray())
            ComesBack(table, item!);
    }

    private const string Centre = "5c2f5a36-1c55-4a6e-9f5f-7a30e57a2f01";
    private const string Phone = "5c2f5a36-1c55-4a6e-9f5f-7a30e57a2f02";

    [Fact]
    public void Where_an_object_stands_becomes_a_link_and_a_link_becomes_where_it_stands()
    {
        var json = JsonNode.Parse(
            $$"""{"id":"{{Centre}}","name":"Example centre 1","status":"active","phones":[{"id":"{{Phone}}","number":"000 1"}]}"""
        )!;
        var rows = Flatten("service", json);
        Assert.Equal(["service", "phone"], rows.Select(r => r.Table));
        Assert.Equal(Centre, rows[1]["service_id"]);
        ComesBack("service", json);
    }

    [Fact]
    public void One_id_with_two_contents_is_two_rows_and_one_object_in_two_places_is_one()
    {
        var rows = Flatten(
            "service",
            JsonNode.Parse(
                $$"""
                {"id":"{{Centre}}","phones":[{"id":"{{Phone}}","number":"000 1"},{"id":"{{Phone}}","number":"000 2"}],
                 "contacts":[{"id":"c","phones":[{"id":"{{Phone}}","number":"000 1"}]}]}
                """
            )!
        );
        var phones = rows.Where(r => r.Table == "phone").ToList();
        Assert.Equal(["000 1", "000 2"], phones.Select(p => p["number"]));
        Assert.Equal((Centre, "c"), (phones[0]["service_id"], phones[0]["contact_id"]));
        Assert.Null(phones[1]["contact_id"]);
    }

    [Fact]
    public void A_hidden_place_is_told_by_its_area_even_where_nothing_of_the_area_is_known()
    {
        Assert.Equal("", Flatten("location", JsonNode.Parse("""{"id":"l","area":{}}""")!)[0]["area_place"]);
        ComesBack("location", JsonNode.Parse("""{"id":"l","location_type":"physical","area":{"place":"KG-C","country":"KG"}}""")!);
    }

    [Fact]
    public void What_no_table_knows_comes_back_as_it_was()
    {
        ComesBack(
            "service",
            JsonNode.Parse(
                """{"id":"s","x_words":["a b","c"],"x_object":{"y":[1,null]},"answers_by":"text","before_you_call":{"answers_by":["sms","voice"]}}"""
            )!
        );
    }

    [Theory]
    [InlineData("[1]")]
    [InlineData("\"text\"")]
    public void What_is_no_object_is_refused(string json) => Assert.Throws<JsonException>(() => Flatten("service", JsonNode.Parse(json)!));

    [Fact]
    public void What_nests_without_end_is_refused()
    {
        var json =
            string.Concat(Enumerable.Repeat("""{"organization":{"services":[""", 18)) + "{}" + string.Concat(Enumerable.Repeat("]}}", 18));
        Assert.Throws<JsonException>(() => Flatten("service", JsonNode.Parse(json)!));
    }
}
