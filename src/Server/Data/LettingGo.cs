using Microsoft.EntityFrameworkCore;

namespace Tirek.Server.Data;

/// <summary>
/// Remembers that something was deleted whose bytes may still lie in the database's files, until the database has let go of them: a reader may hold them for
/// a while, and the program may be killed in between. Tried with every start and command, and every minute.
/// </summary>
internal static class LettingGo
{
    private const string Setting = "database.lets-go";

    /// <summary>In the transaction that deletes. Of two at once each has its own value, so that letting go for the first does not forget the second.</summary>
    public static Task Remember(AppDb db, CancellationToken cancel) =>
        db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO "NodeSettings" ("Key", "Value") VALUES ({Setting}, {Guid.CreateVersion7().ToString()})
            ON CONFLICT ("Key") DO UPDATE SET "Value" = excluded."Value"
            """,
            cancel
        );

    /// <summary>Whether nothing is left to let go of.</summary>
    public static async Task<bool> Try(AppDb db, int attempts, CancellationToken cancel)
    {
        var remembered = await db.NodeSettings.Where(s => s.Key == Setting).Select(s => s.Value).SingleOrDefaultAsync(cancel);
        if (remembered is null)
            return true;
        if (!await db.LetGoOfDeleted(attempts, cancel))
            return false;
        await db.NodeSettings.Where(s => s.Key == Setting && s.Value == remembered).ExecuteDeleteAsync(cancel);
        return true;
    }
}
