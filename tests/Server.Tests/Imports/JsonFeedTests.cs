using System.IO.Compression;
using Microsoft.EntityFrameworkCore;
using Tirek.Domain.Languages;
using Tirek.Domain.Listings;
using Tirek.Server.Tests.Node;
using static Tirek.Server.Tests.Imports.ImportFeedTests;

namespace Tirek.Server.Tests.Imports;

/// <summary>Feeds of nested JSON, whole or broken.</summary>
public sealed class JsonFeedTests
{
    private const string Organization = """{"id":"o1","name":"Centre","website":"https://centre.example"}""";

    public static TheoryData<Provider> Providers => [Provider.Sqlite, Provider.Postgres];
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;
    private static string Official => Path.Combine(TestFeed.Root, "..", "shared", "data", "hsds-3.1", "examples");

    private static string Service(string id, string name, string more = "") =>
        $$"""{"id":"{{id}}","name":"{{name}}","status":"active","organization":{{Organization}}{{more}}}""";

    [Theory]
    [InlineData("services.json", "{0}")]
    [InlineData("services.json", "[{0},{1}]")]
    [InlineData("services.json", "\uFEFF \n[ {0} ,\r\n {1} ]\n")]
    [InlineData("export.json", "{{\"total_items\":2,\"page\":{{\"contents\":[9]}},\"contents\":[{0},{1}],\"empty\":false}}")]
    [InlineData("services.ndjson", "{0}\n{1}\n")]
    [InlineData("services.json", "{0}\n{1}\n")]
    public async Task Every_form_of_a_list_is_read(string file, string form)
    {
        await using var node = await TestNode.Make(Provider.Sqlite);
        using var feed = new TestJson((file, string.Format(null, form, Service("s1", "One"), Service("s2", "Two \\\"}]{[ \\\\"))));
        var (code, said) = await node.Tirek("import", "hsds", feed[file]);
        Assert.True(code == 0, said);
        Assert.Equal(form.Contains("{1}", StringComparison.Ordinal) ? ["One", "Two \"}]{[ \\"] : ["One"], await PublicNames(node));
        await using var db = node.Open();
        Assert.Equal("https://centre.example", (await db.Organizations.SingleAsync(Cancel)).Document.Website);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Nested_objects_become_rows_that_know_what_they_stood_in(Provider provider)
    {
        const string phone = """{"id":"p1","number":"0700 11 22 33","languages":[{"id":"g2","code":"ru"}]}""";
        const string service = $$$"""
            {"id":"s1","name":"Help","organization":{{{Organization}}},"phones":[{{{phone}}}],"is_free":true,
             "before_you_call":{"what_happens":"We listen","answers_by":["voice","sms"]},
             "translations":[{"field":"name","language":"ru","state":"human","value":"Помощь"}],
             "attributes":[{"id":"b1","taxonomy_term":{"id":"m1","code":"legal-aid","name":"Law","description":""}}],
             "capacities":[{"id":"y1","available":3,"updated":"2026-05-01T10:00:00Z","unit":{"id":"u1","name":"beds"}}],
             "service_areas":[{"id":"r1","name":"Osh","place":"KG-osh"}],
             "metadata":[{"id":"e1","last_action_date":"2026-01-01","last_action_type":"update","field_name":"name","previous_value":"a","replacement_value":"b","updated_by":"c"}],
             "service_at_locations":[{"id":"a1","phones":[{{{phone}}}],"location":{"id":"l1","location_type":"physical","name":"House",
               "addresses":[{"id":"d1","address_1":"1 Street","city":"Bishkek","country":"KG","address_type":"physical"},{"id":"d2","address_1":"Box 5","city":"Bishkek","country":"KG","address_type":"postal"}]}}]}
            """;
        await using var node = await TestNode.Make(provider);
        using var feed = new TestJson(("export.json", service));
        var (code, said) = await node.Tirek("import", "hsds", feed.Path);
        Assert.True(code == 0, said);
        await using var db = node.Open();
        Assert.Equal([], await db.QuarantinedRows.ToListAsync(Cancel));
        var listing = (await db.Listings.SingleAsync(Cancel)).Document;
        Assert.Equal(["legal-aid"], listing.Terms);
        Assert.Equal(new("ru", "Помощь", TranslationState.Human), listing.Name.Wordings[1]);
        Assert.Equal(
            ("We listen", true, true, false),
            (
                listing.BeforeYouCall.WhatHappens!.Original.Text,
                listing.BeforeYouCall.AnswersByVoice,
                listing.BeforeYouCall.AnswersBySms,
                listing.BeforeYouCall.AnswersByMessenger
            )
        );
        // The same telephone stands in two objects: it is one row and belongs to both.
        Assert.Equal(["ru"], listing.Phones.Single().For<PublicReader>()!.Languages);
        Assert.Equal(listing.Phones.Single().For<PublicReader>()!.Id, listing.At.Single().Phones.Single().For<PublicReader>()!.Id);
        Assert.Equal("beds", listing.Capacity.Single().For<OwnerReader>()!.Unit);
        Assert.Equal("KG-osh", listing.ServiceAreas.Single().PlaceKey);
        var shown = (Whereabouts.Shown)(await db.Locations.SingleAsync(Cancel)).Document.Whereabouts;
        Assert.Equal(["physical", "postal"], shown.Addresses.Select(a => a.Type));
        Assert.Equal("s1", (await db.SourceRows.SingleAsync(r => r.Table == "metadata", Cancel)).Cells["resource_id"]);
    }

    [Fact]
    public async Task What_contradicts_itself_under_one_id_is_kept_twice_and_what_only_adds_is_one()
    {
        await using var node = await TestNode.Make(Provider.Sqlite);
        using var feed = new TestJson(
            (
                "services.json",
                $"[{Service("s1", "One")},{Service("s2", "Two").Replace("https://centre.example", "https://other.example", StringComparison.Ordinal)}]"
            ),
            ("organizations.json", """[{"id":"o1","name":"Centre","email":"desk@centre.example"}]""")
        );
        await node.Tirek("import", "hsds", feed.Path);
        await using var db = node.Open();
        var organizations = await db.Organizations.Select(o => o.Document).ToListAsync(Cancel);
        Assert.Equal(["https://centre.example", "https://other.example"], organizations.Select(o => o.Website).Order());
        Assert.Equal("desk@centre.example", organizations.Single(o => o.Website == "https://centre.example").Email);
        Assert.Equal(1, await db.ImportDefects.CountAsync(d => d.Reason == "duplicate-id", Cancel));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Flags_stand_in_JSON_too(Provider provider)
    {
        const string place =
            ""","service_at_locations":[{"id":"a1","location":{"id":"l1","name":"House","latitude":40.513917,"longitude":72.816227,"PhysicalAddressIsPrivate":true,"addresses":[{"id":"d1","address_1":"17 Zorvex Lane","city":"Osh","country":"KG"}]}}],"description":"Come to 17 Zorvex Lane.","phones":[{"id":"p1","number":"0700 555 121","audience":"professionals"}]""";
        await using var node = await TestNode.Make(provider);
        using var feed = new TestJson(
            ("export.json", $"[{Service("s1", "Shelter", place)},{Service("s2", "Velmora", ",\"ExcludeFromWebsite\":true")}]")
        );
        var (_, said) = await node.Tirek("import", "hsds", feed.Path);
        Assert.Equal(["Shelter"], await PublicNames(node));
        var stored = await Records(node) + said;
        foreach (var canary in new[] { "Zorvex", "40.51", "72.81" })
            Assert.DoesNotContain(canary, stored, StringComparison.OrdinalIgnoreCase);
        await using var db = node.Open();
        Assert.Empty((await db.PublicListings.SingleAsync(Cancel)).View.Phones);
        Assert.Equal(
            Audience.Professionals,
            (await db.Listings.SingleAsync(l => l.SourceKey == "s1", Cancel)).Document.Phones.Single().Audience
        );
    }

