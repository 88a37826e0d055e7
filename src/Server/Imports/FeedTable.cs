namespace Tirek.Server.Imports;

/// <summary>What became of a row, mildest first. Each row has one: they add up to the rows read.</summary>
internal enum Outcome : byte
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
    private readonly List<FlagColumn> flags = [];
    private readonly List<FlagColumn> doubtful = [];
    private readonly List<IReadOnlyList<string>> unread = [];
    private readonly List<string> notes = [];

    public FeedTable(string name, string file, IEnumerable<string> columns)
    {
        (Name, File, IsOfPrivacy) = (name, file, PrivacyColumns.IsOfPrivacy(name));
        foreach (var column in columns)
            Add(column);
    }

    public string Name { get; }
    public string File { get; }
    public IReadOnlyList<string> Columns => columns;
    public List<FeedRow> Rows { get; } = [];

    /// <summary>Records of the file that are no rows: broken lines, rows of another width.</summary>
    public int Broken { get; set; }

    /// <summary>Cells of lines that are no rows, in a table with flags: what they flagged is not known, so that all that they name counts as flagged.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Unread => unread;

    /// <summary>The columns that are privacy flags.</summary>
    public IReadOnlyList<FlagColumn> Flags => flags;

    /// <summary>Those whose cells have to be seen before it is known whether they are flags (<see cref="SettleFlags"/>).</summary>
    public IReadOnlyList<FlagColumn> Doubtful => doubtful;

    /// <summary>Whether a column of it says, or may say, who may read a row.</summary>
    public bool HasFlags => flags.Count > 0 || doubtful.Count > 0 || PlaceOf(ImportTables.AudienceColumn) >= 0;

    /// <summary>The columns that Tirek has no field for and that are neither flag nor note.</summary>
    public IReadOnlyList<string> OtherColumns => others;

    /// <summary>The columns of notes that the source keeps for itself.</summary>
    public IReadOnlyList<string> Notes => notes;

    /// <summary>Whether its name says that it is about privacy.</summary>
    public bool IsOfPrivacy { get; }

    /// <summary>Where the id of a row stands, or -1.</summary>
    public int PlaceOfId { get; private set; } = -1;

    /// <summary>The links to records that it has columns for, nearest first, with the table that each points into.</summary>
    public IReadOnlyList<(string Column, string Table)> Links { get; private set; } = [];

    /// <summary>Where a column stands, or -1.</summary>
    public int PlaceOf(string column) => places.GetValueOrDefault(column, -1);

    /// <summary>A further column, and where it stands.</summary>
    public int Add(string column)
    {
        places[column] = columns.Count;
        columns.Add(column);
        if (column == "id")
            PlaceOfId = places[column];
        Links = [.. ImportTables.Links.Where(l => l.Table != Name && places.ContainsKey(l.Column))];
        var isKnown = ImportTables.IsKnown(Name, column);
        var flag = isKnown ? null : PrivacyColumns.Of(Name, column);
        if (flag is { IsDoubtful: false, Opens: false })
            flags.Add(flag);
        else if (flag is not null)
            doubtful.Add(flag);
        if (PrivacyColumns.IsInternal(column))
            notes.Add(column);
        else if (!isKnown && flag is null or { IsDoubtful: true })
            others.Add(column);
        return columns.Count - 1;
    }

    /// <summary>A doubtful column turned out to be a flag.</summary>
    public void IsFlag(FlagColumn column)
    {
        flags.Add(column);
        others.Remove(column.Column);
    }

    /// <summary>A line that is no row of this table.</summary>
    public void LeaveUnread(IReadOnlyList<string> cells)
    {
        if (HasFlags)
            unread.Add([.. cells.Where(c => c.Length is > 0 and < LongestUnread).Select(c => c.Trim())]);
    }

    private const int LongestUnread = 200;
}
