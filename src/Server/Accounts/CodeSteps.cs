using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Tirek.Server.Accounts;

/// <summary>For which half minute a one-time code of her app stands (RFC 6238, SHA-1, 30 seconds, six figures), and how the last one is kept.</summary>
internal static class CodeSteps
{
    private const string Base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private const int Seconds = 30;

    /// <summary>How far the clock of a telephone may be off, to either side.</summary>
    private const int Off = 2;

    /// <summary>The half minute around now whose code this is; null: it is none of them.</summary>
    public static long? Find(string key, string code, DateTimeOffset now)
    {
        var (secret, typed) = (Decode(key), Encoding.ASCII.GetBytes(code));
        var present = now.ToUnixTimeSeconds() / Seconds;
        long? found = null;
        for (var step = present - Off; step <= present + Off; step++)
            if (CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(CodeOf(secret, step)), typed))
                found ??= step;
        return found;
    }

    public static byte[] Write(long step)
    {
        var kept = new byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(kept, step);
        return kept;
    }

    /// <summary>Null where nothing was kept, or the hash of a code as it once was.</summary>
    public static long? Read(byte[]? kept) => kept is { Length: sizeof(long) } ? BinaryPrimitives.ReadInt64BigEndian(kept) : null;

    private static string CodeOf(byte[] secret, long step)
    {
#pragma warning disable CA5350 // The standard's own algorithm, and that of every app.
        var hash = HMACSHA1.HashData(secret, Write(step));
#pragma warning restore CA5350
        var number = BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(hash[^1] & 0xF)) & int.MaxValue;
        return (number % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }

    private static byte[] Decode(string key)
    {
        var (bits, count, bytes) = (0, 0, new List<byte>());
        foreach (var sign in key)
        {
            bits = (bits << 5) | Base32.IndexOf(sign, StringComparison.Ordinal);
            if ((count += 5) >= 8)
                bytes.Add((byte)(bits >> (count -= 8)));
        }
        return [.. bytes];
    }
}
