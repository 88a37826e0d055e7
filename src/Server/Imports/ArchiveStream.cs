using System.IO.Compression;
using Tirek.Domain.Feeds;
using Tirek.Server.Commands;

namespace Tirek.Server.Imports;

/// <summary>
/// A file of an archive as it is unpacked in memory, piece by piece. Stops when more comes than the directory says or a file can shrink by, and at its end when
/// what came is not what was packed (CRC-32).
/// </summary>
internal sealed class ArchiveStream(ZipArchiveEntry entry) : Stream
{
    /// <summary>Unpacked by packed bytes. Tables and JSON shrink to a twentieth; a bomb to a thousandth.</summary>
    public const int HighestRatio = 200;

    /// <summary>Below this many bytes nothing can do harm.</summary>
    public const long WorthALook = 1 << 20;

    private static readonly uint[] Table = MakeTable();

    private readonly Stream inner = Open(entry);
    private long read;
    private uint crc = uint.MaxValue;

    public override int Read(Span<byte> buffer)
    {
        var count = Unpack(buffer);
        read += count;
        if (read > entry.Length || (read > WorthALook && read / HighestRatio > entry.CompressedLength))
            throw new CommandRefusal("A file of the archive unpacks to more than it may. Nothing was changed.", FeedFault.BrokenArchive);
        foreach (var b in buffer[..count])
            crc = Table[(byte)(crc ^ b)] ^ (crc >> 8);
        if (count == 0 && buffer.Length > 0 && (read != entry.Length || ~crc != entry.Crc32))
            throw FeedArchive.Broken();
        return count;
    }

    private int Unpack(Span<byte> buffer)
    {
        try
        {
            return inner.Read(buffer);
        }
        catch (Exception e) when (e is InvalidDataException or IOException)
        {
            throw FeedArchive.Broken();
        }
    }

    private static Stream Open(ZipArchiveEntry entry)
    {
        try
        {
            return entry.Open();
        }
        catch (Exception e) when (e is InvalidDataException or IOException or NotSupportedException)
        {
            throw FeedArchive.Broken();
        }
    }

    private static uint[] MakeTable()
    {
        var table = new uint[256];
        for (var i = 0u; i < table.Length; i++)
        {
            var c = i;
            for (var bit = 0; bit < 8; bit++)
                c = (c & 1) == 0 ? c >> 1 : 0xEDB88320 ^ (c >> 1);
            table[i] = c;
        }
        return table;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => new(Read(buffer.Span));

    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override long Length => entry.Length;

    public override long Position
    {
        get => read;
        set => throw new NotSupportedException();
    }

    public override void Flush() { }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        inner.Dispose();
        base.Dispose(disposing);
    }
}
