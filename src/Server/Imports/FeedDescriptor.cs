using System.Text.Json;
using Tirek.Server.Commands;

namespace Tirek.Server.Imports;

/// <summary>A file of a feed. <see cref="Table"/> is its table in the standard, or its own name if the standard has none.</summary>
internal sealed record FeedFile(string Table, string Name, string Path, string? Encoding, char? Delimiter);

/// <summary>
/// The descriptor of a data package: which files it has. Files are looked for beside it, then in <c>data/</c>, and nowhere else: a descriptor comes from a
/// stranger, and must not make the node read what is not of the feed.
/// </summary>
internal sealed class FeedDescriptor
{
    private const string FileName = "datapackage.json";
    private const int LongestDescriptor = 8 << 20;

    /// <summary>Bytes of all files together: rows are held in memory until their privacy flags are known.</summary>
    private const long LongestFeed = 512L << 20;

    private readonly string folder;

    private FeedDescriptor(string path, string name) => (Path, folder, Name) = (path, System.IO.Path.GetDirectoryName(path)!, name);

    public string Path { get; }

    /// <summary>What the feed calls itself; the name of its folder if it does not say.</summary>
    public string Name { get; }
    public List<FeedFile> Files { get; } = [];

    /// <summary>Names of files that are listed and not there.</summary>
    public List<string> Absent { get; } = [];

    /// <exception cref="CommandRefusal">There is no data package, or it points outside itself.</exception>
    public static FeedDescriptor Open(string feed)
    {
        var path = System.IO.Path.GetFullPath(feed);
        if (Directory.Exists(path))
            path = System.IO.Path.Combine(path, FileName);
        else if (path.EndsWith(".zip", StringComparison.OrdinalIgnoreCase))
            throw new CommandRefusal("That is an archive. Unpack it and give the folder.");
        if (!File.Exists(path))
            throw new CommandRefusal($"There is no {FileName} at {path}. Give the folder of an HSDS 1.1 data package.");
        if (IsLink(path))
            throw Refusal(System.IO.Path.GetFileName(path));
        try
        {
            using var json = JsonDocument.Parse(
                Text(path),
                new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip }
            );
            return Read(path, json.RootElement);
        }
        catch (Exception e)
            when (e is JsonException or InvalidOperationException or KeyNotFoundException or UnauthorizedAccessException or IOException)
        {
            throw new CommandRefusal($"{path} is no data package: it cannot be read as JSON with a list of resources.");
        }
    }

    private static string Text(string path)
    {
        if (new FileInfo(path).Length is 0 or > LongestDescriptor)
            throw new JsonException();
        return File.ReadAllText(path, FeedText.EncodingOf(path, null));
    }

    private static FeedDescriptor Read(string path, JsonElement root)
    {
        var folder = System.IO.Path.GetDirectoryName(path)!;
        var feed = new FeedDescriptor(path, String(root, "name") ?? new DirectoryInfo(folder).Name);
        foreach (var resource in root.GetProperty("resources").EnumerateArray())
            feed.Add(resource);
        if (feed.Files.Sum(f => new FileInfo(f.Path).Length) > LongestFeed)
            throw new CommandRefusal("The feed is larger than 512 MB. Split it, and import each part with its own --source.");
        return feed;
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
        var name = String(resource, "name") ?? System.IO.Path.GetFileNameWithoutExtension(paths.FirstOrDefault() ?? "");
        foreach (var part in paths)
            if (Find(part) is { } file)
                Files.Add(new(Hsds11.TableOf(name, part), System.IO.Path.GetRelativePath(folder, file), file, encoding, delimiter));
            else
                Absent.Add(part);
        if (paths.Length == 0)
            Absent.Add(name);
    }

    private string? Find(string path)
    {
        if (path.Length == 0 || path.Contains('\0', StringComparison.Ordinal))
            return null;
        var parts = path.Split('/', '\\');
        if (
            System.IO.Path.IsPathRooted(path)
            || parts.Contains("..")
            || path.Contains(':', StringComparison.Ordinal)
            || path.StartsWith('~')
        )
            throw Refusal(path);
        foreach (var start in new[] { folder, System.IO.Path.Combine(folder, "data") })
        {
            var file = start;
            if (start != folder && IsLink(start))
                throw Refusal("data");
            foreach (var part in parts.Where(p => p is not ("" or ".")))
            {
                file = System.IO.Path.Combine(file, part);
                if (IsLink(file))
                    throw Refusal(path);
            }
            if (File.Exists(file))
                return file;
        }
        return null;
    }

    private static bool IsLink(string path) => new FileInfo(path).LinkTarget is not null;

    private static string? String(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text
            ? text
            : null;

    private static CommandRefusal Refusal(string path) =>
        new(
            $"The descriptor names a file outside the feed, or a link: {path}. Nothing was read. A feed holds its files in its own folder."
        );
}
