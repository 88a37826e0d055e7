using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Tirek.Server.Node;

/// <summary>WAL lets pages read while an import writes; FULL, so that what was acknowledged survives a power cut; secure_delete, so that what was deleted is gone from the file.</summary>
/// <param name="cacheMegabytes">How much of the file a connection may hold in memory.</param>
internal sealed class SqlitePragmas(int cacheMegabytes) : DbConnectionInterceptor
{
    public static readonly SqlitePragmas OfServer = new(2);

    /// <summary>A command writes much at once, under keys in no order: what does not fit is written to the log again and again until it commits.</summary>
    public static readonly SqlitePragmas OfCommand = new(64);

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => Set(connection);

    public override Task ConnectionOpenedAsync(
        DbConnection connection,
        ConnectionEndEventData eventData,
        CancellationToken cancellationToken = default
    )
    {
        Set(connection);
        return Task.CompletedTask;
    }

    private void Set(DbConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText =
            "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA secure_delete = ON; "
            + $"PRAGMA cache_size = -{cacheMegabytes * 1024};";
        command.ExecuteNonQuery();
    }
}
