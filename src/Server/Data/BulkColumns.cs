using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Tirek.Server.Data;

/// <summary>The columns of an entity's table and how to read each from an entity as its provider wants it, taken from the model.</summary>
internal sealed record BulkColumns(string Table, string Names, IReadOnlyList<BulkColumns.Column> All)
{
    private static readonly ConditionalWeakTable<IEntityType, BulkColumns> Known = [];

    public static BulkColumns Of<T>(AppDb db)
        where T : class => Known.GetValue(db.Model.FindEntityType(typeof(T))!, Of);

    private static BulkColumns Of(IEntityType entity)
    {
        var columns = entity.GetProperties().Select(Of).ToList();
        return new($"\"{entity.GetTableName()}\"", string.Join(',', columns.Select(c => $"\"{c.Name}\"")), columns);
    }

    private static Column Of(IProperty property)
    {
        var getter = property.GetGetter();
        var mapping = property.GetRelationalTypeMapping();
        var converter = mapping.Converter;
        return new(
            property.GetColumnName(),
            mapping.StoreType,
            IsDocument(property, converter) ? row => Document(row, getter.GetClrValue(row))
                : converter is null ? getter.GetClrValue
                : row => getter.GetClrValue(row) is { } value ? converter.ConvertToProvider(value) : null
        );
    }

    /// <summary>An object that stands as text (<see cref="StoredDocument{T}"/>), not a list of plain cells, which providers keep in their own way.</summary>
    private static bool IsDocument(IProperty property, ValueConverter? converter) =>
        converter is { ModelClrType.IsValueType: false }
        && converter.ProviderClrType == typeof(string)
        && property.GetElementType() is null;

    /// <summary>In UTF-8, as both providers take it: it is never made a string.</summary>
    private static byte[]? Document(object row, object? document) =>
        document is null ? null
        : row is WithDocuments record ? record.Stored(document)
        : StoredJson.Bytes(document);

    public sealed record Column(string Name, string StoreType, Func<object, object?> Read);
}
