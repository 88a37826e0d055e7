namespace Tirek.Domain.Hsds;

/// <summary>
/// A row of a table of HSDS 3.1. Cells are text as a CSV file holds it: numbers and booleans as JSON writes them, objects and arrays of foreign profiles as
/// JSON. An absent cell is not there; an empty one is "".
/// </summary>
public sealed class HsdsRow(string table, string id)
{
    public string Table { get; } = table;

    /// <summary>As the feed wrote it; "" when it wrote none.</summary>
    public string Id { get; } = id;

    /// <summary>All cells but the id, in the order in which they came.</summary>
    public Dictionary<string, string> Cells { get; } = new(StringComparer.Ordinal);

    public string? this[string column] => Cells.GetValueOrDefault(column);
}
