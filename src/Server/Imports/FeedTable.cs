using System.Text;

namespace Tirek.Server.Imports;

/// <summary>One file of a feed as it was read: <see cref="Name"/> is that of its resource, <see cref="File"/> that of the file.</summary>
internal sealed class FeedTable(string name, string file, IReadOnlyList<string> columns)
{
    private readonly Dictionary<string, int> places = columns.Index().ToDictionary(c => c.Item, c => c.Index, StringComparer.Ordinal);
    private readonly Dictionary<string, Dictionary<string, List<FeedRow>>> byColumn = new(StringComparer.Ordinal);

    public string Name { get; } = name;
    public string File { get; } = file;
    public IReadOnlyList<string> Columns { get; } = columns;
    public List<FeedRow> Rows { get; } = [];

    /// <summary>Where a column stands, or -1.</summary>
    public int PlaceOf(string column) => places.GetValueOrDefault(column, -1);

    /// <summary>The rows whose <paramref name="column"/> holds <paramref name="key"/>, in the order of the file.</summary>
    public IReadOnlyList<FeedRow> By(string column, string? key)
    {
        if (key is null || PlaceOf(column) < 0)
            return [];
        if (!byColumn.TryGetValue(column, out var rows))
        {
            byColumn[column] = rows = new(StringComparer.Ordinal);
            foreach (var row in Rows)
                if (row[column] is { } value)
                    (rows.TryGetValue(value, out var list) ? list : rows[value] = []).Add(row);
        }
        return rows.TryGetValue(key, out var found) ? found : [];
    }
}

/// <summary>
/// A row of a feed, its cells packed as UTF-8: a feed of 200 MB takes little more than that in memory. An empty cell is an absent one.
/// </summary>
internal sealed class FeedRow
{
    private byte[] cells;

    public FeedRow(FeedTable table, int line, IReadOnlyList<string?> values, PrivacyFlags flags)
    {
        Table = table;
        Line = line;
        Flags = flags;
        cells = Pack(values);
    }

    public FeedTable Table { get; }

    /// <summary>Line of its first line in the file, from 1.</summary>
    public int Line { get; }
    public PrivacyFlags Flags { get; }

    /// <summary>What it is known by among the rows of its table: the feed's id, or one derived from its content.</summary>
    public string Key { get; set; } = "";

    public string? this[string column] => Table.PlaceOf(column) is >= 0 and var place ? At(place) : null;

    public IReadOnlyList<string?> Values => [.. Enumerable.Range(0, Table.Columns.Count).Select(At)];

    public bool HasSameCells(FeedRow other) => cells.AsSpan().SequenceEqual(other.cells);

    public ReadOnlySpan<byte> Content => cells;

    public void Replace(IReadOnlyList<string?> values) => cells = Pack(values);

    private string? At(int place)
    {
        var rest = cells.AsSpan();
        for (var i = 0; ; i++)
        {
            var length = ReadLength(ref rest);
            if (i == place)
                return length == 0 ? null : Encoding.UTF8.GetString(rest[..length]);
            rest = rest[length..];
        }
    }

    private static byte[] Pack(IReadOnlyList<string?> values)
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream, Encoding.UTF8);
        foreach (var value in values)
            writer.Write(value ?? "");
        return stream.ToArray();
    }

    private static int ReadLength(ref Span<byte> rest)
    {
        var (length, shift) = (0, 0);
        while (true)
        {
            var part = rest[0];
            rest = rest[1..];
            length |= (part & 0x7F) << shift;
            if (part < 0x80)
                return length;
            shift += 7;
        }
    }
}
