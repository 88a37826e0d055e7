using Tirek.Server.Audit;
using Tirek.Server.Commands;
using Tirek.Server.Data;

namespace Tirek.Server.Node;

/// <summary>Chooses the page that <em>Leave this site</em> opens: elsewhere, encrypted, and such as anybody may have open.</summary>
internal static class SetExit
{
    private const int Longest = 200;

    /// <returns>The address as kept.</returns>
    /// <exception cref="CommandRefusal">The address would not hide anything, or show more than it hides.</exception>
    public static async Task<string> Set(AppDb db, string address, TimeProvider clock, CancellationToken cancel)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || uri.Scheme != Uri.UriSchemeHttps || uri.UserInfo.Length > 0)
            throw new CommandRefusal("Give a whole address that begins with https:// and holds no name or password.");
        if (uri.IsLoopback || uri.HostNameType is UriHostNameType.IPv4 or UriHostNameType.IPv6 || !uri.Host.Contains('.'))
            throw new CommandRefusal("Leaving must lead to another, well-known site: not to this machine or a bare number.");
        if (uri.AbsoluteUri.Length > Longest)
            throw new CommandRefusal($"The address is longer than {Longest} letters: it stands in every page.");
        await NodeSettings.Write(db, SettingKeys.Exit, uri.AbsoluteUri, cancel);
        db.Trail("exit.set", SettingKeys.Exit, clock);
        await db.SaveChangesAsync(cancel);
        return uri.AbsoluteUri;
    }
}
