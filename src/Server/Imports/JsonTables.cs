namespace Tirek.Server.Imports;

/// <summary>
/// The tables that files of JSON make up together: a nested object becomes a row of its table with a link to what it stands in. The same object met again is
/// one row, with the links of both and what either says; where they contradict each other the second becomes a row of its own.
/// </summary>
internal sealed class JsonTables(Defects defects)
{
    private readonly Dictionary<(string File, string Table), FeedTable> tables = [];
    private readonly Dictionary<(string Table, string Id), (FeedRow Row, int Index)> first = [];

    public IEnumerable<FeedTable> All => tables.Values;
    public int Count { get; private set; }

    public FeedTable Of(string file, string table) =>
        tables.TryGetValue((file, table), out var known) ? known : tables[(file, table)] = new(table, file, ["id"]);

    /// <summary>A row, or what it adds to one that is there. The cells are named as the importer names them.</summary>
    public void Add(
        string file,
        string table,
        int line,
        Dictionary<string, string> cells,
        (string Column, string Id)? link,
        Dictionary<string, string>? written = null
    )
    {
        var id = cells.GetValueOrDefault("id");
        if (id is not null && first.TryGetValue((table, id), out var known) && Joined(known.Row, cells) is { } joined)
        {
            if (joined != known.Row)
            {
                joined.Table.Rows[known.Index] = joined;
                first[(table, id)] = (joined, known.Index);
            }
            Link(joined, link);
            Note(joined, written);
            return;
        }
        var row = Make(Of(file, table), line, cells);
        row.Table.Rows.Add(row);
        Count++;
        Link(row, link);
        Note(row, written);
        if (id is not null)
            first.TryAdd((table, id), (row, row.Table.Rows.Count - 1));
    }

    /// <summary>Reads the flags of all rows, when they are complete.</summary>
    public void ReadFlags()
    {
        foreach (var row in tables.Values.SelectMany(t => t.Rows))
            Imports.ReadFlags.Of(row, defects);
    }

    private static void Link(FeedRow row, (string Column, string Id)? link)
    {
        if (link is { } given && !row.LinksBy(given.Column).Contains(given.Id))
            (row.Links ??= []).Add(given);
    }

    private static void Note(FeedRow row, Dictionary<string, string>? written)
    {
        foreach (var (column, text) in written ?? [])
            (row.Written ??= [])[column] = text;
    }

    /// <summary>The row that says what both say; null when they contradict each other.</summary>
    private static FeedRow? Joined(FeedRow known, Dictionary<string, string> cells)
    {
        var adds = false;
        foreach (var (column, value) in cells)
        {
            var before = known.Table.PlaceOf(column) < 0 ? null : known[column];
            if (before is not null && before != value)
                return null;
            adds |= before is null;
        }
        if (!adds)
            return known;
        var all = known.Table.Columns.Zip(known.Values).Where(c => c.Second is not null).ToDictionary(c => c.First, c => c.Second!);
        foreach (var (column, value) in cells)
            all[column] = value;
        var joined = Make(known.Table, known.Line, all);
        (joined.Links, joined.Written) = (known.Links, known.Written);
        joined.Became(known.Outcome);
        return joined;
    }

    private static FeedRow Make(FeedTable table, int line, Dictionary<string, string> cells)
    {
        foreach (var column in cells.Keys)
            if (table.PlaceOf(column) < 0)
                table.Add(column);
        var values = new string?[table.Columns.Count];
        foreach (var (column, value) in cells)
            values[table.PlaceOf(column)] = value;
        return new(table, line, values);
    }
}
