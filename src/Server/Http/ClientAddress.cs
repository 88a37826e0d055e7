using System.Net;
using System.Net.Sockets;

namespace Tirek.Server.Http;

/// <summary>
/// Where a request came from, as coarse as it may be known: a reader's whole address leads to a household. What logs, counts or limits sees only
/// the truncated one.
/// </summary>
internal static class ClientAddress
{
    private const int BytesKeptOf4 = 3;
    private const int BytesKeptOf6 = 6;

    /// <summary>Headers in which a proxy, or anybody, may have written the whole address.</summary>
    private static readonly string[] Telling =
    [
        "X-Forwarded-For",
        "X-Original-For",
        "Forwarded",
        "X-Real-IP",
        "X-Client-IP",
        "True-Client-IP",
        "CF-Connecting-IP",
        "Via",
    ];

    /// <summary>IPv4: the first 24 bits (an address written as IPv6 too); IPv6: the first 48. The rest is zero.</summary>
    public static IPAddress Truncate(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6)
            address = address.MapToIPv4();
        var bytes = address.GetAddressBytes();
        bytes.AsSpan(address.AddressFamily == AddressFamily.InterNetwork ? BytesKeptOf4 : BytesKeptOf6).Clear();
        return new(bytes);
    }

    /// <summary>From here on nobody learns the whole address: neither of the connection nor from a header.</summary>
    public static IApplicationBuilder UseTruncatedAddresses(this IApplicationBuilder app) =>
        app.Use(
            (http, next) =>
            {
                if (http.Connection.RemoteIpAddress is { } address)
                    (http.Connection.RemoteIpAddress, http.Connection.RemotePort) = (Truncate(address), 0);
                foreach (var header in Telling)
                    http.Request.Headers.Remove(header);
                return next(http);
            }
        );
}
