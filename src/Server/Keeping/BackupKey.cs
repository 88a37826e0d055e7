using System.Security.Cryptography;
using Konscious.Security.Cryptography;

namespace Tirek.Server.Keeping;

/// <summary>
/// How much work one guess of a passphrase costs: Argon2id (RFC 9106) with memory in KiB, passes and lanes. They stand in the file's head, and what is below
/// the floor is refused: a file whose head was weakened would make guessing cheap.
/// </summary>
internal sealed record GuessingCost(int MemoryKib, int Passes, int Lanes)
{
    public static readonly GuessingCost Usual = new(64 * 1024, 3, 1);
    public static readonly GuessingCost Floor = new(19 * 1024, 2, 1);
    private static readonly GuessingCost Ceiling = new(1024 * 1024, 16, 16);

    public bool IsBelowFloor => MemoryKib < Floor.MemoryKib || Passes < Floor.Passes || Lanes < Floor.Lanes;
    public bool IsAboveCeiling => MemoryKib > Ceiling.MemoryKib || Passes > Ceiling.Passes || Lanes > Ceiling.Lanes;
}

/// <summary>The two keys of one file, worked out of a passphrase and the file's own salt: one seals the content, the other proves the head.</summary>
internal sealed record BackupKey(byte[] Content, byte[] Head)
{
    private const int Bytes = 32;

    public static BackupKey Of(Passphrase passphrase, byte[] salt, GuessingCost cost)
    {
        using var argon = new Argon2id(passphrase.Bytes)
        {
            Salt = salt,
            MemorySize = cost.MemoryKib,
            Iterations = cost.Passes,
            DegreeOfParallelism = cost.Lanes,
        };
        var root = argon.GetBytes(Bytes);
        return new(
            HKDF.Expand(HashAlgorithmName.SHA256, root, Bytes, "tirek backup content"u8.ToArray()),
            HKDF.Expand(HashAlgorithmName.SHA256, root, Bytes, "tirek backup head"u8.ToArray())
        );
    }
}
