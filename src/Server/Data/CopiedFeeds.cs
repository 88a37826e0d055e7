using Microsoft.Data.Sqlite;

namespace Tirek.Server.Data;

/// <summary>
/// The bytes of editions that wait to be decided are kept for a day and no longer (<see cref="SealedFeed"/>): so in no copy of the database that lies beside it, whose
/// key lies in the same folder. Overwritten where they stood; a copy is not made smaller, since that would write it once more to where nobody clears up.
/// </summary>
internal static class CopiedFeeds
{
    /// <param name="file">An embedded database that nobody uses now, of this version or one before.</param>
    public static void Delete(string file)
    {
        var opened = new SqliteConnectionStringBuilder
        {
            DataSource = file,
            Mode = SqliteOpenMode.ReadWrite,
            Pooling = false,
        };
        using var copy = new SqliteConnection(opened.ToString());
        copy.Open();
        // No journal on the disk, which would hold them again.
        if (Run(copy, $"SELECT COUNT(*) FROM sqlite_master WHERE name = '{nameof(AppDb.SealedFeeds)}'") is not 0L)
            Run(copy, $"PRAGMA journal_mode = MEMORY; PRAGMA secure_delete = ON; DELETE FROM \"{nameof(AppDb.SealedFeeds)}\"");
    }

    private static object? Run(SqliteConnection copy, string sql)
    {
        using var command = copy.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }
}