    [Theory]
    [InlineData("{0}\n{{\"id\":\"s2\",\"name\":\"Cut\n{1}\n", "bad-json")]
    [InlineData("{0}\n{{\"id\":\"s2\",\"id\":\"s3\",\"name\":\"Twice\"}}\n{1}\n", "bad-json")]
    [InlineData("{0}\n[1,2,3]\n{1}\n", "not-an-object")]
    [InlineData("{0}\n\"text\"\n{1}\n", "not-an-object")]
    public async Task A_broken_record_costs_no_other(string form, string reason)
    {
        await using var node = await TestNode.Make(Provider.Sqlite);
        using var feed = new TestJson(("services.ndjson", string.Format(null, form, Service("s1", "One"), Service("s9", "Nine"))));
        var (code, said) = await node.Tirek("import", "hsds", feed.Path);
        Assert.True(code == 0, said);
        Assert.Equal(["Nine", "One"], await PublicNames(node));
        await using var db = node.Open();
        Assert.Equal(
            (2, reason),
            await db.QuarantinedRows.Select(q => new { q.Row, q.Reason }).FirstAsync(Cancel) is { } q ? (q.Row, q.Reason) : default
        );
    }

    [Fact]
    public async Task Nesting_without_end_is_quarantined()
    {
        var deep = $$"""{"id":"s2","name":"Deep","x":{{new string('[', 1_000_000)}}{{new string(']', 1_000_000)}}}""";
        await using var node = await TestNode.Make(Provider.Sqlite);
        using var feed = new TestJson(("services.json", $"[{Service("s1", "One")},{deep}]"));
        Assert.Equal(0, (await node.Tirek("import", "hsds", feed.Path)).Code);
        Assert.Equal(["One"], await PublicNames(node));
        Assert.Equal(1, (await Runs(node))[0].Quarantined);
    }

