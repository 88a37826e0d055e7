using Microsoft.EntityFrameworkCore;

namespace Tirek.Server.Data;

/// <summary>
/// Remembers that something was deleted whose bytes may still lie in the database's files, until the database has let go of them: a reader may hold them for
/// a while, and the program may be killed in between. Tried with every start and command, and once a day.
/// </summary>
internal static class LettingGo
{
    private const string Setting = "database.lets-go";

    /// <summary>In the transaction that deletes.</summary>
    public static async Task Remember(AppDb db, CancellationToken cancel)
    {
        if (!await db.NodeSettings.AnyAsync(s => s.Key == Setting, cancel))
            db.NodeSettings.Add(new NodeSetting { Key = Setting, Value = "1" });
        await db.SaveChangesAsync(cancel);
    }

    /// <summary>Whether nothing is left to let go of.</summary>
    public static async Task<bool> Try(AppDb db, int attempts, CancellationToken cancel)
    {
        if (!await db.NodeSettings.AnyAsync(s => s.Key == Setting, cancel))
            return true;
        if (!await db.LetGoOfDeleted(attempts, cancel))
            return false;
        await db.NodeSettings.Where(s => s.Key == Setting).ExecuteDeleteAsync(cancel);
        return true;
    }
}
