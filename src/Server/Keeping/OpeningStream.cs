using System.Security.Cryptography;

namespace Tirek.Server.Keeping;

/// <summary>Opens what <see cref="SealingStream"/> sealed. Gives out nothing of a piece that is not exactly what was written at its place.</summary>
/// <exception cref="BackupFault">While reading: a piece is damaged, or the last one is missing.</exception>
internal sealed class OpeningStream(Stream file, byte[] key, byte[] bound) : Stream
{
    private readonly AesGcm aes = new(key, Piece.TagLength);
    private readonly byte[] closed = new byte[Piece.Length + Piece.TagLength];
    private readonly byte[] plain = new byte[Piece.Length];
    private int filled,
        taken;
    private long number;
    private bool isAtEnd;

    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override long Length => throw new NotSupportedException();
    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        while (taken == filled && !isAtEnd)
            Open();
        var part = Math.Min(buffer.Length, filled - taken);
        plain.AsSpan(taken, part).CopyTo(buffer);
        taken += part;
        return part;
    }

    public override void Flush() { }

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            aes.Dispose();
        base.Dispose(disposing);
    }

    private void Open()
    {
        var read = file.ReadAtLeast(closed, closed.Length, throwOnEndOfStream: false);
        if (read == 0)
            throw BackupFault.CutOff();
        if (read < Piece.TagLength)
            throw BackupFault.Damaged();
        (filled, taken) = (read - Piece.TagLength, 0);
        isAtEnd = file.Position == file.Length;
        if (!TryOpen(isAtEnd))
            throw isAtEnd && TryOpen(isLast: false) ? BackupFault.CutOff() : BackupFault.Damaged();
        number++;
    }

    private bool TryOpen(bool isLast)
    {
        try
        {
            aes.Decrypt(
                Piece.Nonce(number, isLast),
                closed.AsSpan(0, filled),
                closed.AsSpan(filled, Piece.TagLength),
                plain.AsSpan(0, filled),
                bound
            );
            return true;
        }
        catch (AuthenticationTagMismatchException)
        {
            return false;
        }
    }
}
