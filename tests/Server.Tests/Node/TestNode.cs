using System.CommandLine;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Tirek.Server.Commands;
using Tirek.Server.Data;
using Tirek.Server.Http;
using Tirek.Server.Node;

namespace Tirek.Server.Tests.Node;

/// <summary>A node of its own in a new folder, on the provider asked for, and its command line as an operator uses it. Gone afterwards.</summary>
internal sealed class TestNode : IAsyncDisposable
{
    private readonly NodeFolder folder;
    private readonly string? database;

    private TestNode(NodeFolder folder, string? database) => (this.folder, this.database) = (folder, database);

    /// <param name="provider">Which database.</param>
    /// <param name="kind">Real or invented.</param>
    /// <param name="begins">What its database begins with.</param>
    public static async Task<TestNode> Make(Provider provider, NodeKind kind = NodeKind.Real, Shape begins = Shape.Empty)
    {
        var shape = await Shapes.Of(provider, begins);
        if (provider == Provider.Sqlite)
        {
            var embedded = NodeFolder.Open(NewPath(), kind);
            if (shape is not null)
                File.Copy(shape, embedded.Database);
            return new(embedded, null);
        }
        var database = $"node_{Guid.CreateVersion7():N}";
        await Postgres.Make(database, shape);
        return new(NodeFolder.Open(NewPath(), kind, await ConnectionTo(database)), database);
    }

    internal static string NewPath() => Path.Combine(Path.GetTempPath(), $"tirek-node-{Guid.CreateVersion7():N}");

    internal static async Task<string> ConnectionTo(string database) =>
        new NpgsqlConnectionStringBuilder(await Postgres.Connection()) { Database = database }.ToString();

    public NodeFolder Folder => folder;

    /// <summary>Its database's name in PostgreSQL; null: it is in its folder.</summary>
    public string? Named => database;

    public AppDb Open() => folder.OpenDatabase();

    /// <summary>What a running server would hold of this node's settings, not yet read.</summary>
    public NodeState State()
    {
        var services = new ServiceCollection().AddLogging().AddCachedPages().BuildServiceProvider();
        return new(Open, folder, services.GetRequiredService<IOutputCacheStore>(), TimeProvider.System, NullLogger<NodeState>.Instance);
    }

    /// <summary>Runs <c>tirek …</c> with this node's folder.</summary>
    public async Task<(int Code, string Said)> Tirek(params string[] arguments)
    {
        var said = new StringWriter();
        var code = await CommandLine.Run(
            [.. arguments, "--data", folder.Path],
            new InvocationConfiguration { Output = said, Error = said }
        );
        return (code, said.ToString());
    }

    public async ValueTask DisposeAsync()
    {
        if (database is null)
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        else
            await Postgres.Drop(database);
        Directory.Delete(folder.Path, recursive: true);
    }
}

/// <summary>What the database of a node begins with.</summary>
internal enum Shape
{
    /// <summary>Nothing, as the very first start finds it.</summary>
    None,

    /// <summary>Its tables, copied from one that was migrated once.</summary>
    Empty,

    /// <summary>The invented network too, copied from one where it was invented once.</summary>
    Invented,
}

/// <summary>The database under a test: every test of data runs on both.</summary>
public enum Provider
{
    Sqlite,
    Postgres,
}
