using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Tirek.Server.Keeping;

/// <summary>
/// The pieces in which a backup is sealed: 64 KiB each by AES-256-GCM, bound to the file's head. The nonce is the piece's number and whether it is the last
/// (the STREAM construction of Hoang, Reyhanitabar, Rogaway and Vizár, 2015), so that a piece that was taken away, moved, repeated or cut off is found.
/// </summary>
internal static class Piece
{
    public const int Length = 64 * 1024;
    public const int TagLength = 16;

    public static byte[] Nonce(long number, bool isLast)
    {
        var nonce = new byte[12];
        BinaryPrimitives.WriteInt64BigEndian(nonce.AsSpan(3), number);
        nonce[11] = isLast ? (byte)1 : (byte)0;
        return nonce;
    }
}

/// <summary>Seals what is written to it. The last piece is written by <see cref="Finish"/>: a file without it is not whole.</summary>
internal sealed class SealingStream(Stream file, byte[] key, byte[] bound) : Stream
{
    private readonly AesGcm aes = new(key, Piece.TagLength);
    private readonly byte[] plain = new byte[Piece.Length];
    private readonly byte[] closed = new byte[Piece.Length + Piece.TagLength];
    private int filled;
    private long number;

    public override bool CanRead => false;
    public override bool CanSeek => false;
    public override bool CanWrite => true;
    public override long Length => throw new NotSupportedException();
    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        while (buffer.Length > 0)
        {
            // A full piece waits until more comes: it may be the last.
            if (filled == Piece.Length)
                Seal(isLast: false);
            var part = Math.Min(buffer.Length, Piece.Length - filled);
            buffer[..part].CopyTo(plain.AsSpan(filled));
            filled += part;
            buffer = buffer[part..];
        }
    }

    public void Finish() => Seal(isLast: true);

    public override void Flush() { }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            aes.Dispose();
        base.Dispose(disposing);
    }

    private void Seal(bool isLast)
    {
        aes.Encrypt(
            Piece.Nonce(number++, isLast),
            plain.AsSpan(0, filled),
            closed.AsSpan(0, filled),
            closed.AsSpan(filled, Piece.TagLength),
            bound
        );
        file.Write(closed, 0, filled + Piece.TagLength);
        filled = 0;
    }
}
