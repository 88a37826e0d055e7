using System.Net;
using System.Net.Sockets;

namespace Tirek.Server.Feeds;

/// <summary>
/// Which addresses are of the public Internet (IANA registries of special-purpose addresses): not of this machine, the network it stands in, a provider's own, or a
/// translation that may lead there. What is not known to be public is not.
/// </summary>
internal static class PublicAddress
{
    private static readonly IPNetwork[] Special4 =
    [
        .. new[]
        {
            "0.0.0.0/8",
            "10.0.0.0/8",
            "100.64.0.0/10",
            "127.0.0.0/8",
            "169.254.0.0/16",
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.0.2.0/24",
            "192.31.196.0/24",
            "192.52.193.0/24",
            "192.88.99.0/24",
            "192.168.0.0/16",
            "192.175.48.0/24",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "224.0.0.0/3",
        }.Select(IPNetwork.Parse),
    ];

    /// <summary>All that is given out; mapped, translated, local, shared and multicast addresses lie elsewhere.</summary>
    private static readonly IPNetwork Given6 = IPNetwork.Parse("2000::/3");

    /// <summary>Within it: Teredo and other protocols' own, documentation, 6to4, AS112.</summary>
    private static readonly IPNetwork[] Special6 =
    [
        .. new[] { "2001::/23", "2001:db8::/32", "2002::/16", "2620:4f:8000::/48", "3fff::/20" }.Select(IPNetwork.Parse),
    ];

    /// <summary>Whether it is of the public Internet.</summary>
    /// <param name="address">An address of another family than the two is not.</param>
    public static bool Is(IPAddress address)
    {
        ArgumentNullException.ThrowIfNull(address);
        return address.AddressFamily switch
        {
            AddressFamily.InterNetwork => !Array.Exists(Special4, n => n.Contains(address)),
            // Of a mapped address the framework compares the four bytes of IPv4 with the network's first: 10.0.0.1 would lie in 2000::/3.
            AddressFamily.InterNetworkV6 => !address.IsIPv4MappedToIPv6
                && Given6.Contains(address)
                && !Array.Exists(Special6, n => n.Contains(address)),
            _ => false,
        };
    }
}
