using System.CommandLine;
using Microsoft.Data.Sqlite;
using Npgsql;
using Tirek.Server.Commands;
using Tirek.Server.Data;
using Tirek.Server.Keeping;
using Tirek.Server.Node;
using Tirek.Server.Tests.Node;

namespace Tirek.Server.Tests.Keeping;

/// <summary>A disk for backups and restored nodes, a passphrase in a file, databases for those that are restored. Gone afterwards.</summary>
internal sealed class Place : IAsyncDisposable
{
    public const string Words = "correct horse battery staple";
    private readonly List<string> databases = [];

    public Place() => File.WriteAllText(Secret, Words + "\n");

    public string Path { get; } = Directory.CreateTempSubdirectory("tirek-place-").FullName;
    public string Secret => At("secret");
    public static Passphrase Passphrase => Passphrase.Of(Words);

    public string At(string name) => global::System.IO.Path.Combine(Path, name);

    /// <summary>The connection of a new, empty PostgreSQL database; null for SQLite.</summary>
    public async Task<string?> Database(Provider provider)
    {
        if (provider == Provider.Sqlite)
            return null;
        var name = $"place_{Guid.CreateVersion7():N}";
        await Postgres.Run($"CREATE DATABASE {name}");
        databases.Add(name);
        return new NpgsqlConnectionStringBuilder(await Postgres.Connection()) { Database = name }.ToString();
    }

    public static async Task<(int Code, string Said)> Tirek(params string?[] words)
    {
        var said = new StringWriter();
        var code = await CommandLine.Run([.. words.OfType<string>()], new InvocationConfiguration { Output = said, Error = said });
        return (code, said.ToString());
    }

    /// <summary>Backs a node up into this place, and says under which path.</summary>
    public async Task<string> Backup(TestNode node)
    {
        var known = Files().ToHashSet();
        var (code, said) = await node.Tirek("backup", "--to", Path, "--passphrase-file", Secret);
        Assert.True(code == 0, said);
        return Assert.Single(Files(), f => !known.Contains(f));
    }

    public Task<(int Code, string Said)> Restore(string file, string folder, string? postgres = null) =>
        Tirek("restore", file, "--data", At(folder), "--passphrase-file", Secret, postgres is null ? null : "--postgres", postgres);

    /// <summary>What each table of a node holds: its name, number of rows and sum.</summary>
    public static async Task<IReadOnlyList<string>> Content(NodeFolder folder, params string[] without)
    {
        await using var db = folder.OpenDatabase();
        return
        [
            .. StoredTable
                .All(db)
                .Where(t => !without.Contains(t.Name))
                .Select(t => (t.Name, Digest: ReadRows.Digest(db, t, TestContext.Current.CancellationToken)))
                .Select(t => $"{t.Name} {t.Digest.Rows} {Convert.ToHexString(t.Digest.Sum)}"),
        ];
    }

    public IEnumerable<string> Files() => Directory.EnumerateFiles(Path, "*.tirek*");

    public async ValueTask DisposeAsync()
    {
        SqliteConnection.ClearAllPools();
        NpgsqlConnection.ClearAllPools();
        foreach (var database in databases)
            await Postgres.Run($"DROP DATABASE {database} WITH (FORCE)");
        Directory.Delete(Path, recursive: true);
    }
}
