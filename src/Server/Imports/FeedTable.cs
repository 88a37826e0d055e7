namespace Tirek.Server.Imports;

/// <summary>What became of a row, mildest first. Each row has one: they add up to the rows read.</summary>
internal enum Outcome
{
    Kept,

    /// <summary>Kept, with something in it mended, derived or joined with another row.</summary>
    Repaired,

    /// <summary>A privacy flag keeps it, or what it says of a place, from being stored.</summary>
    Withheld,

    /// <summary>Not in the directory; the reason is in the report.</summary>
    Quarantined,
}

/// <summary>
/// One table of a feed as it was read: <see cref="Name"/> is that by which the importer knows it, <see cref="File"/> that of its file. A table of CSV has its
/// columns from the start; one of JSON gets them as they are met.
/// </summary>
internal sealed class FeedTable
{
    private readonly Dictionary<string, int> places = new(StringComparer.Ordinal);
    private readonly List<string> columns = [];
    private readonly List<string> others = [];
    private readonly List<(string Column, PrivacyFlags Meaning)> flags = [];

    public FeedTable(string name, string file, IEnumerable<string> columns)
    {
        (Name, File) = (name, file);
        foreach (var column in columns)
            Add(column);
    }

    public string Name { get; }
    public string File { get; }
    public IReadOnlyList<string> Columns => columns;
    public List<FeedRow> Rows { get; } = [];

    /// <summary>Records of the file that are no rows: broken lines, rows of another width.</summary>
    public int Broken { get; set; }

    /// <summary>The columns that are privacy flags.</summary>
    public IReadOnlyList<(string Column, PrivacyFlags Meaning)> Flags => flags;

    /// <summary>Whether a column of it says who may read a row.</summary>
    public bool HasFlags => flags.Count > 0 || PlaceOf(ImportTables.AudienceColumn) >= 0;

    /// <summary>The columns that Tirek has no field for and that are neither flag nor note.</summary>
    public IReadOnlyList<string> OtherColumns => others;

    /// <summary>The links to records that it has columns for, nearest first, with the table that each points into.</summary>
    public IReadOnlyList<(string Column, string Table)> Links { get; private set; } = [];

    /// <summary>Where a column stands, or -1.</summary>
    public int PlaceOf(string column) => places.GetValueOrDefault(column, -1);

    /// <summary>A further column, and where it stands.</summary>
    public int Add(string column)
    {
        places[column] = columns.Count;
        columns.Add(column);
        Links = [.. ImportTables.Links.Where(l => l.Table != Name && places.ContainsKey(l.Column))];
        if (PrivacyColumns.MeaningOf(Name, column) is var meaning && meaning != PrivacyFlags.None)
            flags.Add((column, meaning));
        else if (!ImportTables.IsKnown(Name, column) && !PrivacyColumns.IsInternal(column))
            others.Add(column);
        return columns.Count - 1;
    }
}
