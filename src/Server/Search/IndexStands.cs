using System.Globalization;
using Lucene.Net.Store;

namespace Tirek.Server.Search;

/// <summary>Where one index of a node's folder stands: its number, the newest change it has written, and when. Position is null when it must be made anew.</summary>
internal sealed record IndexStand(int Number, long? Position, DateTimeOffset WrittenAt);

/// <summary>Looks at the indexes of a folder from outside, without holding them: the servers that write them may run.</summary>
internal static class IndexStands
{
    public static IReadOnlyList<IndexStand> In(string indexes, Guid node)
    {
        if (!System.IO.Directory.Exists(indexes))
            return [];
        return
        [
            .. System
                .IO.Directory.GetDirectories(indexes)
                .Where(path => int.TryParse(Path.GetFileName(path), NumberStyles.None, CultureInfo.InvariantCulture, out _))
                .Select(path => Of(path, node))
                .OrderBy(i => i.Number),
        ];
    }

    private static IndexStand Of(string path, Guid node)
    {
        long? position = null;
        try
        {
            using var folder = FSDirectory.Open(path);
            position = ListingIndex.PositionOf(folder, node);
        }
        catch (Exception e) when (ListingIndex.IsDamage(e) || e is IOException) { }
        var written = new DirectoryInfo(path).EnumerateFiles().Select(f => (DateTimeOffset)f.LastWriteTimeUtc).DefaultIfEmpty().Max();
        return new(int.Parse(Path.GetFileName(path), CultureInfo.InvariantCulture), position, written);
    }
}
