using Tirek.Server.Audit;
using Tirek.Server.Commands;
using Tirek.Server.Data;
using Tirek.Server.Node;

namespace Tirek.Server.Observing;

/// <summary>Names the collector to which a node sends its metrics and traces, or names none. A server reads it when it starts.</summary>
internal static class SetCollector
{
    private const int Longest = 200;

    /// <returns>The address as kept.</returns>
    /// <exception cref="CommandRefusal">It is no address of a collector, or what is sent there could be read on the way.</exception>
    public static async Task<string> Set(AppDb db, string address, TimeProvider clock, CancellationToken cancel)
    {
        if (
            !Uri.TryCreate(address, UriKind.Absolute, out var uri)
            || uri.Scheme is not ("http" or "https")
            || uri.UserInfo.Length > 0
            || uri.Query.Length > 0
            || uri.AbsoluteUri.Length > Longest
        )
            throw new CommandRefusal("Give the address under which the collector takes OTLP over HTTP, such as http://127.0.0.1:4318.");
        if (uri.Scheme == Uri.UriSchemeHttp && !uri.IsLoopback)
            throw new CommandRefusal("To another machine only by https://, so that nobody on the way reads along.");
        var kept = uri.AbsoluteUri.TrimEnd('/');
        await NodeSettings.Write(db, SettingKeys.Collector, kept, cancel);
        db.Trail("collector.set", SettingKeys.Collector, clock);
        await db.SaveChangesAsync(cancel);
        return kept;
    }

    public static async Task Clear(AppDb db, TimeProvider clock, CancellationToken cancel)
    {
        if (await db.NodeSettings.FindAsync([SettingKeys.Collector], cancel) is not { } kept)
            throw new CommandRefusal("Nothing is sent anywhere: no collector is named.");
        db.NodeSettings.Remove(kept);
        db.Trail("collector.clear", SettingKeys.Collector, clock);
        await db.SaveChangesAsync(cancel);
    }
}
