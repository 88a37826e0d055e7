using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Tirek.Domain.Feeds;
using Tirek.Server.Commands;

namespace Tirek.Server.Feeds;

/// <summary>
/// Where a feed may be fetched from and who is believed there. A server that fetches what people name is a way into the network it stands in: each address to which
/// a name leads is looked at, and the very one that was looked at is connected to.
/// </summary>
/// <param name="Also">Networks besides the public ones; none, save in a test.</param>
/// <param name="Roots">Who is believed instead of the system's authorities; null, save in a test.</param>
/// <param name="Within">All of a fetch.</param>
internal sealed record FeedGuard(IReadOnlyList<IPNetwork> Also, X509Certificate2Collection? Roots, TimeSpan Within)
{
    public static readonly FeedGuard OfProduction = new([], null, FeedRule.FetchedWithin);

    private static readonly Oid OfServers = new("1.3.6.1.5.5.7.3.1");

    /// <summary>Connects to an address of this name if all of them may be connected to: else a name could mean a public one now and another a moment later.</summary>
    /// <exception cref="CommandRefusal">One of them may not.</exception>
    public async ValueTask<Stream> Connect(DnsEndPoint to, CancellationToken cancel)
    {
        var addresses = IPAddress.TryParse(to.Host, out var literal) ? [literal] : await Dns.GetHostAddressesAsync(to.Host, cancel);
        if (addresses.Length == 0)
            throw new SocketException((int)SocketError.HostNotFound);
        if (!Array.TrueForAll(addresses, Lets))
            throw new CommandRefusal("The address leads into a private network.", FeedFault.PrivateAddress);
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, to.Port, cancel);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>The usual check of a certificate; without fetching anything that it names, which would be another way in.</summary>
    public X509ChainPolicy Policy()
    {
        var policy = new X509ChainPolicy
        {
            RevocationMode = X509RevocationMode.NoCheck,
            DisableCertificateDownloads = true,
            TrustMode = Roots is null ? X509ChainTrustMode.System : X509ChainTrustMode.CustomRootTrust,
        };
        policy.ApplicationPolicy.Add(OfServers);
        if (Roots is not null)
            policy.CustomTrustStore.AddRange(Roots);
        return policy;
    }

    private bool Lets(IPAddress address) => PublicAddress.Is(address) || Also.Any(n => n.Contains(address));
}
