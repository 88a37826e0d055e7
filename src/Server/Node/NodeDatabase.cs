using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Tirek.Server.Data;

namespace Tirek.Server.Node;

/// <summary>Reaches the node's database from wherever it is needed: the server's pages, its jobs and the command line.</summary>
internal static class NodeDatabase
{
    /// <summary>Seconds that a command waits for another one that writes.</summary>
    private const int CommandWaits = 30;

    /// <summary>Seconds after which a page says that it has to be sent again: a person waits no longer.</summary>
    private const int PageWaits = 10;

    public static IServiceCollection AddNodeDatabase(this IServiceCollection services, NodeFolder folder)
    {
        if (folder.Postgres is { } connection)
            services
                .AddPooledDbContextFactory<PostgresDb>(o => o.UseNpgsql(connection))
                .AddSingleton<Func<AppDb>>(s => s.GetRequiredService<IDbContextFactory<PostgresDb>>().CreateDbContext);
        else
            services
                .AddPooledDbContextFactory<SqliteDb>(o =>
                    o.UseSqlite(SqliteConnection(folder, PageWaits), OneParameter).AddInterceptors(SqlitePragmas.OfServer)
                )
                .AddSingleton<Func<AppDb>>(s => s.GetRequiredService<IDbContextFactory<SqliteDb>>().CreateDbContext);
        return services.AddScoped(s => s.GetRequiredService<Func<AppDb>>()());
    }

    /// <summary>The node's database outside the web application: for the command line.</summary>
    public static AppDb OpenDatabase(this NodeFolder folder) =>
        folder.Postgres is { } connection
            ? new PostgresDb(new DbContextOptionsBuilder<PostgresDb>().UseNpgsql(connection).Options)
            : new SqliteDb(
                new DbContextOptionsBuilder<SqliteDb>()
                    .UseSqlite(SqliteConnection(folder, CommandWaits), OneParameter)
                    .AddInterceptors(SqlitePragmas.OfCommand)
                    .Options
            );

    /// <summary>
    /// A list is handed to SQLite as one parameter. With one for each of five hundred ids, a statement is written anew for each batch, and SQLite looks up each
    /// of their names among all others.
    /// </summary>
    private static void OneParameter(SqliteDbContextOptionsBuilder sqlite) =>
        sqlite.UseParameterizedCollectionMode(ParameterTranslationMode.Parameter);

    /// <summary>
    /// Gives a new database its shape and binds it to its folder. Refuses one of another version (<see cref="SchemaVersion"/>), and a database that belongs
    /// to another node, or to one of the other kind: a real folder pointed at the database of a demonstration would mix the two.
    /// </summary>
    public static async Task Prepare(this AppDb db, NodeFolder folder, CancellationToken cancel = default)
    {
        if (await FillMark.Find(db, cancel) is { } mark)
            await FinishFilling(db, folder, mark, cancel);
        await SchemaVersion.MakeOrRefuse(db, folder, TimeProvider.System, cancel);
        await db.Bind(folder, cancel);
        await LettingGo.Try(db, attempts: 1, cancel);
    }

    /// <summary>Notes to which folder the database belongs and of what kind that is, if it belongs to none yet.</summary>
    /// <exception cref="NodeFolderRefusal">It belongs to another one.</exception>
    public static async Task Bind(this AppDb db, NodeFolder folder, CancellationToken cancel)
    {
        await db.Bind(
            "node.id",
            folder.Id.ToString(),
            "This database belongs to another node folder. Give --postgres an empty database, or --data that folder.",
            cancel
        );
        await db.Bind(
            "node.kind",
            folder.Kind.ToString(),
            $"This database is not that of a {(folder.IsDemonstration ? "demonstration" : "real node")}, as {NodeFolder.FileName} says, and that never changes. "
                + $"Restore {NodeFolder.FileName} from a backup.",
            cancel
        );
    }

    /// <summary>Keeps a value that never changes; refuses another one.</summary>
    private static async Task Bind(this AppDb db, string key, string value, string refusal, CancellationToken cancel)
    {
        var kept = await db.NodeSettings.Where(s => s.Key == key).Select(s => s.Value).SingleOrDefaultAsync(cancel);
        if (kept is null)
        {
            db.NodeSettings.Add(new NodeSetting { Key = key, Value = value });
            await db.SaveChangesAsync(cancel);
        }
        else if (kept != value)
            throw new NodeFolderRefusal(refusal);
    }

    /// <summary>A restore or move was killed: before its last step nobody may use the database, after it nothing is missing but to take its mark away.</summary>
    private static Task FinishFilling(AppDb db, NodeFolder folder, FillMark mark, CancellationToken cancel) =>
        mark.IsWhole && mark.Node == folder.Id
            ? FillMark.Remove(db, cancel)
            : throw new NodeFolderRefusal(
                "A restore or move into this database did not finish. Run that command again, or give --postgres an empty database."
            );

    private static string SqliteConnection(NodeFolder folder, int seconds) =>
        new Microsoft.Data.Sqlite.SqliteConnectionStringBuilder { DataSource = folder.Database, DefaultTimeout = seconds }.ToString();
}
