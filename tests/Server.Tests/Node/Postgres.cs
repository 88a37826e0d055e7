using System.Diagnostics;
using Npgsql;

namespace Tirek.Server.Tests.Node;

/// <summary>
/// The PostgreSQL that tests make their databases in: that of <c>./test</c> (TIREK_TEST_POSTGRES), else one that this process starts, the same way,
/// and stops when it ends.
/// </summary>
internal static class Postgres
{
    private static readonly Lazy<Task<string>> Started = new(Start);

    public static Task<string> Connection() => Started.Value;

    /// <summary>A new database, empty or copied from a template. Copying its files is four times as fast as writing them to a log that nobody keeps.</summary>
    public static async Task Make(string database, string? template)
    {
        await using var connection = new NpgsqlConnection(await Connection());
        await connection.OpenAsync();
        var how = template is null ? "" : $" TEMPLATE {template}{(connection.PostgreSqlVersion.Major >= 15 ? " STRATEGY FILE_COPY" : "")}";
        await using var command = new NpgsqlCommand($"CREATE DATABASE {database}{how}", connection);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>With whatever is still connected to it, and nothing of any other test.</summary>
    public static async Task Drop(string database)
    {
        await using (var connection = new NpgsqlConnection(await TestNode.ConnectionTo(database)))
            NpgsqlConnection.ClearPool(connection);
        await Run($"DROP DATABASE {database} WITH (FORCE)");
    }

    public static async Task Run(string sql)
    {
        await using var connection = new NpgsqlConnection(await Connection());
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<string> Start()
    {
        if (Environment.GetEnvironmentVariable("TIREK_TEST_POSTGRES") is { Length: > 0 } given)
            return given;
        var folder = Directory.CreateTempSubdirectory("tirek-postgres-").FullName;
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(folder, (UnixFileMode)Convert.ToInt32("711", 8));
        await Script($"start_postgres '{folder}/pg'");
        AppDomain.CurrentDomain.ProcessExit += (_, _) =>
            Script($"stop_postgres '{folder}/pg'; rm -rf '{folder}'").Wait(TimeSpan.FromSeconds(20));
        return $"Host={folder}/pg;Username=postgres;Database=postgres";
    }

    private static async Task Script(string command)
    {
        var root = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(root, "Tirek.slnx")))
            root = Path.GetDirectoryName(root) ?? throw new InvalidOperationException("The tests run outside the tree of the project.");
        using var bash = Process.Start("bash", ["-c", $"source '{root}/tools/test-parts.sh'; {command}"]);
        await bash.WaitForExitAsync();
        if (bash.ExitCode != 0)
            throw new InvalidOperationException("PostgreSQL could not be started for the tests.");
    }
}
