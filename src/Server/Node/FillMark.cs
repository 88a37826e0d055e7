using Microsoft.EntityFrameworkCore;
using Npgsql;
using Tirek.Server.Data;

namespace Tirek.Server.Node;

/// <summary>
/// A table in a PostgreSQL database that is being filled by a restore or a move: whoever finds it knows that the rest is not whole, whose it is, and that it
/// may be emptied to start again. An embedded database needs none: its folder says so.
/// </summary>
#pragma warning disable EF1002 // Names come from the database's own list, quoted by it, or stand here.
internal sealed record FillMark(Guid Node, bool IsWhole)
{
    private const string Table = "\"UnfinishedFill\"";

    /// <summary>The mark in this database, if there is one.</summary>
    public static async Task<FillMark?> Find(AppDb db, CancellationToken cancel)
    {
        if (!db.Database.IsNpgsql())
            return null;
        try
        {
            return await Count(db, "pg_tables WHERE schemaname = current_schema() AND tablename = 'UnfinishedFill'", cancel) == 0
                ? null
                : await db.Database.SqlQueryRaw<FillMark>($"SELECT \"Node\", \"IsWhole\" FROM {Table}").SingleAsync(cancel);
        }
        catch (PostgresException missing) when (missing.SqlState == PostgresErrorCodes.InvalidCatalogName)
        {
            return null;
        }
    }

    public static async Task<bool> IsEmpty(AppDb db, CancellationToken cancel) =>
        await Count(db, "pg_tables WHERE schemaname = current_schema()", cancel) == 0;

    public static Task Begin(AppDb db, Guid node, CancellationToken cancel) =>
        db.Database.ExecuteSqlRawAsync($"CREATE TABLE {Table} AS SELECT {{0}} AS \"Node\", false AS \"IsWhole\"", [node], cancel);

    public static Task SetWhole(AppDb db, CancellationToken cancel) =>
        db.Database.ExecuteSqlRawAsync($"UPDATE {Table} SET \"IsWhole\" = true", cancel);

    public static Task Remove(AppDb db, CancellationToken cancel) =>
        db.Database.ExecuteSqlRawAsync($"DROP TABLE IF EXISTS {Table}", cancel);

    /// <summary>Drops every table that was being filled; the mark last, so that a killed emptying can be repeated.</summary>
    public static async Task Empty(AppDb db, CancellationToken cancel)
    {
        var tables = await db
            .Database.SqlQueryRaw<string>(
                "SELECT quote_ident(tablename) AS \"Value\" FROM pg_tables WHERE schemaname = current_schema() ORDER BY tablename = 'UnfinishedFill'"
            )
            .ToListAsync(cancel);
        foreach (var table in tables)
            await db.Database.ExecuteSqlRawAsync($"DROP TABLE {table} CASCADE", cancel);
    }

    private static Task<int> Count(AppDb db, string what, CancellationToken cancel) =>
        db.Database.SqlQueryRaw<int>($"SELECT count(*)::int AS \"Value\" FROM {what}").SingleAsync(cancel);
}
