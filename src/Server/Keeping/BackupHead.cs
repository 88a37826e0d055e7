using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Tirek.Server.Keeping;

/// <summary>
/// The first bytes of a backup, in the open: what it is, what a guess costs, the salt. A checksum tells a damaged head from a wrong passphrase; a code made
/// with the key proves that nobody changed it. The file's length is a hint that only chooses the right sentence for a file that was cut off.
/// <code>
/// 0  TIREKBAK   8  version (1)   9  Argon2id (1)   10  memory KiB (4)   14  passes   15  lanes   16  salt (16)
/// 32 checksum: first 8 bytes of SHA-256 of 0…31     40  HMAC-SHA-256 of 0…39 (32)     72  length of the file (8)
/// </code>
/// </summary>
internal sealed class BackupHead
{
    public const int Length = 80;
    private const byte Version = 1,
        Argon2id = 1;
    private const int SaltAt = 16,
        ChecksumAt = 32,
        ProofAt = 40,
        FileLengthAt = 72;

    private readonly byte[] bytes;

    private BackupHead(byte[] bytes) => this.bytes = bytes;

    private static ReadOnlySpan<byte> Magic => "TIREKBAK"u8;

    /// <summary>What every sealed piece of the file is bound to: the head without its length.</summary>
    public byte[] Bound => bytes[..FileLengthAt];

    public static (BackupHead Head, BackupKey Key) Make(Passphrase passphrase, GuessingCost cost)
    {
        var bytes = new byte[Length];
        Magic.CopyTo(bytes);
        (bytes[8], bytes[9], bytes[14], bytes[15]) = (Version, Argon2id, (byte)cost.Passes, (byte)cost.Lanes);
        BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(10), cost.MemoryKib);
        RandomNumberGenerator.Fill(bytes.AsSpan(SaltAt, ChecksumAt - SaltAt));
        Checksum(bytes).CopyTo(bytes.AsSpan(ChecksumAt));
        var key = BackupKey.Of(passphrase, bytes[SaltAt..ChecksumAt], cost);
        Proof(bytes, key).CopyTo(bytes.AsSpan(ProofAt));
        return (new(bytes), key);
    }

    /// <summary>Before anybody is asked for a passphrase.</summary>
    /// <exception cref="BackupFault">The file is of another kind.</exception>
    public static void RefuseOther(Stream file)
    {
        var magic = new byte[Magic.Length];
        if (file.ReadAtLeast(magic, magic.Length, throwOnEndOfStream: false) < magic.Length || !magic.AsSpan().SequenceEqual(Magic))
            throw BackupFault.NoBackup();
        file.Position = 0;
    }

    /// <summary>Reads the head and opens it.</summary>
    /// <exception cref="BackupFault">It is another kind of file, damaged, newer, too weak, or closed with another passphrase.</exception>
    public static (BackupHead Head, BackupKey Key) Open(Stream file, Passphrase passphrase)
    {
        var bytes = new byte[Length];
        var read = file.ReadAtLeast(bytes, Length, throwOnEndOfStream: false);
        if (read < Magic.Length || !bytes.AsSpan(0, Magic.Length).SequenceEqual(Magic))
            throw BackupFault.NoBackup();
        if (read < Length)
            throw BackupFault.CutOff();
        if (bytes[8] > Version)
            throw BackupFault.Newer();
        if (!bytes.AsSpan(ChecksumAt, ProofAt - ChecksumAt).SequenceEqual(Checksum(bytes)) || bytes[8] != Version || bytes[9] != Argon2id)
            throw BackupFault.Damaged();
        var cost = new GuessingCost(BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(10)), bytes[14], bytes[15]);
        if (cost.IsBelowFloor || cost.IsAboveCeiling)
            throw BackupFault.TooWeak();
        var key = BackupKey.Of(passphrase, bytes[SaltAt..ChecksumAt], cost);
        if (!CryptographicOperations.FixedTimeEquals(Proof(bytes, key), bytes.AsSpan(ProofAt, FileLengthAt - ProofAt)))
            throw BackupFault.WrongPassphrase();
        var head = new BackupHead(bytes);
        return file.Length < head.FileLength ? throw BackupFault.CutOff() : (head, key);
    }

    /// <summary>Writes the head at the beginning of a file that is otherwise complete.</summary>
    public void Write(Stream file)
    {
        BinaryPrimitives.WriteInt64BigEndian(bytes.AsSpan(FileLengthAt), file.Length);
        file.Position = 0;
        file.Write(bytes);
    }

    private long FileLength => BinaryPrimitives.ReadInt64BigEndian(bytes.AsSpan(FileLengthAt));

    private static byte[] Checksum(byte[] bytes) => SHA256.HashData(bytes.AsSpan(0, ChecksumAt))[..(ProofAt - ChecksumAt)];

    private static byte[] Proof(byte[] bytes, BackupKey key) => HMACSHA256.HashData(key.Head, bytes.AsSpan(0, ProofAt));
}