    [Fact]
    public async Task A_record_longer_than_any_is_quarantined_and_not_held()
    {
        await using var node = await TestNode.Make(Provider.Sqlite);
        using var feed = new TestJson(("services.json", $"[{Service("s2", new string('x', 20_000_000))},{Service("s1", "One")}]"));
        Assert.Equal(0, (await node.Tirek("import", "hsds", feed.Path)).Code);
        Assert.Equal(["One"], await PublicNames(node));
    }

    [Theory]
    [InlineData("[{0},")]
    [InlineData("[{0},{{\"id\":\"s2\",\"na")]
    [InlineData("{0} and so on")]
    [InlineData("{{\"contents\":[{0}]")]
    [InlineData("<html>no</html>")]
    [InlineData("[]")]
    [InlineData("")]
    public async Task What_is_cut_short_or_no_JSON_is_refused_and_changes_nothing(string form)
    {
        await using var node = await TestNode.Make(Provider.Sqlite);
        await node.Tirek("import", "list");
        using var feed = new TestJson(("services.json", string.Format(null, form, Service("s1", "One"))));
        var (code, said) = await node.Tirek("import", "hsds", feed["services.json"]);
        Assert.Equal(2, code);
        Assert.DoesNotContain("   at ", said, StringComparison.Ordinal);
        Assert.Empty(await Runs(node));
    }

    [Theory]
    [InlineData("{{\"demonstration\":\"All invented\",\"contents\":[{0}]}}")]
    [InlineData("{{\"contents\":[{0}],\"demonstration\":\"All invented\"}}")]
    [InlineData("[{0},{{\"id\":\"s2\",\"name\":\"Invented\",\"status\":\"active\",\"demonstration\":\"All invented\"}}]")]
    public async Task A_real_node_refuses_the_pages_of_a_demonstration(string form)
    {
        await using var node = await TestNode.Make(Provider.Sqlite);
        await node.Tirek("import", "list");
        using var feed = new TestJson(("services.json", string.Format(null, form, Service("s1", "One"))));
        var (code, said) = await node.Tirek("import", "hsds", feed.Path);
        Assert.Equal(2, code);
        Assert.Contains("invented", said, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task The_same_JSON_twice_or_packed_changes_nothing(Provider provider)
    {
        await using var node = await TestNode.Make(provider);
        using var feed = new TestJson(("services.json", $"[{Service("s1", "One")}]"));
        await node.Tirek("import", "hsds", feed.Path, "--source", "json");
        var before = await State(node);
        await node.Tirek("import", "hsds", feed["services.json"], "--source", "json");
        using var zip = new TestZip();
        ZipFile.CreateFromDirectory(feed.Path, zip.Path);
        Assert.Contains(
            "Nothing changed",
            (await node.Tirek("import", "hsds", zip.Path, "--source", "json")).Said,
            StringComparison.Ordinal
        );
        Assert.Equal(before, await State(node));
    }

    [Theory]
    [InlineData("service_full.json", "Community Counselling")]
    [InlineData("service_list.json", "Community Counselling")]
    [InlineData("service_at_location_full.json", "Community Counselling")]
    public async Task The_official_examples_are_read(string file, string name)
    {
        Assert.SkipUnless(Directory.Exists(Official), "The examples of the standard are not beside the tree.");
        await using var node = await TestNode.Make(Provider.Sqlite);
        using var feed = new TestJson((file, await File.ReadAllTextAsync(Path.Combine(Official, file), Cancel)));
        var (code, said) = await node.Tirek("import", "hsds", feed.Path);
        Assert.True(code == 0, said);
        Assert.Equal([name], await PublicNames(node));
        await using var db = node.Open();
        Assert.Equal(0, await db.QuarantinedRows.CountAsync(Cancel));
        Assert.Equal(0, await db.ImportDefects.CountAsync(d => d.Reason == "duplicate-id", Cancel));
        Assert.Single((await db.Organizations.SingleAsync(Cancel)).Document.Programs, p => p.Name == "Community Mental Health Support");
    }
}

/// <summary>A folder with files of JSON, written for one test. Gone afterwards.</summary>
internal sealed class TestJson : IDisposable
{
    public TestJson(params (string Name, string Content)[] files)
    {
        Path = Directory.CreateTempSubdirectory("tirek-json-").FullName;
        foreach (var (name, content) in files)
            File.WriteAllText(this[name], content);
    }

    public string Path { get; }

    public string this[string file] => System.IO.Path.Combine(Path, file);

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
