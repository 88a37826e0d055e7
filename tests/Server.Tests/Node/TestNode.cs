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

    public static async Task<TestNode> Make(Provider provider, NodeKind kind = NodeKind.Real)
    {
        var path = Path.Combine(Path.GetTempPath(), $"tirek-node-{Guid.CreateVersion7():N}");
        if (provider == Provider.Sqlite)
            return new(NodeFolder.Open(path, kind), null);
        var database = $"node_{Guid.CreateVersion7():N}";
        await Postgres.Run($"CREATE DATABASE {database}");
        var connection = new NpgsqlConnectionStringBuilder(await Postgres.Connection()) { Database = database };
        return new(NodeFolder.Open(path, kind, connection.ToString()), database);
    }

    public NodeFolder Folder => folder;

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
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        NpgsqlConnection.ClearAllPools();
        if (database is not null)
            await Postgres.Run($"DROP DATABASE {database} WITH (FORCE)");
        Directory.Delete(folder.Path, recursive: true);
    }
}

/// <summary>The database under a test: every test of data runs on both.</summary>
public enum Provider
{
    Sqlite,
    Postgres,
}
