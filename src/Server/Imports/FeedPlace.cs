using Tirek.Server.Commands;

namespace Tirek.Server.Imports;

/// <summary>A file of a feed as it lies there. <see cref="Name"/> is its path within the feed; <see cref="Open"/> reads it from its start, as often as asked.</summary>
internal sealed record FeedContent(string Name, long Length, Func<Stream> Open);

/// <summary>
/// Where the files of a feed lie: a folder, or an archive, which is read and never unpacked: nothing that a flag withholds may come to lie on a disk.
/// </summary>
internal abstract class FeedPlace(string name) : IDisposable
{
    /// <summary>The bytes of all files of a feed together: rows are held in memory until their privacy flags are known.</summary>
    public const long LongestFeed = 512L << 20;

    /// <summary>What the feed is called if it does not say.</summary>
    public string Name { get; } = name;

    /// <summary>The file at a path that a descriptor gives; null when there is none.</summary>
    /// <exception cref="CommandRefusal">The path leads out of the feed, or over a link.</exception>
    public abstract FeedContent? Find(string path);

    /// <summary>All files at the top of the feed, by name.</summary>
    public abstract IReadOnlyList<FeedContent> All();

    public virtual void Dispose() { }

    /// <summary>A descriptor comes from a stranger, and must not make the node read what is not of the feed.</summary>
    protected static string[] PartsOf(string path)
    {
        var parts = path.Split('/', '\\');
        if (Path.IsPathRooted(path) || parts.Contains("..") || path.Contains(':', StringComparison.Ordinal) || path.StartsWith('~'))
            throw Outside(path);
        return [.. parts.Where(p => p is not ("" or "."))];
    }

    protected static CommandRefusal Outside(string path) =>
        new(
            $"The descriptor names a file outside the feed, or a link: {path}. Nothing was read. A feed holds its files in its own folder."
        );
}

/// <summary>A feed that is one file of JSON in memory. Whether it holds a record a line is seen by its name, else by its content.</summary>
internal sealed class FeedInMemory : FeedPlace
{
    private static readonly string[] Endings = [".json", ".ndjson", ".jsonl"];
    private readonly FeedContent content;

    public FeedInMemory(string name, byte[] bytes)
        : base(Path.GetFileNameWithoutExtension(name))
    {
        File = Endings.Contains(Path.GetExtension(name), StringComparer.OrdinalIgnoreCase)
            ? name
            : $"feed{(IsLines(bytes) ? ".ndjson" : ".json")}";
        content = new(File, bytes.Length, () => new MemoryStream(bytes, writable: false));
    }

    /// <summary>What its one file is called.</summary>
    public string File { get; }

    public override FeedContent? Find(string path) => path == content.Name ? content : null;

    public override IReadOnlyList<FeedContent> All() => [content];

    /// <summary>The first line is a whole record.</summary>
    private static bool IsLines(byte[] bytes)
    {
        var end = Array.IndexOf(bytes, (byte)'\n');
        var line = bytes.AsSpan(0, Math.Max(0, end)).TrimEnd("\r \t"u8);
        return line.Length > 1 && line[0] == '{' && line[^1] == '}';
    }
}

/// <summary>The files of a feed in a folder: beside the descriptor, or in <c>data/</c>.</summary>
internal sealed class FeedFolder(string folder) : FeedPlace(new DirectoryInfo(folder).Name)
{
    public override FeedContent? Find(string path)
    {
        if (path.Length == 0 || path.Contains('\0', StringComparison.Ordinal))
            return null;
        var parts = PartsOf(path);
        foreach (var start in new[] { folder, Path.Combine(folder, "data") })
        {
            var file = start;
            if (start != folder && IsLink(start))
                throw Outside("data");
            foreach (var part in parts)
            {
                file = Path.Combine(file, part);
                if (IsLink(file))
                    throw Outside(path);
            }
            if (File.Exists(file))
                return Content(file);
        }
        return null;
    }

    public override IReadOnlyList<FeedContent> All() =>
        [
            .. Directory
                .EnumerateFiles(folder)
                .Order(StringComparer.Ordinal)
                .Select(file => IsLink(file) ? throw Outside(Path.GetFileName(file)) : Content(file)),
        ];

    private FeedContent Content(string file) =>
        new(Path.GetRelativePath(folder, file), new FileInfo(file).Length, () => File.OpenRead(file));

    private static bool IsLink(string path) => new FileInfo(path).LinkTarget is not null;
}
