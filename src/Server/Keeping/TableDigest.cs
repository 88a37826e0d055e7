using System.Buffers.Binary;
using System.Security.Cryptography;
using Tirek.Server.Data;

namespace Tirek.Server.Keeping;

/// <summary>
/// What a table holds, in 40 bytes: the number of its rows and the sum of their SHA-256 (modulo 2^256). A sum does not depend on the order of rows, which
/// two databases do not share; two tables with one digest hold the same.
/// </summary>
internal sealed class TableDigest(StoredTable table)
{
    private readonly ulong[] sum = new ulong[4];

    /// <summary>Bytes of the row before: the next one is about as long.</summary>
    private int written;

    public long Rows { get; private set; }

    public byte[] Sum
    {
        get
        {
            var bytes = new byte[32];
            for (var i = 0; i < sum.Length; i++)
                BinaryPrimitives.WriteUInt64LittleEndian(bytes.AsSpan(8 * i), sum[i]);
            return bytes;
        }
    }

    public void Add(object?[] row)
    {
        using var buffer = new MemoryStream(written);
        using (var writer = new BinaryWriter(buffer, System.Text.Encoding.UTF8, leaveOpen: true))
            RowBytes.Write(writer, table, row, toMicrosecond: true);
        written = (int)buffer.Length;
        Span<byte> hash = stackalloc byte[32];
        SHA256.HashData(buffer.GetBuffer().AsSpan(0, (int)buffer.Length), hash);
        var carry = UInt128.Zero;
        for (var i = 0; i < sum.Length; i++)
        {
            carry += (UInt128)sum[i] + BinaryPrimitives.ReadUInt64LittleEndian(hash[(8 * i)..]);
            sum[i] = (ulong)carry;
            carry >>= 64;
        }
        Rows++;
    }

    public bool IsSame(long rows, byte[] sum) => Rows == rows && Sum.AsSpan().SequenceEqual(sum);

    public bool IsSame(TableDigest other) => IsSame(other.Rows, other.Sum);
}
