using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Tirek.Server.Node;

/// <summary>WAL lets pages read while an import writes; FULL, so that what was acknowledged survives a power cut; secure_delete, so that what was deleted is gone from the file.</summary>
internal sealed class SqlitePragmas : DbConnectionInterceptor
{
    public static readonly SqlitePragmas Instance = new();

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

    private static void Set(DbConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA secure_delete = ON;";
        command.ExecuteNonQuery();
    }
}
