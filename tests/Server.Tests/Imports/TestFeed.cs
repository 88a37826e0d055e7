using System.Text;
using System.Text.Json;

namespace Tirek.Server.Tests.Imports;

/// <summary>A feed of a few lines, written for one test. Gone afterwards.</summary>
internal sealed class TestFeed : IDisposable
{
    private readonly List<object> resources = [];

    public TestFeed(string name = "test-feed")
    {
        Name = name;
        Path = Directory.CreateTempSubdirectory("tirek-feed-").FullName;
        Describe();
    }

    public string Path { get; }
    public string Name { get; }

    /// <summary>The feed that ships with Tirek.</summary>
    public static string Small => global::System.IO.Path.Combine(Root, "samples", "small-feed");

    /// <summary>The top of the project's tree.</summary>
    public static string Root
    {
        get
        {
            var root = AppContext.BaseDirectory;
            while (!File.Exists(global::System.IO.Path.Combine(root, "Tirek.slnx")))
                root =
                    global::System.IO.Path.GetDirectoryName(root)
                    ?? throw new InvalidOperationException("The tests run outside the tree of the project.");
            return root;
        }
    }

    /// <summary>One organisation, one service, one place, with nothing wrong.</summary>
    public static TestFeed Sound() =>
        new TestFeed()
            .With("organization", "id,name", "o1,First organisation")
            .With("service", "id,organization_id,name,status", "s1,o1,First service,active")
            .With("location", "id,organization_id,name,latitude,longitude", "l1,o1,First place,42.87,74.57")
            .With("service_at_location", "id,service_id,location_id", "a1,s1,l1");

    public TestFeed With(string table, params string[] lines) => With(table, Encoding.UTF8.GetBytes(string.Join("\n", lines) + "\n"));

    public TestFeed With(string table, byte[] content, string? encoding = null)
    {
        File.WriteAllBytes(global::System.IO.Path.Combine(Path, $"{table}.csv"), content);
        return Resource(table, $"{table}.csv", encoding);
    }

    /// <summary>Lists a file in the descriptor, whether it is there or not.</summary>
    public TestFeed Resource(string table, string path, string? encoding = null)
    {
        resources.RemoveAll(r => r.ToString()!.Contains($"name = {table},", StringComparison.Ordinal));
        resources.Add(
            new
            {
                name = table,
                path,
                encoding,
            }
        );
        Describe();
        return this;
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);

    private void Describe() =>
        File.WriteAllText(
            global::System.IO.Path.Combine(Path, "datapackage.json"),
            JsonSerializer.Serialize(new { name = Name, resources })
        );
}
