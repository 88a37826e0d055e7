using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Tirek.Server.Data;

namespace Tirek.Server.Feeds;

/// <summary>
/// That one server of the node works on feeds, and no other does meanwhile: a line in the database with the instant until which it holds. It is renewed while the
/// work goes on; of a server that was killed it ends by itself.
/// </summary>
internal sealed class FeedHold
{
    private const string Setting = "feeds.hold";

    /// <summary>Longer than SQLite lets nobody else write while an import does.</summary>
    private static readonly TimeSpan Lasts = TimeSpan.FromMinutes(3);

    private readonly string holder = Guid.CreateVersion7().ToString("N");

    /// <summary>Takes the hold if nobody has it, or renews it; false if another server has it.</summary>
    public async Task<bool> Take(AppDb db, DateTimeOffset now, CancellationToken cancel)
    {
        var (until, over) = ($"{Written(now + Lasts)} {holder}", Written(now));
        return await db.Database.ExecuteSqlAsync(
                $"""
                INSERT INTO "NodeSettings" ("Key", "Value") VALUES ({Setting}, {until})
                ON CONFLICT ("Key") DO UPDATE SET "Value" = excluded."Value"
                WHERE substr("NodeSettings"."Value", 1, 19) < {over} OR substr("NodeSettings"."Value", 21) = {holder}
                """,
                cancel
            ) == 1;
    }

    public Task Release(AppDb db) =>
        db.NodeSettings.Where(s => s.Key == Setting && s.Value.EndsWith(holder)).ExecuteDeleteAsync(CancellationToken.None);

    private static string Written(DateTimeOffset at) => at.UtcTicks.ToString("D19", CultureInfo.InvariantCulture);
}
