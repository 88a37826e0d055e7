using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Tirek.Server.Data;

/// <summary>The node's database on a PostgreSQL server, chosen by <c>--postgres</c>.</summary>
internal sealed class PostgresDb(DbContextOptions<PostgresDb> options) : AppDb(options)
{
    public override async Task BulkInsert<T>(IReadOnlyCollection<T> rows, CancellationToken cancel)
    {
        if (rows.Count == 0)
            return;
        var columns = BulkColumns.Of<T>(this);
        await Database.OpenConnectionAsync(cancel);
        var connection = (NpgsqlConnection)Database.GetDbConnection();
        await using var copy = await connection.BeginBinaryImportAsync(
            $"COPY {columns.Table} ({columns.Names}) FROM STDIN (FORMAT BINARY)",
            cancel
        );
        foreach (var row in rows)
        {
            await copy.StartRowAsync(cancel);
            foreach (var column in columns.All)
                if (column.Read(row) is { } value)
                    await copy.WriteAsync(value, column.StoreType, cancel);
                else
                    await copy.WriteNullAsync(cancel);
        }
        await copy.CompleteAsync(cancel);
    }

    /// <summary>Dead rows are removed; their bytes stay in the files until they are overwritten.</summary>
    public override Task LetGoOfDeleted(CancellationToken cancel) => Database.ExecuteSqlRawAsync("VACUUM", cancel);
}
