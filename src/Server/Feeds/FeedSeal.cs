using Microsoft.AspNetCore.DataProtection;

namespace Tirek.Server.Feeds;

/// <summary>Under the node's own keys: the bytes of an edition, which may hold what its flags withhold, and an address, which may hold a key.</summary>
internal sealed class FeedSeal(IDataProtectionProvider keys)
{
    private readonly IDataProtector contents = keys.CreateProtector("feeds.content");
    private readonly IDataProtector addresses = keys.CreateProtector("feeds.address");

    public byte[] Close(byte[] content) => contents.Protect(content);

    /// <exception cref="System.Security.Cryptography.CryptographicException">It was sealed with keys that are not here any more.</exception>
    public byte[] Open(byte[] sealedContent) => contents.Unprotect(sealedContent);

    public string Close(Uri address) => addresses.Protect(address.AbsoluteUri);

    /// <inheritdoc cref="Open(byte[])"/>
    public Uri OpenAddress(string sealedAddress) => new(addresses.Unprotect(sealedAddress));
}
