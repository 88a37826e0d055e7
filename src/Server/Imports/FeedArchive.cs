using System.IO.Compression;
using Tirek.Domain.Feeds;
using Tirek.Server.Commands;

namespace Tirek.Server.Imports;

/// <summary>
/// The files of a feed in a zip. Its directory is looked through before a file is read: paths that lead out, links, encryption, archives within it, and more
/// than a feed may hold are refused. What its directory promises is checked again as the bytes come (<see cref="ArchiveStream"/>).
/// </summary>
internal sealed class FeedArchive : FeedPlace
{
    private const int MostFiles = 1_000;
    private const int UnixFileType = 0xF000;
    private const int UnixLink = 0xA000;
    private static readonly string[] Archives = [".zip", ".gz", ".tgz", ".tar", ".7z", ".rar", ".bz2", ".xz", ".zst"];

    private readonly ZipArchive archive;
    private readonly Dictionary<string, ZipArchiveEntry> entries = new(StringComparer.OrdinalIgnoreCase);
    private readonly string top;

    private FeedArchive(ZipArchive archive, string name)
        : base(name)
    {
        this.archive = archive;
        foreach (var entry in archive.Entries.Where(e => !IsOfSystem(e.FullName)))
        {
            Check(entry);
            if (!entry.FullName.EndsWith('/') && !entries.TryAdd(entry.FullName, entry))
                throw Refusal("holds two files of one name");
        }
        if (entries.Count > MostFiles)
            throw Refusal($"holds more than {MostFiles:N0} files");
        if (entries.Values.Sum(e => e.Length) > LongestFeed)
            throw new CommandRefusal(
                "The feed is larger than 512 MB. Split it, and import each part with its own --source.",
                FeedFault.TooLarge
            );
        top = TopOf(entries.Keys);
    }

    /// <exception cref="CommandRefusal">It is no sound zip, or one that may not be read.</exception>
    public static FeedArchive Open(string path)
    {
        try
        {
            return Open(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read), path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Broken();
        }
    }

    /// <inheritdoc cref="Open(string)"/>
    public static FeedArchive Open(Stream stream, string path)
    {
        try
        {
            ArchiveDirectory.Check(stream);
            return new(new ZipArchive(stream, ZipArchiveMode.Read), Path.GetFileNameWithoutExtension(path));
        }
        catch (Exception e)
        {
            stream.Dispose();
            if (e is InvalidDataException or IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
                throw Broken();
            throw;
        }
    }

    public override FeedContent? Find(string path)
    {
        var inner = string.Join('/', PartsOf(path));
        return (entries.GetValueOrDefault($"{top}{inner}") ?? entries.GetValueOrDefault($"{top}data/{inner}")) is { } entry
            ? Content(entry)
            : null;
    }

    public override IReadOnlyList<FeedContent> All() =>
        [
            .. entries
                .Where(e => !e.Key[top.Length..].Contains('/', StringComparison.Ordinal))
                .OrderBy(e => e.Key, StringComparer.Ordinal)
                .Select(e => Content(e.Value)),
        ];

    public override void Dispose()
    {
        archive.Dispose();
        base.Dispose();
    }

    public static CommandRefusal Broken() =>
        new(
            "The archive is broken or no zip. Nothing was changed. Fetch it again, or unpack it and give the folder.",
            FeedFault.BrokenArchive
        );

    private FeedContent Content(ZipArchiveEntry entry) => new(entry.FullName[top.Length..], entry.Length, () => new ArchiveStream(entry));

    private static void Check(ZipArchiveEntry entry)
    {
        var name = entry.FullName;
        if (name.StartsWith('/') || name.Split('/').Contains("..") || name.Any(c => c is '\\' or ':' || char.IsControl(c)))
            throw Refusal("names a file outside itself");
        if (((entry.ExternalAttributes >> 16) & UnixFileType) == UnixLink)
            throw Refusal("holds a link");
        if (entry.IsEncrypted)
            throw new CommandRefusal(
                "The archive is encrypted. Nothing was changed. Unpack it with its password and give the folder.",
                FeedFault.BrokenArchive
            );
        if (Archives.Contains(Path.GetExtension(name), StringComparer.OrdinalIgnoreCase))
            throw Refusal("holds another archive");
        if (entry.Length > ArchiveStream.WorthALook && entry.Length / ArchiveStream.HighestRatio > entry.CompressedLength)
            throw Refusal("unpacks to far more than it holds");
    }

    /// <summary>What systems add when they pack a folder.</summary>
    private static bool IsOfSystem(string name) =>
        name.StartsWith("__MACOSX/", StringComparison.Ordinal)
        || name.EndsWith("/.DS_Store", StringComparison.Ordinal)
        || name == ".DS_Store";

    /// <summary>The one folder in which all files lie, as when a folder was packed; else nothing.</summary>
    private static string TopOf(IReadOnlyCollection<string> names)
    {
        var first = names.FirstOrDefault() ?? "";
        var top = first[..(first.IndexOf('/', StringComparison.Ordinal) + 1)];
        return top != "data/" && names.All(n => n.StartsWith(top, StringComparison.OrdinalIgnoreCase)) ? top : "";
    }

    private static CommandRefusal Refusal(string what) => new($"The archive {what}. Nothing was read.", FeedFault.BrokenArchive);
}
