using Microsoft.EntityFrameworkCore;
using Tirek.Server.Commands;
using Tirek.Server.Data;

namespace Tirek.Server.Keeping;

/// <summary>The state of a schema by the name of its last migration: its id begins with a time, which differs between the databases.</summary>
internal static class SchemaState
{
    /// <summary>The state of this version.</summary>
    public static string Newest(AppDb db) => NameOf(db.Database.GetMigrations().Last());

    /// <summary>The migration that brings a database of this provider to that state, or null if this version does not know it.</summary>
    public static string? Migration(AppDb db, string name) => db.Database.GetMigrations().SingleOrDefault(id => NameOf(id) == name);

    /// <exception cref="CommandRefusal">The database was last used by another version.</exception>
    public static async Task RefuseOther(AppDb db, CancellationToken cancel)
    {
        var applied = (await db.Database.GetAppliedMigrationsAsync(cancel)).ToList();
        if (applied.Except(db.Database.GetMigrations()).Any())
            throw new CommandRefusal("The node was last used by a newer version of Tirek. Use that version.");
        if (applied.Count < db.Database.GetMigrations().Count())
            throw new CommandRefusal(
                "The node was last used by an older version of Tirek. Make the backup with that version, then bring the node to this one: ./tirek update --help."
            );
    }

    private static string NameOf(string migration) => migration[(migration.IndexOf('_', StringComparison.Ordinal) + 1)..];
}
