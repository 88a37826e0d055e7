using Tirek.Domain.Keeping;
using Tirek.Server.Node;

namespace Tirek.Server.Keeping;

/// <summary>Looks at what a node stands on: the rights of its files, the clock, the disk.</summary>
internal sealed class CheckMachine(NodeFolder folder, TimeProvider clock)
{
    private const long Megabyte = 1024 * 1024;

    /// <summary>With less the database may fail to write at any moment.</summary>
    private const long LeastFree = 200 * Megabyte;

    public Finding Rights()
    {
        var open = new[] { folder.Path, Path.Combine(folder.Path, NodeFolder.FileName), folder.Keys }
            .Where(path => (File.Exists(path) || Directory.Exists(path)) && PrivateFiles.AreOpenToOthers(path))
            .ToList();
        if (folder.Postgres is not null && Directory.GetFiles(folder.Path, "tirek.db*") is [var left, ..])
            return Finding.Attention(
                "files",
                $"{left} holds the node as it was before it was moved to PostgreSQL. When all runs well, delete it."
            );
        return open.Count == 0
            ? Finding.Ok("files", "Only the user who runs the node can read its folder.")
            : Finding.Attention(
                "files",
                $"Other users of this machine can read {string.Join(", ", open)}. Close it to them: chmod -R go-rwx {folder.Path}"
            );
    }

    /// <param name="written">The newest instant in the database, if it could be read.</param>
    public Finding Clock(DateTimeOffset? written)
    {
        var now = clock.GetUtcNow();
        var files = Directory
            .EnumerateFiles(folder.Path, "*", SearchOption.AllDirectories)
            .Append(typeof(CheckMachine).Assembly.Location)
            .Where(File.Exists)
            .Select(f => new DateTimeOffset(File.GetLastWriteTimeUtc(f), TimeSpan.Zero))
            .Max();
        var newest = written > files ? written.Value : files;
        return newest > now + NewestInstant.Tolerance
            ? Finding.Broken(
                "clock",
                $"It says {now:yyyy-MM-dd HH:mm} UTC, but something here was written at {newest:yyyy-MM-dd HH:mm}: set the machine's clock, then start the server again. Until then checked numbers and opening hours are shown wrongly."
            )
            : Finding.Ok("clock", $"It says {now:yyyy-MM-dd HH:mm} UTC, and nothing here is newer.");
    }

    /// <param name="needed">Bytes that the database takes: a backup never takes more.</param>
    public Finding Space(long needed)
    {
        var free = NodeSize.Free(folder);
        var said = $"{free / Megabyte:N0} MB are free; the database takes {needed / Megabyte:N0} MB, and a backup no more.";
        return free < LeastFree ? Finding.Broken("disk", $"{said} Make room now: nothing can be written soon.")
            : free < needed + LeastFree ? Finding.Attention("disk", $"{said} Make room, and write backups to another disk.")
            : Finding.Ok("disk", said);
    }
}
