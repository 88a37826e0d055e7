using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Tirek.Server.Data;

namespace Tirek.Server.Node;

/// <summary>
/// Which version of the program a node's database has the shape of. A database in use changes its shape only by <c>tirek update</c>, which keeps the way
/// back; a version that does not know the shape keeps its hands off it.
/// </summary>
internal static class SchemaVersion
{
    /// <summary>Setting: the version that gave the database its shape.</summary>
    public const string Key = "schema.version";

    /// <summary>Setting: when it did (ISO 8601).</summary>
    public const string SinceKey = "schema.since";

    private const string NodeKey = "node.id";

    /// <summary>The version of the program that runs, without the commit it was made from.</summary>
    public static string Running { get; } =
        typeof(SchemaVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];

    /// <summary>Gives a new database its shape, and one of a demonstration, which can be invented again, a newer one.</summary>
    /// <exception cref="NodeFolderRefusal">The database has the shape of another version; says how to go on or back.</exception>
    public static async Task MakeOrRefuse(AppDb db, NodeFolder folder, TimeProvider clock, CancellationToken cancel)
    {
        var (isNewer, isOlder) = await Compare(db, cancel);
        if (isNewer)
            throw new NodeFolderRefusal(
                $"This node's database was brought up to date by Tirek {await Of(db, cancel)}, and this is {Running}, which does not know it. Start the newer version; or go back with that version's "
                    + "./tirek rollback --data FOLDER. Nothing was changed."
            );
        if (isOlder && !folder.IsDemonstration && await IsInUse(db, cancel))
            throw new NodeFolderRefusal(
                $"This node's database is of Tirek {await Of(db, cancel)}, and this is {Running}. Stop the node, then run ./tirek update --data FOLDER: it keeps the way back. Nothing was changed."
            );
        if (isOlder)
            await Migrate(db, folder, cancel);
        if (isOlder || await Find(db, Key, cancel) is null)
            await Remember(db, clock, cancel);
    }

    /// <summary>
    /// Migrates, one process after the other. A migration that was killed has left a lock of EF in an embedded database, which would be waited for without
    /// end; who holds the operating system's knows that nobody is at work behind it.
    /// </summary>
    public static async Task Migrate(AppDb db, NodeFolder folder, CancellationToken cancel)
    {
        using var alone = await NodeLock.Migrating(folder, cancel);
        if (db.Database.IsSqlite())
            await db.Database.ExecuteSqlRawAsync("DROP TABLE IF EXISTS \"__EFMigrationsLock\"", cancel);
        await db.Database.MigrateAsync(cancel);
    }

    /// <summary>Whether the database's shape holds something that this program does not know, or lacks something that it needs.</summary>
    public static async Task<(bool IsNewer, bool IsOlder)> Compare(AppDb db, CancellationToken cancel)
    {
        var applied = (await db.Database.GetAppliedMigrationsAsync(cancel)).ToHashSet();
        var known = db.Database.GetMigrations().ToHashSet();
        return (!applied.IsSubsetOf(known), !known.IsSubsetOf(applied));
    }

    /// <summary>The version that gave the database its shape; "an unknown version" if none remembered itself.</summary>
    public static async Task<string> Of(AppDb db, CancellationToken cancel) => await Find(db, Key, cancel) ?? "an unknown version";

    public static Task<string?> Find(AppDb db, string key, CancellationToken cancel) =>
        db.NodeSettings.AsNoTracking().Where(s => s.Key == key).Select(s => s.Value).SingleOrDefaultAsync(cancel);

    /// <summary>Notes that this program gave the database its shape, now.</summary>
    public static async Task Remember(AppDb db, TimeProvider clock, CancellationToken cancel)
    {
        await NodeSettings.Write(db, Key, Running, cancel);
        await NodeSettings.Write(db, SinceKey, clock.GetUtcNow().ToString("O"), cancel);
        await db.SaveChangesAsync(cancel);
    }

    /// <summary>A database that was cut off while it was made has no owner yet: it is made to its end.</summary>
    private static async Task<bool> IsInUse(AppDb db, CancellationToken cancel) =>
        (await db.Database.GetAppliedMigrationsAsync(cancel)).Any() && await Find(db, NodeKey, cancel) is not null;
}
