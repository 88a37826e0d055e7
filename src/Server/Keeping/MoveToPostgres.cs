using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Tirek.Server.Audit;
using Tirek.Server.Commands;
using Tirek.Server.Data;
using Tirek.Server.Node;

namespace Tirek.Server.Keeping;

/// <summary>
/// Moves a node from its embedded database into PostgreSQL. The node holds still meanwhile. Every table is read back and compared before the folder points
/// at the new database, which is one rename; until then the node is as it was. The old file stays, under another name, for its operator to delete.
/// </summary>
internal static class MoveToPostgres
{
    private const string Act = "node.move";

    /// <returns>Number of rows carried over, and the path of the old file.</returns>
    /// <exception cref="CommandRefusal">It cannot be moved. The node is as it was.</exception>
    public static async Task<(long Rows, string Kept)> Move(
        NodeFolder folder,
        string connection,
        TimeProvider clock,
        CancellationToken cancel
    )
    {
        if (folder.Postgres is not null)
            throw new CommandRefusal("This node is on PostgreSQL already.");
        using var alone = NodeLock.Alone(folder);
        var moved = folder.Over(connection);
        long rows;
        await using (var from = folder.OpenDatabase())
        await using (var to = moved.OpenDatabase())
        {
            await from.Prepare(folder, cancel);
            await FillDatabase.RefuseForeign(to, folder.Id, cancel);
            rows = await Carry(from, to, folder, clock, cancel);
            // All of the old database stands in its one file before it is left.
            if (!await from.LetGoOfDeleted(attempts: 20, cancel))
                throw new CommandRefusal(
                    "Another program reads from this node's database. Nothing was moved: stop it, and run the command again."
                );
            await FillMark.SetWhole(to, cancel);
            moved.Save();
            await FillMark.Remove(to, cancel);
        }
        return (rows, SetAside(folder, clock.GetUtcNow()));
    }

    private static async Task<long> Carry(AppDb from, AppDb to, NodeFolder folder, TimeProvider clock, CancellationToken cancel)
    {
        var tables = StoredTable.All(from);
        await using (await from.Snapshot(cancel))
            await FillDatabase.Fill(to, folder.Id, SchemaState.Newest(from), tables, t => ReadRows.Of(from, t, cancel), cancel);
        var rows = tables.Sum(t => ReadRows.Digest(to, t, cancel).Rows);
        to.Trail(Act, folder.Id.ToString(), clock);
        await to.SaveChangesAsync(cancel);
        return rows;
    }

    private static string SetAside(NodeFolder folder, DateTimeOffset now)
    {
        SqliteConnection.ClearAllPools();
        var name = $"{folder.Database}.moved-{now.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}";
        var kept = Enumerable.Range(1, int.MaxValue - 1).Select(n => n == 1 ? name : $"{name}-{n}").First(path => !File.Exists(path));
        File.Move(folder.Database, kept);
        foreach (var rest in new[] { folder.Database + "-wal", folder.Database + "-shm" })
            File.Delete(rest);
        CopiedFeeds.Delete(kept);
        return kept;
    }
}
