using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Tirek.Server.Data;
using Tirek.Server.Node;

namespace Tirek.Server.Installing;

/// <summary>
/// The embedded database as the version before left it: <c>DATA/before/tirek-VERSION.db</c>, for whoever wants to go back. It holds what has been hidden
/// or withheld since, so it is deleted after <see cref="Kept"/>, with what a way back left over.
/// </summary>
internal sealed record FormerDatabase(string Version, string File)
{
    public static readonly TimeSpan Kept = TimeSpan.FromDays(14);
    private const string Prefix = "tirek-";
    private const string Suffix = ".db";

    /// <summary>The one that an update kept, or null.</summary>
    public static FormerDatabase? In(NodeFolder folder) =>
        Files(folder, $"{Prefix}*{Suffix}")
            .Select(f => new FormerDatabase(Path.GetFileName(f)[Prefix.Length..^Suffix.Length], f))
            .SingleOrDefault();

    /// <summary>
    /// Copies the database as <paramref name="version"/> left it. If an update was cut off after it had changed something, the copy that it made stays.
    /// Any other former database is deleted: there is one way back, to the version before.
    /// </summary>
    public static async Task<FormerDatabase> Keep(SqliteDb db, NodeFolder folder, string version, CancellationToken cancel)
    {
        PrivateFiles.MakeFolder(At(folder));
        var file = Path.Combine(At(folder), Prefix + version + Suffix);
        if (!System.IO.File.Exists(file) || await HasShapeOf(db, file, cancel))
        {
            PrivateFiles.Create(file + ".new").Dispose();
            await db.Database.ExecuteSqlAsync($"VACUUM INTO {file + ".new"}", cancel);
            CopiedFeeds.Delete(file + ".new");
            Flush(file + ".new");
            System.IO.File.Move(file + ".new", file, overwrite: true);
        }
        foreach (var other in Files(folder, "*").Where(f => f != file))
            System.IO.File.Delete(other);
        return new(version, file);
    }

    /// <summary>
    /// Puts it back in the place of the database, which is kept beside as <c>undone-VERSION.db</c>. Whole or not at all. The search index is made anew: it
    /// knows changes that this database does not.
    /// </summary>
    /// <returns>Where the database is that was replaced.</returns>
    public async Task<string> PutBack(SqliteDb db, NodeFolder folder, CancellationToken cancel)
    {
        var undone = Path.Combine(At(folder), $"undone-{SchemaVersion.Running}{Suffix}");
        PrivateFiles.Create(undone).Dispose();
        await db.Database.ExecuteSqlAsync($"VACUUM INTO {undone}", cancel);
        CopiedFeeds.Delete(undone);
        Flush(undone);
        await db.Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE)", cancel);
        await db.Database.CloseConnectionAsync();
        SqliteConnection.ClearAllPools();
        foreach (var log in new[] { "-wal", "-shm" })
            System.IO.File.Delete(folder.Database + log);
        UseLog(File);
        if (Directory.Exists(folder.Indexes))
            Directory.Delete(folder.Indexes, recursive: true);
        System.IO.File.Move(File, folder.Database, overwrite: true);
        return undone;
    }

    /// <summary>Deletes what is older than <see cref="Kept"/>.</summary>
    /// <returns>How many files that were.</returns>
    public static int Forget(NodeFolder folder, TimeProvider clock)
    {
        var old = Files(folder, "*").Where(f => clock.GetUtcNow() - System.IO.File.GetLastWriteTimeUtc(f) > Kept).ToList();
        old.ForEach(System.IO.File.Delete);
        return old.Count;
    }

    /// <summary>Listings that this database shows, among those that are hidden by hand now; all of them if it cannot be asked.</summary>
    public IReadOnlyList<Guid> Shown(IReadOnlyList<Guid> hiddenNow)
    {
        try
        {
            using var former = Open(File);
            using var asked = former.CreateCommand();
            asked.CommandText = "SELECT \"Id\" FROM \"Listings\" WHERE \"IsHidden\"";
            using var row = asked.ExecuteReader();
            var hidden = new HashSet<Guid>();
            while (row.Read())
                hidden.Add(row.GetGuid(0));
            return [.. hiddenNow.Where(id => !hidden.Contains(id))];
        }
        catch (SqliteException)
        {
            return hiddenNow;
        }
    }

    private static async Task<bool> HasShapeOf(SqliteDb db, string file, CancellationToken cancel)
    {
        using var former = Open(file);
        using var asked = former.CreateCommand();
        asked.CommandText = "SELECT COUNT(*) FROM \"__EFMigrationsHistory\"";
        return Convert.ToInt32(asked.ExecuteScalar(), System.Globalization.CultureInfo.InvariantCulture)
            == (await db.Database.GetAppliedMigrationsAsync(cancel)).Count();
    }

    /// <summary>A copy comes without a write-ahead log, and who only asks whether there is a database may not give it one.</summary>
    private static void UseLog(string file)
    {
        using var copy = Open(file, SqliteOpenMode.ReadWrite);
        using var set = copy.CreateCommand();
        set.CommandText = "PRAGMA journal_mode = WAL";
        set.ExecuteNonQuery();
    }

    private static SqliteConnection Open(string file, SqliteOpenMode mode = SqliteOpenMode.ReadOnly)
    {
        var connection = new SqliteConnection(
            new SqliteConnectionStringBuilder
            {
                DataSource = file,
                Mode = mode,
                Pooling = false,
            }.ToString()
        );
        connection.Open();
        return connection;
    }

    private static void Flush(string file)
    {
        using var written = new FileStream(file, FileMode.Open, FileAccess.ReadWrite);
        written.Flush(flushToDisk: true);
    }

    private static string At(NodeFolder folder) => Path.Combine(folder.Path, "before");

    private static string[] Files(NodeFolder folder, string pattern) =>
        Directory.Exists(At(folder)) ? Directory.GetFiles(At(folder), pattern) : [];
}
