using System.Text;

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

/// <summary>One table of a feed as it was read: <see cref="Name"/> is that of the standard, <see cref="File"/> that of its file.</summary>
internal sealed class FeedTable(string name, string file, IReadOnlyList<string> columns)
{
    private readonly Dictionary<string, int> places = columns.Index().ToDictionary(c => c.Item, c => c.Index, StringComparer.Ordinal);

    public string Name { get; } = name;
    public string File { get; } = file;
    public IReadOnlyList<string> Columns { get; } = columns;
    public List<FeedRow> Rows { get; } = [];

    /// <summary>Records of the file that are no rows: broken lines, rows of another width.</summary>
    public int Broken { get; set; }

    /// <summary>Whether a column of it is a privacy flag.</summary>
    public bool HasFlags { get; set; }

    /// <summary>The columns that the standard does not name and that are neither flag nor note.</summary>
    public IReadOnlyList<string> OtherColumns { get; set; } = [];

    /// <summary>Where a column stands, or -1.</summary>
    public int PlaceOf(string column) => places.GetValueOrDefault(column, -1);
}

/// <summary>
/// A row of a feed, its cells packed as UTF-8: a feed takes little more memory than its files are long. An empty cell is an absent one.
/// </summary>
internal sealed class FeedRow
{
    private readonly byte[] cells;

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
    public PrivacyFlags Flags { get; set; }

    /// <summary>What it is known by among the rows of its table: the feed's id, or one derived from its content.</summary>
    public string Key { get; set; } = "";

    /// <summary>It says the same as a row before it, and nothing is made of it.</summary>
    public bool IsDouble { get; set; }

    public bool IsUsed => !IsDouble && Outcome != Outcome.Quarantined;

    public Outcome Outcome { get; private set; }

    public string? this[string column] => Table.PlaceOf(column) is >= 0 and var place ? At(place) : null;

    public IReadOnlyList<string?> Values => [.. Enumerable.Range(0, Table.Columns.Count).Select(At)];

    /// <summary>All cells as one run of bytes: the same for rows that say the same.</summary>
    public ReadOnlySpan<byte> Content => cells;

    public void Became(Outcome outcome)
    {
        if (outcome > Outcome)
            Outcome = outcome;
    }

    private string? At(int place)
    {
        ReadOnlySpan<byte> rest = cells;
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

    private static int ReadLength(ref ReadOnlySpan<byte> rest)
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
