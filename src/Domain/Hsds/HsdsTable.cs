using System.Collections.Frozen;

namespace Tirek.Domain.Hsds;

/// <summary>What a cell of a column holds. <see cref="Json"/>: an object or array of a foreign profile, kept as it is.</summary>
public enum HsdsType
{
    Text,
    Number,
    Boolean,
    Json,
}

/// <summary>
/// One table of HSDS 3.1 in its tabular form: its name in the standard, its file in a data package, its columns with their types in the standard's order.
/// Columns of our profile (docs/decisions/0011) stand at the end.
/// </summary>
public sealed record HsdsTable(string Name, string File, IReadOnlyList<(string Name, HsdsType Type)> Columns)
{
    private readonly FrozenDictionary<string, HsdsType> types = Columns.ToFrozenDictionary(c => c.Name, c => c.Type);

    /// <summary>The type of a column; null when the table has no such column.</summary>
    public HsdsType? TypeOf(string column) => types.TryGetValue(column, out var type) ? type : null;
}

/// <summary>
/// How rows of one table stand inside an object of another in the nested JSON form: under <paramref name="Property"/> of <paramref name="Parent"/> (null:
/// of any), as an array or, if not <paramref name="IsMany"/>, as one object. <paramref name="Link"/> is the column that ties them: of the child, or, if
/// <paramref name="IsOfParent"/>, of the parent.
/// </summary>
public sealed record HsdsNesting(string? Parent, string Property, string Child, string Link, bool IsMany = true, bool IsOfParent = false);
