using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;

namespace Tirek.Server.Tests.Accounts;

/// <summary>What an app for one-time codes does with a key (RFC 6238, SHA-1, 30 seconds, six figures), written from the standard.</summary>
internal static class OneTimeCode
{
    private const string Base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    /// <param name="key">In Base32; spaces do not matter.</param>
    /// <param name="ahead">Half minutes from now.</param>
    /// <param name="clock">Of the site; the machine's without one.</param>
    public static string Of(string key, int ahead = 0, TimeProvider? clock = null)
    {
        var step = (clock ?? TimeProvider.System).GetUtcNow().ToUnixTimeSeconds() / 30 + ahead;
        var counter = new byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
#pragma warning disable CA5350 // The standard's own algorithm, and that of every app.
        var hash = HMACSHA1.HashData(Decode(key), counter);
#pragma warning restore CA5350
        var offset = hash[^1] & 0xF;
        var number = BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(offset)) & 0x7FFFFFFF;
        return (number % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }

    private static byte[] Decode(string key)
    {
        var (bits, count, bytes) = (0, 0, new List<byte>());
        foreach (var c in key.Where(c => c != ' '))
        {
            bits = (bits << 5) | Base32.IndexOf(c, StringComparison.Ordinal);
            if ((count += 5) >= 8)
                bytes.Add((byte)(bits >> (count -= 8)));
        }
        return [.. bytes];
    }
}
