using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Tirek.Domain.Tests.Hsds;
using Tirek.Server.Imports;
using Tirek.Server.Listings;
using Tirek.Server.Node;
using Tirek.Server.Tests.Node;

namespace Tirek.Server.Tests.Imports;

/// <summary>What a source said comes back from the database as it was said, and nothing that was withheld does.</summary>
public sealed class ExportSourceTests
{
    public static TheoryData<Provider> Providers => [Provider.Sqlite, Provider.Postgres];
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;
    private static string Official => Path.Combine(TestFeed.Root, "..", "shared", "data", "hsds-3.1", "examples");

    public static TheoryData<Provider, string, string> Examples
    {
        get
        {
            var all = new TheoryData<Provider, string, string>();
            foreach (var provider in new[] { Provider.Sqlite, Provider.Postgres })
            foreach (
                var (example, file) in new[]
                {
                    ("service_full", "services"),
                    ("service_list", "services"),
                    ("organization_full", "organizations"),
                    ("organization_list", "organizations"),
                    ("service_at_location_full", "service_at_location"),
                    ("service_at_location_list", "service_at_location"),
                    ("location", "locations"),
                    ("taxonomy_term", "taxonomy_terms"),
                    ("taxonomy_term_list", "taxonomy_terms"),
                    ("taxonomy", "taxonomies"),
                    ("taxonomy_list", "taxonomies"),
                }
            )
                all.Add(provider, example, file);
            return all;
        }
    }

