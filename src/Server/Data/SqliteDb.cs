using System.Data.Common;
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

    public override async Task BulkInsert<T>(IReadOnlyCollection<T> rows, CancellationToken cancel)
    {
        if (rows.Count == 0)
            return;
        var columns = BulkColumns.Of<T>(this);
        await Database.OpenConnectionAsync(cancel);
        await using var command = Database.GetDbConnection().CreateCommand();
        command.Transaction = Database.CurrentTransaction?.GetDbTransaction();
        command.CommandText =
            $"INSERT INTO {columns.Table} ({columns.Names}) VALUES ({string.Join(',', columns.All.Select((_, i) => $"@p{i}"))})";
        foreach (var i in Enumerable.Range(0, columns.All.Count))
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = $"@p{i}";
            command.Parameters.Add(parameter);
        }
        await command.PrepareAsync(cancel);
        foreach (var row in rows)
        {
            for (var i = 0; i < columns.All.Count; i++)
                command.Parameters[i].Value = columns.All[i].Read(row) ?? DBNull.Value;
            await command.ExecuteNonQueryAsync(cancel);
        }
    }

    /// <summary>Deleted bytes are overwritten at once (secure_delete); the write-ahead log still holds former pages until it is cut.</summary>
    public override Task LetGoOfDeleted(CancellationToken cancel) => Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE)", cancel);

    private sealed class DateTimeOffsetToUtcTicks()
        : ValueConverter<DateTimeOffset, long>(d => d.UtcTicks, t => new DateTimeOffset(t, TimeSpan.Zero));
}
