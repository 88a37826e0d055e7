using System.Net;
using CsCheck;
using Tirek.Server.Http;

namespace Tirek.Server.Tests.Http;

public sealed class ClientAddressTests
{
    [Theory]
    [InlineData("203.0.113.77", "203.0.113.0")]
    [InlineData("::ffff:203.0.113.77", "203.0.113.0")]
    [InlineData("2001:db8:1:2:3:4:5:6", "2001:db8:1::")]
    [InlineData("fe80::1%3", "fe80::")]
    [InlineData("::1", "::")]
    public void An_address_keeps_its_network_and_loses_its_household(string whole, string kept) =>
        Assert.Equal(IPAddress.Parse(kept), ClientAddress.Truncate(IPAddress.Parse(whole)));

    [Fact]
    public void All_addresses_of_a_network_become_the_same() =>
        Gen.Select(Gen.Byte.Array[4], Gen.Byte).Sample((bytes, last) => Same(bytes, [.. bytes[..3], last]));

    [Fact]
    public void All_addresses_of_a_site_become_the_same() =>
        Gen.Select(Gen.Byte.Array[16].Where(b => b[0] != 0), Gen.Byte.Array[10])
            .Sample((bytes, last) => Same(bytes, [.. bytes[..6], .. last]));

    private static bool Same(byte[] one, byte[] other) => ClientAddress.Truncate(new(one)).Equals(ClientAddress.Truncate(new(other)));
}
