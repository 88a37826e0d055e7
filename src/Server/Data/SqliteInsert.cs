using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Tirek.Server.Data;

/// <summary>
/// Adds rows to a table by one statement, whose places are filled by number: for many rows ADO.NET takes longer to look up the names of its parameters, and to
/// make a reader of each insertion, than SQLite takes to insert. Cells stand as ADO.NET would write them.
/// </summary>
internal sealed class SqliteInsert : IDisposable
{
    private const int GuidLength = 36;

    private readonly sqlite3 database;
    private readonly sqlite3_stmt statement;
    private readonly IReadOnlyList<BulkColumns.Column> columns;

    public SqliteInsert(SqliteConnection connection, BulkColumns into)
    {
        database = connection.Handle!;
        columns = into.All;
        Check(
            raw.sqlite3_prepare_v2(
                database,
                $"INSERT INTO {into.Table} ({into.Names}) VALUES ({string.Join(',', columns.Select(_ => '?'))})",
                out statement
            )
        );
    }

    /// <exception cref="SqliteException">Its key exists, the disk is full.</exception>
    public void Add(object row)
    {
        for (var i = 0; i < columns.Count; i++)
            Check(Bind(i + 1, columns[i].Read(row), columns[i].StoreType));
        Check(raw.sqlite3_step(statement));
        Check(raw.sqlite3_reset(statement));
    }

    public void Dispose() => statement.Dispose();

    private void Check(int result) => SqliteException.ThrowExceptionForRC(result, database);

    private int Bind(int place, object? value, string storeType) =>
        value switch
        {
            null => raw.sqlite3_bind_null(statement, place),
            string text => raw.sqlite3_bind_text(statement, place, text),
            byte[] { Length: 0 } => raw.sqlite3_bind_zeroblob(statement, place, 0),
            byte[] utf8 when storeType == "TEXT" => raw.sqlite3_bind_text(statement, place, utf8),
            byte[] bytes => raw.sqlite3_bind_blob(statement, place, bytes),
            Guid id => BindId(place, id),
            long number => raw.sqlite3_bind_int64(statement, place, number),
            int number => raw.sqlite3_bind_int(statement, place, number),
            bool flag => raw.sqlite3_bind_int(statement, place, flag ? 1 : 0),
            double number => raw.sqlite3_bind_double(statement, place, number),
            DateOnly day => raw.sqlite3_bind_text(statement, place, $"{day:yyyy-MM-dd}"),
            _ => throw new NotSupportedException($"A cell of {value.GetType().Name} cannot be written."),
        };

    private int BindId(int place, Guid id)
    {
        Span<byte> text = stackalloc byte[GuidLength];
        id.TryFormat(text, out _);
        System.Text.Ascii.ToUpperInPlace(text, out _);
        return raw.sqlite3_bind_text(statement, place, text);
    }
}
