using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql;
using Tirek.Server.Commands;
using Tirek.Server.Data;
using Tirek.Server.Node;

namespace Tirek.Server.Keeping;

/// <summary>
/// Fills an empty database with tables from elsewhere, as they are: by the schema that they had there, and only then brought up to this version, so that
/// migrations do with them what they would have done. Compares what stands there afterwards with what was given.
/// </summary>
internal static class FillDatabase
{
    /// <exception cref="CommandRefusal">The database holds something else, or does not answer.</exception>
    public static async Task RefuseForeign(AppDb db, Guid node, CancellationToken cancel)
    {
        if (!db.Database.IsNpgsql())
            return;
        try
        {
            if (await FillMark.Find(db, cancel) is { } mark && mark.Node == node)
                await FillMark.Empty(db, cancel);
            if (!await FillMark.IsEmpty(db, cancel))
                throw new CommandRefusal("This PostgreSQL database is not empty. Make a new one (createdb NAME), and give that.");
        }
        catch (Exception e) when (Silence.IsOne(e))
        {
            throw new CommandRefusal(
                $"PostgreSQL does not answer under this connection, or that user may not make tables ({e.GetType().Name}). Look at its host, database and user, and whether it runs."
            );
        }
    }

    /// <summary>Makes the tables of that schema, fills them, and brings them up to this version.</summary>
    public static async Task Fill(
        AppDb db,
        Guid node,
        string schema,
        IReadOnlyList<StoredTable> tables,
        Func<StoredTable, IEnumerable<object?[]>> rows,
        CancellationToken cancel
    )
    {
        if (db.Database.IsNpgsql())
            await FillMark.Begin(db, node, cancel);
        await db.GetService<IMigrator>().MigrateAsync(SchemaState.Migration(db, schema) ?? throw BackupFault.Newer(), cancel);
        var given = await Insert(db, tables, rows, cancel);
        foreach (var table in tables)
            if (!ReadRows.Digest(db, table, cancel).IsSame(given[table]))
                throw new CommandRefusal(
                    $"The table {table.Name} is not the same in the new database as it was given. Nothing was switched over."
                );
        await db.Database.MigrateAsync(cancel);
        if (schema != SchemaState.Newest(db))
            await SchemaVersion.Remember(db, TimeProvider.System, cancel);
    }

    private static async Task<Dictionary<StoredTable, TableDigest>> Insert(
        AppDb db,
        IReadOnlyList<StoredTable> tables,
        Func<StoredTable, IEnumerable<object?[]>> rows,
        CancellationToken cancel
    )
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var given = tables.ToDictionary(t => t, t => new TableDigest(t));
        foreach (var table in tables)
        {
            // A migration may have put rows there, such as the counter's.
#pragma warning disable EF1002 // The name is one of our own tables, out of the model or a sealed backup.
            await db.Database.ExecuteSqlRawAsync($"DELETE FROM \"{table.Name}\"", cancel);
#pragma warning restore EF1002
            await Insert(db, table, Counted(rows(table), given[table]), cancel);
        }
        await transaction.CommitAsync(cancel);
        return given;
    }

    private static async Task Insert(AppDb db, StoredTable table, IEnumerable<object?[]> rows, CancellationToken cancel)
    {
        try
        {
            await db.BulkInsert(table.Bulk(db), rows, cancel);
        }
        catch (PostgresException e)
            when (e.SqlState is PostgresErrorCodes.CharacterNotInRepertoire or PostgresErrorCodes.UntranslatableCharacter)
        {
            throw new CommandRefusal(
                $"The table {table.Name} holds a text with a NUL character, which PostgreSQL cannot keep. Stay with the embedded database, and tell the makers of Tirek."
            );
        }
    }

    private static IEnumerable<object?[]> Counted(IEnumerable<object?[]> rows, TableDigest digest)
    {
        foreach (var row in rows)
        {
            digest.Add(row);
            yield return row;
        }
    }
}
