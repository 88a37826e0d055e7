using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Tirek.Server.Data;
using Tirek.Server.Node;
using Tirek.Server.Search;

namespace Tirek.Bench;

/// <summary>A real node with so many invented listings and its index, kept in the temporary folder from one run to the next.</summary>
internal static class BenchFolder
{
    /// <summary>Changes when listings are invented in another way.</summary>
    private const int Version = 4;

    /// <summary>Where it stands, for this shape of the database.</summary>
    public static string PathOf(string what)
    {
        using var db = new SqliteDb(new DbContextOptionsBuilder<SqliteDb>().UseSqlite("Data Source=:memory:").Options);
        return Path.Combine(Path.GetTempPath(), $"tirek-bench-{db.Database.GetMigrations().Last().Split('_')[0]}-{what}");
    }

    public static async Task<string> Of(int services)
    {
        var path = PathOf($"{Version}-{services}");
        var done = Path.Combine(path, "done");
        if (File.Exists(done))
            return path;
        if (Directory.Exists(path))
            Directory.Delete(path, recursive: true);
        Console.Error.WriteLine($"Inventing {services:N0} listings (once)…");
        var watch = Stopwatch.StartNew();
        var folder = NodeFolder.Open(path);
        await using (var db = folder.OpenDatabase())
        {
            await db.Prepare(folder);
            await InventDirectory.Fill(db, services);
        }
        Console.Error.WriteLine($"  written after {watch.Elapsed.TotalSeconds:N0} s");
        using var follower = new IndexFollower(folder.OpenDatabase, folder, TimeProvider.System, NullLogger<IndexFollower>.Instance);
        await follower.Follow(CancellationToken.None);
        Console.Error.WriteLine($"  indexed after {watch.Elapsed.TotalSeconds:N0} s");
        await File.WriteAllTextAsync(done, "");
        return path;
    }

    public static async Task<int> Make(int services)
    {
        Console.WriteLine(await Of(services));
        return 0;
    }
}
