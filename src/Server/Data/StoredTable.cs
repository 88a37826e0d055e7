using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Tirek.Server.Data;

/// <summary>What a cell holds, whatever database it stands in. The numbers are written into backups and never change their meaning.</summary>
internal enum CellKind : byte
{
    Text = 1,
    Int = 2,
    Long = 3,
    Flag = 4,
    Id = 5,
    Day = 6,

    /// <summary>An instant. SQLite keeps 100 ns, PostgreSQL 1 µs: contents are compared to the microsecond.</summary>
    Instant = 7,
    Bytes = 8,
    Texts = 9,
    Real = 10,
}

/// <summary>A column by its name and what it holds.</summary>
internal sealed record StoredColumn(string Name, CellKind Kind);

/// <summary>
/// A table as rows of plain values, the same for every database: what a backup holds and a move carries over. A row is an array of values in the order of
/// <see cref="Columns"/>, null where there is none.
/// </summary>
internal sealed record StoredTable(string Name, IReadOnlyList<StoredColumn> Columns)
{
    /// <summary>Names in quotation marks, with commas between them, as SQL wants them.</summary>
    public string ColumnList => string.Join(',', Columns.Select(c => $"\"{c.Name}\""));

    /// <summary>
    /// Every table of the model, in the order of their names; save the editions of feeds that wait, which hold what is withheld and are brought or fetched again.
    /// </summary>
    public static IReadOnlyList<StoredTable> All(AppDb db) =>
        [
            .. db
                .Model.GetEntityTypes()
                .Where(e => e.ClrType != typeof(SealedFeed))
                .Select(e => new StoredTable(
                    e.GetTableName()!,
                    [.. e.GetProperties().Select(p => new StoredColumn(p.GetColumnName(), KindOf(p)))]
                ))
                .OrderBy(t => t.Name, StringComparer.Ordinal),
        ];

    /// <summary>How the table is filled with rows of this form.</summary>
    public BulkColumns Bulk(AppDb db) =>
        new(
            $"\"{Name}\"",
            ColumnList,
            [
                .. Columns.Select(
                    (column, i) =>
                        new BulkColumns.Column(
                            column.Name,
                            db.StoreType(column.Kind),
                            row => ((object?[])row)[i] is { } value ? db.ToStored(column.Kind, value) : null
                        )
                ),
            ]
        );

    private static CellKind KindOf(IProperty property)
    {
        var type = Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType;
        if (type == typeof(DateTimeOffset))
            return CellKind.Instant;
        if (type == typeof(string[]))
            return CellKind.Texts;
        var stored = property.GetRelationalTypeMapping().Converter?.ProviderClrType ?? type;
        return stored switch
        {
            _ when stored == typeof(string) => CellKind.Text,
            _ when stored == typeof(int) => CellKind.Int,
            _ when stored == typeof(long) => CellKind.Long,
            _ when stored == typeof(bool) => CellKind.Flag,
            _ when stored == typeof(Guid) => CellKind.Id,
            _ when stored == typeof(DateOnly) => CellKind.Day,
            _ when stored == typeof(byte[]) => CellKind.Bytes,
            _ when stored == typeof(double) => CellKind.Real,
            _ => throw new NotSupportedException(
                $"{property.DeclaringType.Name}.{property.Name} is of a type that no backup knows: add a CellKind for it."
            ),
        };
    }
}
