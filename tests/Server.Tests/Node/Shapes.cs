using Microsoft.EntityFrameworkCore;
using Npgsql;
using Tirek.Server.Node;
using Tirek.Server.Tests.Node;

[assembly: AssemblyFixture(typeof(Shapes))]

namespace Tirek.Server.Tests.Node;

/// <summary>A database of each provider that has its tables, and one with the invented network, and is nobody's yet: made once in a run, copied for every test.</summary>
public sealed class Shapes : IAsyncLifetime
{
    private static readonly Dictionary<(Provider, Shape), Lazy<Task<TestNode>>> Made = new[] { Provider.Sqlite, Provider.Postgres }
        .SelectMany(_ => new[] { Shape.Empty, Shape.Invented }, (p, s) => (Provider: p, Shape: s))
        .ToDictionary(of => of, of => new Lazy<Task<TestNode>>(() => Make(of.Provider, of.Shape)));

    /// <summary>The file to copy, or the name of the database to take as a template; null: none.</summary>
    internal static async Task<string?> Of(Provider provider, Shape shape)
    {
        if (shape == Shape.None)
            return null;
        var node = await Made[(provider, shape)].Value;
        return node.Named ?? node.Folder.Database;
    }

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        foreach (var made in Made.Values.Where(m => m.IsValueCreated))
            await (await made.Value).DisposeAsync();
    }

    private static async Task<TestNode> Make(Provider provider, Shape shape)
    {
        var isInvented = shape == Shape.Invented;
        var node = await TestNode.Make(
            provider,
            isInvented ? NodeKind.Demonstration : NodeKind.Real,
            isInvented ? Shape.Empty : Shape.None
        );
        if (isInvented)
            await TestSite.Prepare(node);
        await using (var db = node.Open())
        {
            if (!isInvented)
                await SchemaVersion.Migrate(db, node.Folder, CancellationToken.None);
            // Whose it is it learns where it is copied to.
            await db.NodeSettings.Where(s => s.Key == "node.id" || s.Key == "node.kind").ExecuteDeleteAsync();
            // All of it in one file.
            if (provider == Provider.Sqlite)
                await db.Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE)");
        }
        // A template that anybody is connected to cannot be copied.
        if (provider == Provider.Postgres)
            NpgsqlConnection.ClearAllPools();
        return node;
    }
}
