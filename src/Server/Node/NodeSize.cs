using Microsoft.EntityFrameworkCore;
using Tirek.Server.Data;

namespace Tirek.Server.Node;

/// <summary>What a node takes of its disk, in bytes. A PostgreSQL database lies on that server's disk.</summary>
internal static class NodeSize
{
    public static async Task<long> OfDatabase(AppDb db, NodeFolder folder, CancellationToken cancel) =>
        folder.Postgres is null
            ? DatabaseFiles(folder).Sum(f => f.Length)
            : await db.Database.SqlQueryRaw<long>("SELECT pg_database_size(current_database()) AS \"Value\"").SingleAsync(cancel);

    public static long OfIndex(NodeFolder folder) => Everything(folder.Indexes);

    /// <summary>All in the folder that is neither database nor index: keys, reports, logs.</summary>
    public static long OfTheRest(NodeFolder folder) => Everything(folder.Path) - OfIndex(folder) - DatabaseFiles(folder).Sum(f => f.Length);

    public static long Free(NodeFolder folder) => new DriveInfo(folder.Path).AvailableFreeSpace;

    private static FileInfo[] DatabaseFiles(NodeFolder folder) => new DirectoryInfo(folder.Path).GetFiles("tirek.db*");

    private static long Everything(string path) =>
        Directory.Exists(path) ? new DirectoryInfo(path).EnumerateFiles("*", SearchOption.AllDirectories).Sum(Length) : 0;

    /// <summary>The index drops files while it is looked at.</summary>
    private static long Length(FileInfo file)
    {
        try
        {
            return file.Length;
        }
        catch (FileNotFoundException)
        {
            return 0;
        }
    }
}
