using System.Text.Json;
using System.Text.Json.Nodes;
using Json.Schema;
using Tirek.Server.Tests.Imports;
using Tirek.Server.Tests.Node;

namespace Tirek.Server.Tests.OpenData;

/// <summary>
/// Every answer is what the standard's own compiled schemas accept, with formats asserted. These are not ours to ship: where they are not beside the tree,
/// these tests are skipped.
/// </summary>
public sealed class ConformanceTests
{
    private static string Standard => Path.Combine(TestFeed.Root, "..", "shared", "data", "hsds-3.1", "compiled");
    private static string Miami => Path.Combine(TestFeed.Root, "..", "shared", "data", "miami-211");
    public static TheoryData<Provider> Providers => [Provider.Sqlite, Provider.Postgres];

    private static readonly (string List, string Also, string Schema)[] Lists =
    [
        ("services", "", "service_list"),
        ("services", "&full=true", "service"),
        ("organizations", "", "organization_list"),
        ("organizations", "&full=true", "organization"),
        ("organizations", "&full=true&full_service=true", "organization"),
        ("service_at_locations", "", "service_at_location_list"),
        ("service_at_locations", "&full=true", "service_at_location"),
    ];

    [Theory, MemberData(nameof(Providers))]
    public async Task Every_page_of_the_demonstration_is_what_the_standard_accepts(Provider provider)
    {
        Assert.SkipUnless(Directory.Exists(Standard), "The compiled schemas of HSDS 3.1 are not beside the tree.");
        var (site, reader) = await ApiReader.Demonstration(provider);
        await using var _ = site;
        await Accepted(reader);
    }

    [Fact]
    public async Task Every_page_of_a_real_feed_is_what_the_standard_accepts()
    {
        Assert.SkipUnless(
            Directory.Exists(Standard) && Directory.Exists(Miami),
            "The schemas of HSDS 3.1 and the feed are not beside the tree."
        );
        var node = await OpenNode();
        Assert.Equal(0, (await node.Tirek("import", "hsds", Miami, "--source", "miami", "--country", "US")).Code);
        await using var site = await TestSite.Open(node);
        var reader = new ApiReader(site.Browser);
        await Accepted(reader);
        Assert.Equal(4_089, (await reader.All("/hsds/services")).Count);
    }

    [Fact]
    public void Twin_what_lacks_a_required_value_is_found()
    {
        Assert.SkipUnless(Directory.Exists(Standard), "The compiled schemas of HSDS 3.1 are not beside the tree.");
        Assert.NotEmpty(Faults(Schema("service_list"), JsonNode.Parse("""{"id":"5c2f5a36-1c55-4a6e-9f5f-7a30e57a2f01","name":"n"}""")!));
        Assert.NotEmpty(Faults(Schema("service_list"), JsonNode.Parse("""{"id":"not a uuid","name":"n","status":"active"}""")!));
    }

    private static async Task Accepted(ApiReader reader)
    {
        foreach (var (list, also, schema) in Lists)
        {
            var accepts = Schema(schema);
            var items = await reader.All($"/hsds/{list}", also);
            Assert.NotEmpty(items);
            var faults = items
                .AsParallel()
                .SelectMany(item => Faults(accepts, item).Select(f => $"{list}{also} {ApiReader.Id(item)}: {f}"))
                .Take(5);
            Assert.Equal("", string.Join('\n', faults));
        }
    }

    private static JsonSchema Schema(string name) =>
        JsonSchema.FromFile(
            Path.Combine(Standard, $"{name}.json"),
            new BuildOptions { Dialect = Dialect.Draft202012, SchemaRegistry = new() }
        );

    private static IEnumerable<string> Faults(JsonSchema schema, JsonNode item)
    {
        var result = schema.Evaluate(
            item.Deserialize<JsonElement>(),
            new EvaluationOptions { OutputFormat = OutputFormat.List, RequireFormatValidation = true }
        );
        return result.IsValid
            ? []
            : (result.Details ?? [])
                .Where(d => d.Errors is not null)
                .SelectMany(d => d.Errors!.Values.Select(e => $"{d.InstanceLocation} {e}"));
    }

    private static async Task<TestNode> OpenNode()
    {
        var node = await TestNode.Make(Provider.Sqlite);
        await node.Tirek("countries", "set", "KG");
        string[] number = ["--number", "112", "--label", "emergency service", "--checked-by", "A. Asanova", "--checked-on", "2026-11-20"];
        await node.Tirek(["crisis", "set", "--country", "KG", .. number]);
        return node;
    }
}
