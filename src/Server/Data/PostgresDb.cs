using System.Collections;
using System.Data;
using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Tirek.Server.Data;

/// <summary>The node's database on a PostgreSQL server, chosen by <c>--postgres</c>.</summary>
internal sealed class PostgresDb(DbContextOptions<PostgresDb> options) : AppDb(options)
{
    public override async Task BulkInsert(BulkColumns columns, IEnumerable rows, CancellationToken cancel)
    {
        await Database.OpenConnectionAsync(cancel);
        var connection = (NpgsqlConnection)Database.GetDbConnection();
        await using var copy = await connection.BeginBinaryImportAsync(
            $"COPY {columns.Table} ({columns.Names}) FROM STDIN (FORMAT BINARY)",
            cancel
        );
        foreach (object row in rows)
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

    public override async Task<IAsyncDisposable> Snapshot(CancellationToken cancel) =>
        await Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancel);

    public override object FromStored(CellKind kind, DbDataReader row, int column) =>
        kind == CellKind.Instant ? row.GetFieldValue<DateTimeOffset>(column)
        : row.GetValue(column) is DateTime day ? DateOnly.FromDateTime(day)
        : row.GetValue(column);

    public override object ToStored(CellKind kind, object value) =>
        value is DateTimeOffset at ? at.AddTicks(-(at.Ticks % TimeSpan.TicksPerMicrosecond)) : value;

    public override string StoreType(CellKind kind) =>
        kind switch
        {
            CellKind.Int => "integer",
            CellKind.Long => "bigint",
            CellKind.Flag => "boolean",
            CellKind.Id => "uuid",
            CellKind.Day => "date",
            CellKind.Instant => "timestamp with time zone",
            CellKind.Bytes => "bytea",
            CellKind.Texts => "text[]",
            CellKind.Real => "double precision",
            _ => "text",
        };

    /// <summary>Dead rows are removed; their bytes stay in the files until they are overwritten.</summary>
    public override async Task<bool> LetGoOfDeleted(int attempts, CancellationToken cancel)
    {
        await Database.ExecuteSqlRawAsync("VACUUM", cancel);
        return true;
    }
}
