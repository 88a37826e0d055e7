using Microsoft.EntityFrameworkCore;
using Npgsql;
using Tirek.Server.Node;
using Tirek.Server.Tests.Node;

[assembly: AssemblyFixture(typeof(Shapes))]

namespace Tirek.Server.Tests.Node;

/// <summary>A database of each provider that has its tables and is nobody's yet: made once in a run, copied for every test.</summary>
public sealed class Shapes : IAsyncLifetime
{
    private static readonly Lazy<Task<NodeFolder>> Embedded = new(MakeEmbedded);
    private static readonly Lazy<Task<string>> Served = new(MakeServed);

    /// <summary>The file to copy, or the name of the database to take as a template.</summary>
    internal static async Task<string> Of(Provider provider) =>
        provider == Provider.Sqlite ? (await Embedded.Value).Database : await Served.Value;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        if (Embedded.IsValueCreated)
            Directory.Delete((await Embedded.Value).Path, recursive: true);
        if (Served.IsValueCreated)
            await Postgres.Run($"DROP DATABASE {await Served.Value} WITH (FORCE)");
    }

    private static async Task<NodeFolder> MakeEmbedded()
    {
        var folder = NodeFolder.Open(TestNode.NewPath());
        await using var db = folder.OpenDatabase();
        await SchemaVersion.Migrate(db, folder, CancellationToken.None);
        // All of it in one file.
        await db.Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE)");
        return folder;
    }

    private static async Task<string> MakeServed()
    {
        var database = $"shape_{Guid.CreateVersion7():N}";
        await Postgres.Run($"CREATE DATABASE {database}");
        var folder = NodeFolder.Open(TestNode.NewPath(), NodeKind.Real, await TestNode.ConnectionTo(database));
        await using (var db = folder.OpenDatabase())
            await SchemaVersion.Migrate(db, folder, CancellationToken.None);
        Directory.Delete(folder.Path, recursive: true);
        // A template that anybody is connected to cannot be copied.
        NpgsqlConnection.ClearAllPools();
        return database;
    }
}
