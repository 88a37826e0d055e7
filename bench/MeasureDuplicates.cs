using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Tirek.Domain.Listings;
using Tirek.Domain.Tests.Duplicates;
using Tirek.Server.Data;
using Tirek.Server.Duplicates;
using Tirek.Server.Node;

namespace Tirek.Bench;

/// <summary>
/// A look for entries that stand twice, over a node of 100,000 services of which each stands twice and a third of the second ones are changed (see
/// <see cref="InventTwins"/>): from the first row that is read to the last pair that is kept, in a process of its own.
/// </summary>
internal static class MeasureDuplicates
{
    private const int Distinct = 50_000;

    public static async Task<IEnumerable<Measured>> Run()
    {
        var path = Path.Combine(Path.GetTempPath(), $"tirek-bench-twins-{Guid.CreateVersion7():N}");
        try
        {
            var folder = NodeFolder.Open(path, NodeKind.Real);
            var (services, twins) = InventTwins.Of(Distinct);
            await Fill(folder, services);
            using var process = Process.Start(
                new ProcessStartInfo("dotnet", [typeof(MeasureDuplicates).Assembly.Location, "look", path])
                {
                    RedirectStandardOutput = true,
                }
            )!;
            var said = (await process.StandardOutput.ReadToEndAsync()).Trim().Split(' ');
            await process.WaitForExitAsync();
            await using var db = folder.OpenDatabase();
            var found = await db.DuplicatePairs.Select(p => new { p.FirstId, p.SecondId }).ToListAsync();
            var right = found.Count(p => twins.Contains((p.FirstId, p.SecondId)));
            return
            [
                new($"look for duplicates, {services.Count:N0} services", $"{said[0]} s", "≤ 60 s"),
                new("  most memory", $"{said[1]} MB"),
                new("  recall", $"{right / (double)twins.Count:F4}", "≥ 0.98"),
                new("  precision", $"{right / (double)found.Count:F4}", "≥ 0.98"),
            ];
        }
        finally
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            Directory.Delete(path, recursive: true);
        }
    }

    /// <summary>The measured process: looks once, and prints seconds and the most memory that it took.</summary>
    public static async Task<int> Look(string path)
    {
        await using var db = NodeFolder.OpenExisting(path).OpenDatabase();
        var watch = Stopwatch.StartNew();
        await LookForPairs.Look(db, default);
        var took = watch.Elapsed.TotalSeconds.ToString("F1", CultureInfo.InvariantCulture);
        using var own = Process.GetCurrentProcess();
        Console.WriteLine($"{took} {own.PeakWorkingSet64 >> 20}");
        return 0;
    }

    private static async Task Fill(NodeFolder folder, IReadOnlyList<ListingView<PublicReader>> services)
    {
        await using var db = folder.OpenDatabase();
        await db.Prepare(folder);
        foreach (var batch in services.Chunk(1_000))
        {
            await using var transaction = await db.Database.BeginTransactionAsync();
            await db.BulkInsert([.. batch.Select(v => new PublicListing { Id = v.Id, View = v })], default);
            await transaction.CommitAsync();
        }
    }
}
