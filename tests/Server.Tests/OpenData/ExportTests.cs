using System.Text.Json.Nodes;
using ExcelDataReader;
using Microsoft.EntityFrameworkCore;
using Tirek.Domain.Languages;
using Tirek.Domain.Listings;
using Tirek.Server.Listings;
using Tirek.Server.Node;
using Tirek.Server.Tests.Imports;
using Tirek.Server.Tests.Node;

namespace Tirek.Server.Tests.OpenData;

public sealed class ExportTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("tirek-export-").FullName;

    public static TheoryData<Provider, string, string> Forms =>
        new()
        {
            { Provider.Sqlite, "package", "directory.zip" },
            { Provider.Postgres, "package", "directory" },
            { Provider.Sqlite, "json", "directory.json" },
            { Provider.Postgres, "json", "directory.json" },
        };

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Forms))]
    public async Task What_one_node_exports_and_another_imports_is_the_same_public_directory(Provider provider, string form, string name)
    {
        var one = await Filled(provider);
        var (code, said) = await one.Tirek("export", form, "--to", At(name));
        Assert.True(code == 0, said);
        var other = await Open(provider);
        (code, said) = await other.Tirek("import", "hsds", At(name), "--source", "the other node");
        Assert.True(code == 0, said);

        var (expected, actual) = (await Public(one), await Public(other));
        Assert.True(expected.Count >= 45);
        Assert.Equal(expected.Keys.Order(), actual.Keys.Order());
        foreach (var (id, service) in expected)
            Assert.Equal(service, actual[id]);
    }

    [Fact]
    public async Task An_export_of_a_demonstration_says_so_and_no_real_node_takes_it()
    {
        await using var invented = await TestNode.Make(Provider.Sqlite, NodeKind.Demonstration);
        await using (var site = await TestSite.Open(await TestNode.Make(Provider.Sqlite, NodeKind.Demonstration)))
            foreach (var (form, name) in new[] { ("package", "d.zip"), ("json", "d.json"), ("excel", "d.xlsx") })
            {
                var (code, said) = await site.Node.Tirek("export", form, "--to", At(name));
                Assert.True(code == 0, said);
                Assert.Contains("invented", said, StringComparison.Ordinal);
            }
        await using var real = await TestNode.Make(Provider.Sqlite);
        foreach (var name in new[] { "d.zip", "d.json" })
        {
            var (code, said) = await real.Tirek("import", "hsds", At(name));
            Assert.True(code == 2, said);
            Assert.Contains("invented", said, StringComparison.OrdinalIgnoreCase);
        }
        Assert.Contains("Demonstration: invented", Sheets(At("d.xlsx"))[0][0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en", "Service")]
    [InlineData("kk", "Қызмет")]
    [InlineData("uz-Cyrl", "Хизмат")]
    public async Task A_workbook_holds_every_public_service_in_its_language(string language, string heading)
    {
        var node = await Filled(Provider.Sqlite);
        var (code, said) = await node.Tirek("export", "excel", "--to", At($"{language}.xlsx"), "--language", language);
        Assert.True(code == 0, said);
        var rows = Sheets(At($"{language}.xlsx"));
        Assert.Equal(heading, rows[0][0]);
        await using var db = node.Open();
        var public_ = await db.PublicListings.ToListAsync(Cancel);
        Assert.Equal(public_.Count, rows.Count(r => Guid.TryParse(r[^1], out _)));
        var reader = Language.Find(language)!;
        foreach (var listing in public_)
            Assert.Contains(rows, r => r[^1] == $"{listing.Id}" && r[0] == listing.View.Name.In(reader).Text);
        await node.DisposeAsync();
    }

    [Fact]
    public async Task Nothing_is_overwritten_and_nothing_is_left_half_written()
    {
        await using var node = await TestNode.Make(Provider.Sqlite);
        await node.Tirek("import", "hsds", TestFeed.Small);
        await File.WriteAllTextAsync(At("there.json"), "mine", Cancel);
        Assert.Equal(2, (await node.Tirek("export", "json", "--to", At("there.json"))).Code);
        Assert.Equal("mine", await File.ReadAllTextAsync(At("there.json"), Cancel));
        Assert.Equal(2, (await node.Tirek("export", "json", "--to", At("no/such/folder.json"))).Code);
        Assert.Equal(2, (await node.Tirek("export", "excel", "--to", At("name.csv"))).Code);
        Assert.Equal(2, (await node.Tirek("export", "excel", "--to", At("name.xlsx"), "--language", "xx")).Code);
        Assert.Equal(0, (await node.Tirek("export", "package", "--to", At("package.zip"))).Code);
        Assert.Equal(["package.zip", "there.json"], Directory.EnumerateFileSystemEntries(folder).Select(Path.GetFileName).Order());
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private string At(string name) => Path.Combine(folder, name);

    /// <summary>What anybody is answered, without what is of the node that answers.</summary>
    private static async Task<Dictionary<string, string>> Public(TestNode node)
    {
        await using var site = await TestSite.Open(node);
        var lines = (await site.Get("/hsds/services?full=true&format=ndjson")).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var services = new Dictionary<string, string>();
        foreach (var line in lines)
        {
            var service = JsonNode.Parse(line)!.AsObject();
            service.Remove("last_modified");
            service.Remove("source");
            service["organization"]?.AsObject().Remove("source");
            services[service["id"]!.GetValue<string>()] = service.ToJsonString();
        }
        return services;
    }

    private static async Task<TestNode> Open(Provider provider)
    {
        var node = await TestNode.Make(provider);
        await node.Tirek("countries", "set", "KG");
        string[] number = ["--number", "112", "--label", "emergency service", "--checked-by", "A. Asanova", "--checked-on", "2026-11-20"];
        await node.Tirek(["crisis", "set", "--country", "KG", .. number]);
        return node;
    }

    /// <summary>A real node with all that the invented network has: translations, hidden places, programmes, hours, what to know before calling.</summary>
    private static async Task<TestNode> Filled(Provider provider)
    {
        var node = await Open(provider);
        await using var invented = await TestSite.Open(Provider.Sqlite);
        await using var from = invented.Node.Open();
        await using var to = node.Open();
        to.Organizations.AddRange(await from.Organizations.AsNoTracking().ToListAsync(Cancel));
        to.Locations.AddRange(await from.Locations.AsNoTracking().ToListAsync(Cancel));
        foreach (var listing in await from.Listings.AsNoTracking().ToListAsync(Cancel))
        {
            // By its numbers a real node knows what is invented, and takes none of it.
            listing.Document = listing.Document with
            {
                Phones = [.. listing.Document.Phones.Select(p => Held.For(p.Audience, p.For<OwnerReader>()! with { IsInvented = false }))],
            };
            to.Listings.Add(listing);
        }
        to.ListingPlaces.AddRange(await from.ListingPlaces.AsNoTracking().ToListAsync(Cancel));
        await to.SaveChangesAsync(Cancel);
        await PublishListings.Publish(to, await to.Listings.Select(l => l.Id).ToListAsync(Cancel), Cancel);
        return node;
    }

    private static List<string[]> Sheets(string path)
    {
        global::System.Text.Encoding.RegisterProvider(global::System.Text.CodePagesEncodingProvider.Instance);
        using var stream = File.OpenRead(path);
        using var reader = ExcelReaderFactory.CreateReader(stream);
        var rows = new List<string[]>();
        while (reader.Read())
            rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(i => reader.GetValue(i)?.ToString() ?? "")]);
        return rows;
    }
}
