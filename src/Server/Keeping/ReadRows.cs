using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Tirek.Server.Data;

namespace Tirek.Server.Keeping;

/// <summary>Reads tables row by row, however many there are, in the caller's transaction.</summary>
internal static class ReadRows
{
    public static IEnumerable<object?[]> Of(AppDb db, StoredTable table, CancellationToken cancel)
    {
        db.Database.OpenConnection();
        using var command = db.Database.GetDbConnection().CreateCommand();
        command.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
        command.CommandText = $"SELECT {table.ColumnList} FROM \"{table.Name}\"";
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            cancel.ThrowIfCancellationRequested();
            yield return Row(db, table, reader);
        }
    }

    public static TableDigest Digest(AppDb db, StoredTable table, CancellationToken cancel)
    {
        var digest = new TableDigest(table);
        foreach (var row in Of(db, table, cancel))
            digest.Add(row);
        return digest;
    }

    private static object?[] Row(AppDb db, StoredTable table, DbDataReader reader)
    {
        var row = new object?[table.Columns.Count];
        for (var i = 0; i < row.Length; i++)
            row[i] = reader.IsDBNull(i) ? null : db.FromStored(table.Columns[i].Kind, reader, i);
        return row;
    }
}
