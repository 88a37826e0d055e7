namespace Tirek.Server.Imports;

/// <summary>
/// Tells a heading from a row: a file without a heading would give its first row away as names of columns, in the report and in the database.
/// </summary>
internal static class Headings
{
    private const int LongestName = 60;
    private const int MostDigits = 3;

    private static readonly HashSet<string> Columns =
    [
        .. ImportTables.Columns.Values.SelectMany(c => c).Concat(["id", ImportTables.AudienceColumn, "resource_id", "link_id"]),
        .. ImportTables.Links.Select(l => l.Column),
    ];

    /// <summary>Whether at least one cell is a known column, of its own table or, where the standard has no such table, of any; and half of all look like names.</summary>
    /// <param name="columns">The cells, those that are known columns under their own names; null: an empty one.</param>
    public static bool IsHeading(string table, IReadOnlyList<string?> columns)
    {
        var cells = columns.OfType<string>().ToList();
        var isKnownTable = ImportTables.Columns.ContainsKey(table);
        bool IsKnown(string column) =>
            isKnownTable
                ? column != "id" && (ImportTables.IsKnown(table, column) || Hsds3.IsWithoutField(table, column))
                : Columns.Contains(column);
        return cells.Exists(IsKnown) && cells.Count(c => IsKnown(c) || IsName(c)) * 2 >= cells.Count;
    }

    /// <summary>Whether a cell may be the name of a column, and so may be quoted.</summary>
    public static bool IsName(string cell) =>
        cell.Length <= LongestName
        && char.IsLetter(cell[0])
        && cell.Count(char.IsDigit) <= MostDigits
        && !cell.AsSpan().ContainsAny("@:;\n")
        && !AddressWords.SeemsToTell(cell);
}
