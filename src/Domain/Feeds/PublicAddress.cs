namespace Tirek.Domain.Feeds;

/// <summary>
/// Which addresses are of the public Internet (IANA registries of special-purpose addresses): not of this machine, the network it stands in, a provider's own, or a
/// translation that may lead there. What is not known to be public is not.
/// </summary>
public static class PublicAddress
{
    private static readonly (byte[] Prefix, int Bits)[] Special4 =
    [
        ([0], 8),
        ([10], 8),
        ([100, 64], 10),
        ([127], 8),
        ([169, 254], 16),
        ([172, 16], 12),
        ([192, 0, 0], 24),
        ([192, 0, 2], 24),
        ([192, 31, 196], 24),
        ([192, 52, 193], 24),
        ([192, 88, 99], 24),
        ([192, 168], 16),
        ([192, 175, 48], 24),
        ([198, 18], 15),
        ([198, 51, 100], 24),
        ([203, 0, 113], 24),
        ([224], 3),
    ];

    /// <summary>Within 2000::/3: Teredo and other protocols' own, documentation, 6to4, AS112.</summary>
    private static readonly (byte[] Prefix, int Bits)[] Special6 =
    [
        ([0x20, 0x01, 0x00], 23),
        ([0x20, 0x01, 0x0D, 0xB8], 32),
        ([0x20, 0x02], 16),
        ([0x26, 0x20, 0x00, 0x4F, 0x80, 0x00], 48),
        ([0x3F, 0xFF, 0x00], 20),
    ];

    /// <param name="address">4 or 16 bytes in the order of the network. Another length is not public.</param>
    public static bool Is(ReadOnlySpan<byte> address) =>
        address.Length switch
        {
            4 => !IsAmong(address, Special4),
            // 2000::/3 is all that is given out; mapped, translated, local, shared and multicast addresses lie elsewhere.
            16 => address[0] >> 5 == 1 && !IsAmong(address, Special6),
            _ => false,
        };

    private static bool IsAmong(ReadOnlySpan<byte> address, (byte[] Prefix, int Bits)[] some)
    {
        foreach (var (prefix, bits) in some)
        {
            var same = true;
            for (var bit = 0; bit < bits && same; bit++)
                same = Bit(address, bit) == (bit / 8 < prefix.Length && Bit(prefix, bit));
            if (same)
                return true;
        }
        return false;
    }

    private static bool Bit(ReadOnlySpan<byte> bytes, int at) => (bytes[at / 8] >> (7 - (at % 8)) & 1) == 1;
}
