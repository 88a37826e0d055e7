using System.Text;
using Tirek.Domain.Listings;

namespace Tirek.Server.Imports;

/// <summary>
/// A row of a feed, its cells packed as UTF-8: a feed takes little more memory than its files are long. An empty cell is an absent one.
/// </summary>
internal sealed class FeedRow
{
    private readonly byte[] cells;
    private string? key;
    private object? owners;
    private List<FeedRow>? parts;

    public FeedRow(FeedTable table, int line, IReadOnlyList<string?> values)
    {
        Table = table;
        Line = line;
        cells = Pack(values);
    }

    public FeedTable Table { get; }

    /// <summary>Line of its first line in the file, from 1; in JSON the number of the object at the top of the file that it stands in.</summary>
    public int Line { get; }
    public PrivacyFlags Flags { get; set; }

    /// <summary>Those of its flags that its cells name (<see cref="FlagsInCells"/>): a row of a part says them of what it belongs to.</summary>
    public PrivacyFlags Told { get; set; }

    /// <summary>Who may read it as its row says in so many words (our profile); null: the importer's own rules hold.</summary>
    public Audience? Audience { get; set; }

    /// <summary>What it is known by among the rows of its table: the feed's id, or one derived from its content.</summary>
    public string Key
    {
        get => key ?? this["id"] ?? "";
        set => key = value;
    }

    /// <summary>The id under which it is kept; empty until <see cref="RecordIds"/> has made it.</summary>
    public Guid Id { get; set; }

    /// <summary>Its id in the feed, UTF-8; empty if it has none.</summary>
    public ReadOnlySpan<byte> OwnId => Cell(Table.PlaceOfId);

    /// <summary>It says the same as a row before it, and nothing is made of it.</summary>
    public bool IsDouble { get; set; }

    public bool IsUsed => !IsDouble && Outcome != Outcome.Quarantined;

    public Outcome Outcome { get; private set; }

    /// <summary>Links that JSON gives by standing one in another, beside those in the cells: the same row may stand in several.</summary>
    public List<(string Column, string Id)>? Links { get; set; }

    /// <summary>Cells that were written otherwise than they are read, in no more than blanks around them; "" for one that was not written at all.</summary>
    public Dictionary<string, string>? Written { get; set; }

    /// <summary>The records that it belongs to.</summary>
    public IReadOnlyList<FeedRow> Owners =>
        owners switch
        {
            null => [],
            FeedRow only => [only],
            var several => (FeedRow[])several,
        };

    /// <summary>The rows that belong to it, in the order of the feed.</summary>
    public IReadOnlyList<FeedRow> Parts => parts ?? (IReadOnlyList<FeedRow>)[];

    /// <summary>Those of a table.</summary>
    public IEnumerable<FeedRow> Of(string table) => Parts.Where(r => r.Table.Name == table && r.IsUsed);

    public string? this[string column] =>
        (Table.PlaceOf(column) is >= 0 and var place ? At(place) : null) ?? (Links is null ? null : Links.Find(l => l.Column == column).Id);

    public IReadOnlyList<string?> Values => [.. Enumerable.Range(0, Table.Columns.Count).Select(At)];

    /// <summary>All ids by which it points to others with this column.</summary>
    public IReadOnlyList<string> LinksBy(string column)
    {
        var cell = Table.PlaceOf(column) is >= 0 and var place ? At(place) : null;
        if (Links is null)
            return cell is null ? [] : [cell];
        var given = Links.Where(l => l.Column == column).Select(l => l.Id);
        return cell is null ? [.. given] : [cell, .. given];
    }

    /// <summary>All cells as one run of bytes: the same for rows that say the same.</summary>
    public ReadOnlySpan<byte> Content => cells;

    public void Became(Outcome outcome)
    {
        if (outcome > Outcome)
            Outcome = outcome;
    }

    public void BelongTo(FeedRow record)
    {
        (record.parts ??= new(4)).Add(this);
        // Nearly every row has one owner, for which a list would take as much as the row itself.
        owners = owners is null ? record : (FeedRow[])[.. Owners, record];
    }

    private string? At(int place) => Cell(place) is { IsEmpty: false } cell ? Encoding.UTF8.GetString(cell) : null;

    private ReadOnlySpan<byte> Cell(int place)
    {
        ReadOnlySpan<byte> rest = cells;
        for (var i = 0; !rest.IsEmpty; i++)
        {
            var length = ReadLength(ref rest);
            if (i == place)
                return rest[..length];
            rest = rest[length..];
        }
        return [];
    }

    [ThreadStatic]
    private static byte[]? buffer;

    /// <summary>Empty cells at the end are left away: they say nothing, and a table of JSON may get columns after this row.</summary>
    private static byte[] Pack(IReadOnlyList<string?> values)
    {
        var (used, last) = (0, values.Count);
        while (last > 0 && string.IsNullOrEmpty(values[last - 1]))
            last--;
        buffer ??= new byte[4096];
        for (var i = 0; i < last; i++)
        {
            var value = values[i] ?? "";
            var most = 5 + Encoding.UTF8.GetMaxByteCount(value.Length);
            if (buffer.Length < used + most)
                Array.Resize(ref buffer, Math.Max(2 * buffer.Length, used + most));
            used += WriteLength(buffer.AsSpan(used), Encoding.UTF8.GetByteCount(value));
            used += Encoding.UTF8.GetBytes(value, buffer.AsSpan(used));
        }
        var packed = buffer.AsSpan(0, used).ToArray();
        if (buffer.Length > 1 << 20)
            buffer = null;
        return packed;
    }

    private static int WriteLength(Span<byte> to, int length)
    {
        var i = 0;
        for (; length >= 0x80; length >>= 7)
            to[i++] = (byte)(length | 0x80);
        to[i] = (byte)length;
        return i + 1;
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
