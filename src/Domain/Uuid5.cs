using System.Security.Cryptography;
using System.Text;

namespace Tirek.Domain;

/// <summary>
/// Name-based UUIDs, version 5 (RFC 9562 §5.5): the same name space and name give the same id on every node, for records whose source has
/// no UUID of its own.
/// </summary>
public static class Uuid5
{
    /// <summary>The name space for names that are URLs (RFC 9562 §6.6).</summary>
    public static readonly Guid Url = new("6ba7b811-9dad-11d1-80b4-00c04fd430c8");

    /// <summary>The name space for fully qualified domain names (RFC 9562 §6.6).</summary>
    public static readonly Guid Dns = new("6ba7b810-9dad-11d1-80b4-00c04fd430c8");

    // The standard names SHA-1; nothing here relies on its strength. One for each thread: to set up another takes longer than to hash a name.
    [ThreadStatic]
    private static IncrementalHash? sha1;

    /// <summary>The UUID of a name (its UTF-8 bytes, exactly as given: not normalised) in a name space.</summary>
    public static Guid Create(Guid nameSpace, string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var bytes = new byte[16 + Encoding.UTF8.GetByteCount(name)];
        nameSpace.TryWriteBytes(bytes, bigEndian: true, out _);
        Encoding.UTF8.GetBytes(name, bytes.AsSpan(16));

        Span<byte> hash = stackalloc byte[SHA1.HashSizeInBytes];
        sha1 ??= IncrementalHash.CreateHash(HashAlgorithmName.SHA1);
        sha1.AppendData(bytes);
        sha1.GetHashAndReset(hash);
        hash[6] = (byte)((hash[6] & 0x0F) | 0x50);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash[..16], bigEndian: true);
    }
}
