using System.Collections;
using System.Data.Common;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Tirek.Server.Data;

/// <summary>The node's database in one file beside its index (WAL). The default.</summary>
internal sealed class SqliteDb(DbContextOptions<SqliteDb> options) : AppDb(options)
{
    /// <summary>SQLite has no type for instants and cannot compare them as text with offsets: they are kept as UTC ticks.</summary>
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<DateTimeOffsetToUtcTicks>();

    public override async Task BulkInsert(BulkColumns columns, IEnumerable rows, CancellationToken cancel)
    {
        await using var own = Database.CurrentTransaction is null ? await Database.BeginTransactionAsync(cancel) : null;
        using var insert = new SqliteInsert((SqliteConnection)Database.GetDbConnection(), columns);
        foreach (object row in rows)
        {
            cancel.ThrowIfCancellationRequested();
            insert.Add(row);
        }
        if (own is not null)
            await own.CommitAsync(cancel);
    }

    /// <summary>A deferred transaction reads the state of the write-ahead log at its first look, and takes no writer's place.</summary>
    public override async Task<IAsyncDisposable> Snapshot(CancellationToken cancel)
    {
        await Database.OpenConnectionAsync(cancel);
        var own = ((SqliteConnection)Database.GetDbConnection()).BeginTransaction(deferred: true);
        return new Deferred(own, (await Database.UseTransactionAsync(own, cancel))!);
    }

    public override object FromStored(CellKind kind, DbDataReader row, int column) =>
        kind switch
        {
            CellKind.Int => row.GetInt32(column),
            CellKind.Flag => row.GetBoolean(column),
            CellKind.Id => row.GetGuid(column),
            CellKind.Day => row.GetFieldValue<DateOnly>(column),
            CellKind.Instant => new DateTimeOffset(row.GetInt64(column), TimeSpan.Zero),
            CellKind.Texts => JsonSerializer.Deserialize<string[]>(row.GetString(column))!,
            _ => row.GetValue(column),
        };

    public override object ToStored(CellKind kind, object value) =>
        value switch
        {
            DateTimeOffset at => at.UtcTicks,
            string[] texts => JsonSerializer.Serialize(texts),
            _ => value,
        };

    public override string StoreType(CellKind kind) =>
        kind switch
        {
            CellKind.Int or CellKind.Long or CellKind.Flag or CellKind.Instant => "INTEGER",
            CellKind.Bytes => "BLOB",
            CellKind.Real => "REAL",
            _ => "TEXT",
        };

    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(250);

    /// <summary>
    /// Deleted bytes are overwritten at once (secure_delete); the write-ahead log still holds former pages until it is cut. While somebody reads from it SQLite
    /// does not cut it, and says so in its answer, not by an error.
    /// </summary>
    public override async Task<bool> LetGoOfDeleted(int attempts, CancellationToken cancel)
    {
        while (true)
        {
            if (await IsLogCut(cancel))
                return true;
            if (--attempts <= 0)
                return false;
            await Task.Delay(Moment, cancel);
        }
    }

    private async Task<bool> IsLogCut(CancellationToken cancel)
    {
        await Database.OpenConnectionAsync(cancel);
        try
        {
            await using var command = Database.GetDbConnection().CreateCommand();
            command.CommandText = "PRAGMA wal_checkpoint(TRUNCATE)";
            await using var answer = await command.ExecuteReaderAsync(cancel);
            return await answer.ReadAsync(cancel) && answer.GetInt64(0) == 0;
        }
        finally
        {
            await Database.CloseConnectionAsync();
        }
    }

    /// <summary>EF does not end a transaction that it has not begun.</summary>
    private sealed class Deferred(SqliteTransaction own, IDbContextTransaction known) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await own.DisposeAsync();
            await known.DisposeAsync();
        }
    }

    internal sealed class DateTimeOffsetToUtcTicks()
        : ValueConverter<DateTimeOffset, long>(d => d.UtcTicks, t => new DateTimeOffset(t, TimeSpan.Zero));
}
