using Tirek.Domain.Feeds;
using Tirek.Server.Commands;

namespace Tirek.Server.Imports;

/// <summary>
/// A file of a feed. <see cref="Table"/> is its table in the standard, or its own name if the standard has none; null for JSON, which holds rows of many.
/// </summary>
internal sealed record FeedFile(string? Table, FeedContent Content, string? Encoding, char? Delimiter)
{
    public string Name => Content.Name;
}

/// <summary>What a feed is made of: the tables of a data package, or files of JSON; in a folder or a zip.</summary>
internal sealed class FeedFiles : IDisposable
{
    public const string DescriptorName = "datapackage.json";
    private static readonly string[] Json = [".json", ".ndjson", ".jsonl"];

    private readonly FeedPlace place;

    private FeedFiles(FeedPlace place, string name) => (this.place, Name) = (place, name);

    /// <summary>What the feed calls itself; the name of its folder or file if it does not say.</summary>
    public string Name { get; }
    public IReadOnlyList<FeedFile> Files { get; private init; } = [];

    /// <summary>Names of files that are listed and not there.</summary>
    public IReadOnlyList<string> Absent { get; private init; } = [];

    /// <summary>Whether it is in the form of HSDS 3.0 or later, where tables have other names.</summary>
    public bool IsVersion3 { get; private init; }

    public bool IsArchive => place is FeedArchive;
    public bool IsJson => Files.Any(f => f.Table is null);

    /// <param name="feed">A folder, a descriptor, a file of JSON, or a zip of these.</param>
    /// <exception cref="CommandRefusal">There is no feed, or it points outside itself.</exception>
    public static FeedFiles Open(string feed)
    {
        var path = Path.GetFullPath(feed);
        try
        {
            if (Directory.Exists(path))
                return Open(new FeedFolder(path), path, DescriptorName);
            if (!File.Exists(path))
                throw new CommandRefusal($"There is no {DescriptorName} at {path}. Give a folder, a file or a zip of an HSDS feed.");
            if (new FileInfo(path).LinkTarget is not null)
                throw new CommandRefusal($"{Path.GetFileName(path)} is a link. Nothing was read. Give the file itself.");
            if (path.EndsWith(".zip", StringComparison.OrdinalIgnoreCase))
                return Open(FeedArchive.Open(path), path, DescriptorName);
            return Open(new FeedFolder(Path.GetDirectoryName(path)!), path, Path.GetFileName(path));
        }
        catch (Exception e) when (e is UnauthorizedAccessException or IOException)
        {
            throw new CommandRefusal($"{path} cannot be read. Nothing was changed.");
        }
    }

    /// <summary>A feed that is in memory and never lies on a disk: a zip by its first two bytes, else one file of JSON.</summary>
    /// <param name="content">The whole of it.</param>
    /// <param name="name">What the file is called: by it the feed is known if it does not say a name.</param>
    /// <exception cref="CommandRefusal">It is none.</exception>
    public static FeedFiles Open(byte[] content, string name)
    {
        name = Path.GetFileName(name);
        if (content is [(byte)'P', (byte)'K', ..])
            return Open(FeedArchive.Open(new MemoryStream(content, writable: false), name), name, DescriptorName);
        var place = new FeedInMemory(name, content);
        return Open(place, name, place.File);
    }

    public void Dispose() => place.Dispose();

    private static FeedFiles Open(FeedPlace place, string path, string descriptor)
    {
        try
        {
            var files = Read(place, path, descriptor);
            if (files.Files.Sum(f => f.Content.Length) > FeedPlace.LongestFeed)
                throw new CommandRefusal(
                    "The feed is larger than 512 MB. Split it, and import each part with its own --source.",
                    FeedFault.TooLarge
                );
            return files;
        }
        catch
        {
            place.Dispose();
            throw;
        }
    }

    private static FeedFiles Read(FeedPlace place, string path, string descriptor)
    {
        if (place.Find(descriptor) is { } described && (descriptor == DescriptorName || FeedDescriptor.IsOne(described)))
        {
            var read = FeedDescriptor.Read(place, described, path);
            return new(place, read.Name ?? place.Name)
            {
                Files = read.Files,
                Absent = read.Absent,
                IsVersion3 = read.IsVersion3,
            };
        }
        var json = place.All().Where(HoldsJson).ToList();
        if (descriptor != DescriptorName)
            json = [.. json.Where(c => c.Name == descriptor)];
        if (json.Count == 0)
            throw new CommandRefusal(
                $"There is no {DescriptorName} at {path}, and no JSON. Give a folder, a file or a zip of an HSDS feed."
            );
        return new(place, descriptor == DescriptorName ? place.Name : Path.GetFileNameWithoutExtension(descriptor))
        {
            Files = [.. json.Select(c => new FeedFile(null, c, null, null))],
            IsVersion3 = true,
        };
    }

    private static bool HoldsJson(FeedContent content) => Json.Contains(Path.GetExtension(content.Name), StringComparer.OrdinalIgnoreCase);
}
