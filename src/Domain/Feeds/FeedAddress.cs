namespace Tirek.Domain.Feeds;

/// <summary>What an address may be from which a feed is fetched. Where it leads is looked at when it is fetched.</summary>
public static class FeedAddress
{
    /// <summary>The address that somebody typed, or why it cannot be one.</summary>
    public static (Uri? Address, FeedFault? Fault) Read(string typed) =>
        typed.Length > FeedRule.LongestAddress || !Uri.TryCreate(typed, UriKind.Absolute, out var address) ? (null, FeedFault.NoAddress)
        : FaultOf(address) is { } fault ? (null, fault)
        : (address, null);

    /// <summary>Why this address is not asked; null: it may be. The same for the first and for each to which one is sent on.</summary>
    public static FeedFault? FaultOf(Uri address) =>
        address.Scheme != Uri.UriSchemeHttps ? FeedFault.NotHttps
        : address.UserInfo.Length > 0 ? FeedFault.HoldsPassword
        : address.Host.Length == 0 ? FeedFault.NoAddress
        : null;

    /// <summary>As it may be shown and logged: what stands after the question mark may be a key.</summary>
    public static string Shown(Uri address) =>
        address.GetComponents(UriComponents.Scheme | UriComponents.Host | UriComponents.Port | UriComponents.Path, UriFormat.UriEscaped)
        + (address.Query.Length > 0 ? "?…" : "");
}
