using Tirek.Server.Data;

namespace Tirek.Server.Keeping;

/// <summary>
/// How a row stands in a backup: for each cell a byte that says whether there is a value, then the value. Numbers are little-endian, texts UTF-8 with their
/// length before them, instants in ticks of 100 ns since the year 1, days as their number since then, ids as 16 bytes.
/// </summary>
internal static class RowBytes
{
    /// <param name="toMicrosecond">Cuts instants to what every database keeps, so that contents can be compared.</param>
    public static void Write(BinaryWriter to, StoredTable table, object?[] row, bool toMicrosecond = false)
    {
        for (var i = 0; i < row.Length; i++)
        {
            to.Write(row[i] is not null);
            if (row[i] is { } value)
                Write(to, table.Columns[i].Kind, value, toMicrosecond);
        }
    }

    public static object?[] Read(BinaryReader from, StoredTable table)
    {
        var row = new object?[table.Columns.Count];
        for (var i = 0; i < row.Length; i++)
            row[i] = from.ReadBoolean() ? Read(from, table.Columns[i].Kind) : null;
        return row;
    }

    private static void Write(BinaryWriter to, CellKind kind, object value, bool toMicrosecond)
    {
        switch (kind)
        {
            case CellKind.Text:
                to.Write((string)value);
                break;
            case CellKind.Int:
                to.Write((int)value);
                break;
            case CellKind.Long:
                to.Write((long)value);
                break;
            case CellKind.Flag:
                to.Write((bool)value);
                break;
            case CellKind.Id:
                to.Write(((Guid)value).ToByteArray(bigEndian: true));
                break;
            case CellKind.Day:
                to.Write(((DateOnly)value).DayNumber);
                break;
            case CellKind.Instant:
                var ticks = ((DateTimeOffset)value).UtcTicks;
                to.Write(toMicrosecond ? ticks - ticks % TimeSpan.TicksPerMicrosecond : ticks);
                break;
            case CellKind.Bytes:
                to.Write7BitEncodedInt(((byte[])value).Length);
                to.Write((byte[])value);
                break;
            case CellKind.Texts:
                to.Write7BitEncodedInt(((string[])value).Length);
                foreach (var text in (string[])value)
                    to.Write(text);
                break;
            case CellKind.Real:
                to.Write((double)value);
                break;
        }
    }

    private static object Read(BinaryReader from, CellKind kind) =>
        kind switch
        {
            CellKind.Text => from.ReadString(),
            CellKind.Int => from.ReadInt32(),
            CellKind.Long => from.ReadInt64(),
            CellKind.Flag => from.ReadBoolean(),
            CellKind.Id => new Guid(from.ReadBytes(16), bigEndian: true),
            CellKind.Day => DateOnly.FromDayNumber(from.ReadInt32()),
            CellKind.Instant => new DateTimeOffset(from.ReadInt64(), TimeSpan.Zero),
            CellKind.Bytes => from.ReadBytes(from.Read7BitEncodedInt()),
            CellKind.Texts => Enumerable.Range(0, from.Read7BitEncodedInt()).Select(_ => from.ReadString()).ToArray(),
            CellKind.Real => from.ReadDouble(),
            _ => throw BackupFault.Newer(),
        };
}
