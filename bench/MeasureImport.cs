using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;
using Npgsql;
using Tirek.Domain.Languages;
using Tirek.Domain.Places;
using Tirek.Server.Node;

namespace Tirek.Bench;

/// <summary>
/// An import into an empty node whose server runs beside it: from the command until a search for the last service finds it. Then the most memory that the
/// command took for feeds of two sizes.
/// </summary>
internal static partial class MeasureImport
{
    private const int Services = 20_000;
    private const int Fewer = 10_000;
    private const int More = 40_000;

    public static async Task<IEnumerable<Measured>> Run()
    {
        var lines = new List<Measured>(await Until("SQLite", null, "≥ 2,000"));
        if (Environment.GetEnvironmentVariable("TIREK_TEST_POSTGRES") is { Length: > 0 } postgres)
        {
            var database = $"bench_{Guid.CreateVersion7():N}";
            await Sql(postgres, $"CREATE DATABASE {database}");
            try
            {
                lines.AddRange(
                    await Until("PostgreSQL", new NpgsqlConnectionStringBuilder(postgres) { Database = database }.ToString(), "≥ 1,000")
                );
            }
            finally
            {
                await Sql(postgres, $"DROP DATABASE {database} WITH (FORCE)");
            }
        }
        else
            lines.Add(new("import into PostgreSQL", "no server", "set TIREK_TEST_POSTGRES"));
        foreach (var services in new[] { Fewer, More })
        {
            using var node = new EmptyNode(null);
            var (_, memory) = await Import(node, services);
            lines.Add(new($"import, most memory, {services:N0} services ({Megabytes(services)} MB)", $"{memory} MB"));
        }
        return lines;
    }

    private static async Task<IEnumerable<Measured>> Until(string name, string? postgres, string bound)
    {
        InventFeed.Of(Services);
        using var node = new EmptyNode(postgres);
        await node.Fill();
        var (server, _) = await Measurement.Start(Measurement.Server, true, "serve", "--data", node.Path, "--urls");
        using var serving = server;
        var watch = Stopwatch.StartNew();
        var (took, memory) = await Import(node, Services);
        await Found(server.Port);
        var until = watch.Elapsed;
        return
        [
            new($"import into {name}, services a second until found", $"{Services / until.TotalSeconds:N0}", bound),
            new($"  of it the command, and its most memory", $"{took.TotalSeconds:N1} s, {memory} MB"),
            new($"  then until the last is found", $"{(until - took).TotalSeconds:N1} s"),
        ];
    }

    private static async Task<(TimeSpan Took, int Megabytes)> Import(EmptyNode node, int services)
    {
        var watch = Stopwatch.StartNew();
        var start = new ProcessStartInfo(
            "dotnet",
            [Measurement.Server, "import", "hsds", InventFeed.Of(services), "--data", node.Path, "--yes"]
        )
        {
            RedirectStandardOutput = true,
        };
        using var process = Process.Start(start)!;
        var said = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
            throw new InvalidOperationException(said);
        return (watch.Elapsed, int.Parse(Memory().Match(said).Groups[1].Value));
    }

    private static async Task Found(int port)
    {
        using var client = new HttpClient(new HttpClientHandler { AutomaticDecompression = DecompressionMethods.All });
        var page = new Uri($"http://127.0.0.1:{port}/en/find");
        for (var watch = Stopwatch.StartNew(); watch.Elapsed < TimeSpan.FromMinutes(5); await Task.Delay(20))
        {
            using var form = new FormUrlEncodedContent([new("q", InventFeed.LastName)]);
            using var answer = await client.PostAsync(page, form);
            // The name stands in the form too: a result is a button with it.
            if (Result().IsMatch(await answer.Content.ReadAsStringAsync()))
                return;
        }
        throw new InvalidOperationException("The last service was not found.");
    }

    private static long Megabytes(int services) => Directory.GetFiles(InventFeed.Of(services)).Sum(f => new FileInfo(f).Length) >> 20;

    private static async Task Sql(string connection, string sql)
    {
        await using var open = new NpgsqlConnection(connection);
        await open.OpenAsync();
        await using var command = new NpgsqlCommand(sql, open);
        await command.ExecuteNonQueryAsync();
    }

    [GeneratedRegex(@"at most (\d+) MB")]
    private static partial Regex Memory();

    [GeneratedRegex($">[^<]*{InventFeed.LastName}[^<]*</button>")]
    private static partial Regex Result();

    /// <summary>A real node without a listing. Gone afterwards.</summary>
    private sealed class EmptyNode(string? postgres) : IDisposable
    {
        private readonly NodeFolder folder = NodeFolder.Open(
            System.IO.Path.Combine(System.IO.Path.GetTempPath(), $"tirek-bench-import-{Guid.CreateVersion7():N}"),
            NodeKind.Real,
            postgres
        );

        public string Path => folder.Path;

        /// <summary>What a node needs before it answers: a number to call in each country.</summary>
        public async Task Fill()
        {
            await using var db = folder.OpenDatabase();
            await db.Prepare(folder);
            foreach (var country in Gazetteer.Countries)
                db.CrisisNumbers.Add(
                    new()
                    {
                        Id = Guid.CreateVersion7(),
                        Country = country.Key,
                        Number = "000",
                        Label = LocalText.Of("Emergency line"),
                        CheckedBy = "Invented",
                        CheckedOn = new(2026, 1, 1),
                        Rank = 1,
                    }
                );
            await db.SaveChangesAsync();
        }

        public void Dispose()
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            Directory.Delete(Path, recursive: true);
        }
    }
}