    [Theory, MemberData(nameof(Examples))]
    public async Task An_official_example_comes_back_from_the_database(Provider provider, string example, string file)
    {
        Assert.SkipUnless(Directory.Exists(Official), "The examples of the standard are not beside the tree.");
        await using var node = await TestNode.Make(provider);
        using var folder = new Folder();
        var feed = Directory.CreateDirectory(Path.Combine(folder.Path, "feed")).FullName;
        File.Copy(Path.Combine(Official, $"{example}.json"), Path.Combine(feed, $"{example}.json"));
        // A feed without any service is none.
        if (!example.StartsWith("service", StringComparison.Ordinal) && example != "organization_full")
            await File.WriteAllTextAsync(
                Path.Combine(feed, "services.json"),
                """[{"id":"s","name":"Example","status":"active"}]""",
                Cancel
            );
        await Run(node, "import", "hsds", "--yes", feed, "--source", "Example");

        var to = await Export(node, folder, "Example");
        var back = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(to, "json", $"{file}.json"), Cancel))!.AsArray();
        var said = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(Official, $"{example}.json"), Cancel))!;
        foreach (var item in said["contents"] is JsonArray page ? page.ToList() : [said])
            Assert.Equal(
                CanonicalJson.Of(item),
                CanonicalJson.Of(back.Single(b => b!["id"]!.GetValue<string>() == item!["id"]!.GetValue<string>()))
            );
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task The_official_tables_come_back_from_the_database(Provider provider)
    {
        Assert.SkipUnless(Directory.Exists(Official), "The examples of the standard are not beside the tree.");
        await using var node = await TestNode.Make(provider);
        using var folder = new Folder();
        using var feed = new TestFeed("tables");
        var files = Directory.GetFiles(Path.Combine(Official, "csv"));
        foreach (var file in files)
            feed.With(Path.GetFileNameWithoutExtension(file), await File.ReadAllBytesAsync(file, Cancel));
        await Run(node, "import", "hsds", "--yes", feed.Path);

        var to = await Export(node, folder, "tables");
        foreach (var file in files)
            Assert.Equal(Rows(file), Rows(Path.Combine(to, "package", Path.GetFileName(file))));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Ids_blanks_columns_and_places_of_its_own_come_back(Provider provider)
    {
        await using var node = await TestNode.Make(provider);
        using var folder = new Folder();
        using var feed = Neighbour("in the yard\\of A=B").With("unit", "id,name", "u1,Bed ");
        await Run(node, "import", "hsds", "--yes", feed.Path);
        var to = await Export(node, folder, "neighbour");
        foreach (var table in new[] { "phone", "service", "organization", "service_at_location" })
            Assert.Equal(
                Rows(Path.Combine(feed.Path, $"{table}.csv")),
                Rows(
                    Directory
                        .GetFiles(Path.Combine(to, "package"), table == "service_at_location" ? $"{table}.csv" : $"{table}s.csv")
                        .Single()
                )
            );
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task What_a_newer_edition_withholds_comes_back_from_no_source(Provider provider)
    {
        await using var node = await TestNode.Make(provider);
        using var folder = new Folder();
        using var open = House(isPrivate: false);
        using var closed = House(isPrivate: true);
        using var neighbour = Neighbour("left of 17 Zorvex Lane, Bishkek");
        await Run(node, "import", "hsds", "--yes", neighbour.Path);
        await Run(node, "import", "hsds", "--yes", open.Path);
        Assert.Contains("Zorvex", await All(await Export(node, folder, "house")), StringComparison.Ordinal);
        Assert.Contains("Zorvex", await All(await Export(node, folder, "neighbour")), StringComparison.Ordinal);

        await Run(node, "import", "hsds", "--yes", closed.Path);
        string[] canaries = ["Zorvex", "UPRN771234", "42.87", "yard of the bakery"];
        await CanaryTests.Find(canaries, await CanaryTests.Stored(node));
        foreach (var source in new[] { "house", "neighbour" })
        {
            var back = await All(await Export(node, folder, source));
            await CanaryTests.Find(canaries, back);
            Assert.Contains("Legal advice", back, StringComparison.Ordinal);
        }
        Assert.Contains("\"area\"", await All(await Export(node, folder, "house")), StringComparison.Ordinal);

        // Of the neighbour too the rows are forgotten whole, and not only what had to be struck.
        await using (var db = node.Open())
            Assert.All(await db.Listings.ToListAsync(Cancel), l => Assert.Null(SaidRows.In(l.Document.Extra)));

        // Nor after it was taken back.
        await Run(node, "import", "undo", "3", "--yes");
        await CanaryTests.Find(canaries, await All(await Export(node, folder, "house")));
    }

    [Theory, InlineData(Provider.Sqlite, false), InlineData(Provider.Sqlite, true), InlineData(Provider.Postgres, true)]
    public async Task Who_reads_it_into_another_node_opens_nothing(Provider provider, bool isVersion3)
    {
        await using var node = await TestNode.Make(provider);
        await using var other = await TestNode.Make(provider);
        using var folder = new Folder();
        using var feed = CanaryFeed.Make(isVersion3: isVersion3);
        await Run(node, "import", "hsds", "--yes", feed.Path);
        var to = await Export(node, folder, feed.Name);
        await CanaryTests.Find(CanaryFeed.NeverStored, await All(to));
        await Run(other, "import", "hsds", "--yes", Path.Combine(to, "package"));
        await CanaryTests.Find([.. CanaryFeed.NeverStored, .. CanaryFeed.NeverPublic], await CanaryTests.Open(other));
    }

    [Fact]
    public async Task What_was_taken_out_by_hand_is_the_owners()
    {
        await using var node = await TestNode.Make(Provider.Sqlite);
        using var folder = new Folder();
        using var feed = Neighbour("here");
        await Run(node, "import", "hsds", "--yes", feed.Path);
        await using (var db = node.Open())
            Assert.True(await HideListing.SetHidden(db, db.Listings.Single().Id, true, TimeProvider.System, Cancel));
        var to = await Export(node, folder, "neighbour");
        var service = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(to, "json", "services.json"), Cancel))![0]!;
        Assert.Equal("owner", service["audience"]!.GetValue<string>());
    }

    [Fact]
    public async Task It_overwrites_nothing_and_names_what_it_does_not_know()
    {
        await using var node = await TestNode.Make(Provider.Sqlite);
        using var folder = new Folder();
        using var feed = Neighbour("here");
        await Run(node, "import", "hsds", "--yes", feed.Path);
        var (code, said) = await node.Tirek("export", "source", "nobody", "--to", Path.Combine(folder.Path, "x"));
        Assert.Equal(2, code);
        Assert.Contains("no source called nobody", said, StringComparison.Ordinal);
        (code, said) = await node.Tirek("export", "source", "neighbour", "--to", folder.Path);
        Assert.Equal(2, code);
        Assert.Contains("exists already", said, StringComparison.Ordinal);
        if (!OperatingSystem.IsWindows())
            Assert.Equal(
                UnixFileMode.UserRead | UnixFileMode.UserWrite,
                File.GetUnixFileMode(Path.Combine(await Export(node, folder, "neighbour"), "json", "services.json"))
            );
    }

    private static TestFeed House(bool isPrivate) =>
        new TestFeed("house")
            .With("organization", "id,name,description", "o1,Centre,Helps")
            .With("service", "id,organization_id,name,status,odd", "s1,o1,Legal advice,active,in the yard of the bakery at 17 Zorvex Lane")
            .With("service_at_location", "id,service_id,location_id", "a1,s1,l1")
            .With(
                "location",
                "id,location_type,organization_id,name,external_identifier,latitude,longitude",
                "l1,physical,o1,House,UPRN771234,42.87123,74.57123"
            )
            .With(
                "address",
                "id,location_id,address_1,city,country,address_type,is_private",
                $"d1,l1,17 Zorvex Lane,Bishkek,KG,physical,{(isPrivate ? "yes" : "no")}"
            )
            .With("cost_option", "id,service_id,option", "t1,s1,None");

    private static TestFeed Neighbour(string where) =>
        new TestFeed("neighbour")
            .With("organization", "id,name,website", "org 1,Neighbours,https://n.example")
            .With("service", "id,organization_id,name,status,last_modified", "svc 1,org 1,Legal advice  ,active,2026-01-02T03:04:05+06:00")
            .With("service_at_location", "id,service_id,location_id", "at 1,svc 1,loc 1")
            .With("location", "id,location_type,name", "loc 1,virtual,Online")
            .With("phone", "id,service_id,number,odd column", $"tel 1,svc 1,0700 11 22 33,\"{where}\"")
            .With("cost_option", "id,service_id,option", "c1,svc 1,None");

    private static async Task Run(TestNode node, params string[] arguments)
    {
        var (code, said) = await node.Tirek(arguments);
        Assert.True(code == 0, said);
    }

    private static async Task<string> Export(TestNode node, Folder folder, string source)
    {
        var to = Path.Combine(folder.Path, $"to-{Guid.CreateVersion7()}");
        await Run(node, "export", "source", source, "--to", to);
        return to;
    }

    private static async Task<string> All(string folder)
    {
        var all = new List<string>();
        foreach (var file in Directory.GetFiles(folder, "*", SearchOption.AllDirectories))
            all.Add(await File.ReadAllTextAsync(file, Cancel));
        return string.Join('\n', all);
    }

    /// <summary>The rows of a file in canonical JSON, in their order; an empty cell is an absent one.</summary>
    private static IReadOnlyList<string> Rows(string file)
    {
        using var reader = new StreamReader(file);
        var records = new CsvRecords(FeedLines.Read(reader), ',').Read().ToList();
        return
        [
            .. records
                .Skip(1)
                .Select(r =>
                    CanonicalJson.Of(
                        new JsonObject(
                            records[0]
                                .Cells.Zip(r.Cells)
                                .Where(c => c.Second.Length > 0)
                                .Select(c => KeyValuePair.Create(c.First, (JsonNode?)JsonValue.Create(c.Second)))
                        )
                    )
                ),
        ];
    }

    private sealed class Folder : IDisposable
    {
        public string Path { get; } = Directory.CreateTempSubdirectory("tirek-source-").FullName;

        public void Dispose() => Directory.Delete(Path, recursive: true);
    }
}
