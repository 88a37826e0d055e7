using System.Text.Json;
using Tirek.Server.Commands;

namespace Tirek.Server.Imports;

/// <summary>
/// The descriptor of a data package: which files it has. Files are looked for beside it, then in <c>data/</c>, and nowhere else.
/// </summary>
internal sealed class FeedDescriptor
{
    private const int LongestDescriptor = 8 << 20;
    private static readonly JsonDocumentOptions Lenient = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };

    private readonly FeedPlace place;

    private FeedDescriptor(FeedPlace place) => this.place = place;

    public string? Name { get; private set; }
    public bool IsVersion3 { get; private set; }
    public List<FeedFile> Files { get; } = [];
    public List<string> Absent { get; } = [];

    /// <summary>Whether a file of JSON is a descriptor rather than what is described.</summary>
    public static bool IsOne(FeedContent content)
    {
        if (content.Length > LongestDescriptor)
            return false;
        try
        {
            using var json = JsonDocument.Parse(Text(content), Lenient);
            return json.RootElement is { ValueKind: JsonValueKind.Object } root
                && root.TryGetProperty("resources", out var resources)
                && resources.ValueKind == JsonValueKind.Array;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    /// <param name="path">Named where it cannot be read.</param>
    /// <exception cref="CommandRefusal">It is no descriptor, or points outside the feed.</exception>
    public static FeedDescriptor Read(FeedPlace place, FeedContent content, string path)
    {
        try
        {
            using var json = JsonDocument.Parse(Text(content), Lenient);
            var descriptor = new FeedDescriptor(place) { Name = String(json.RootElement, "name") };
            var resources = json.RootElement.GetProperty("resources").EnumerateArray().ToList();
            if (json.RootElement.TryGetProperty("demonstration", out _))
                throw ReadFeed.Demonstration();
            descriptor.IsVersion3 = resources.Exists(r => Hsds3.IsOwnTable(String(r, "name")));
            foreach (var resource in resources)
                descriptor.Add(resource);
            return descriptor;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            throw new CommandRefusal($"{path} is no data package: it cannot be read as JSON with a list of resources.");
        }
    }

    private static string Text(FeedContent content)
    {
        if (content.Length is 0 or > LongestDescriptor)
            throw new JsonException();
        using var stream = content.Open();
        using var reader = new StreamReader(stream, FeedText.EncodingOf(content, null));
        return reader.ReadToEnd();
    }

    private void Add(JsonElement resource)
    {
        var paths = resource.TryGetProperty("path", out var path) switch
        {
            true when path.ValueKind == JsonValueKind.String => [path.GetString()!],
            true when path.ValueKind == JsonValueKind.Array => path.EnumerateArray().Select(p => p.GetString()!).ToArray(),
            _ => [],
        };
        var encoding = String(resource, "encoding");
        var delimiter = resource.TryGetProperty("dialect", out var dialect) && String(dialect, "delimiter") is [var c] ? c : (char?)null;
        var name = String(resource, "name") ?? Path.GetFileNameWithoutExtension(paths.FirstOrDefault() ?? "");
        foreach (var part in paths)
            if (place.Find(part) is { } content)
                Files.Add(new(ImportTables.TableOf(name, part, IsVersion3), content, encoding, delimiter));
            else
                Absent.Add(part);
        if (paths.Length == 0)
            Absent.Add(name);
    }

    private static string? String(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text
            ? text
            : null;
}
