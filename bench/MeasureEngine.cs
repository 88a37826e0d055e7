using System.Diagnostics;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Primitives;
using Tirek.Server.Find;
using Tirek.Server.Node;
using Tirek.Server.Search;

namespace Tirek.Bench;

/// <summary>Search alone, without a page, on one thread: how much of an answer is search, and how it grows when the directory grows tenfold.</summary>
internal static class MeasureEngine
{
    private const int Rounds = 2;

    public static async Task<IEnumerable<Measured>> Run()
    {
        var rows = new List<Measured>();
        foreach (var services in new[] { 10_000, 100_000 })
        {
            var folder = NodeFolder.OpenExisting(await BenchFolder.Of(services));
            using var follower = new IndexFollower(folder.OpenDatabase, folder, TimeProvider.System, NullLogger<IndexFollower>.Instance);
            await follower.Follow(default);
            using var snapshot = follower.Acquire()!;
            var searches = SearchQueries
                .Make(1_000)
                .Select(q =>
                    SearchForm.Read(
                        new FormCollection(
                            Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(q.Body).ToDictionary(p => p.Key, p => p.Value)
                        )
                    )
                )
                .ToList();
            foreach (var search in searches)
                AnswerSearch.Answer(snapshot.Segments, search, TimeProvider.System.GetUtcNow());
            var allocated = GC.GetTotalAllocatedBytes();
            var times = new List<double>();
            for (var round = 0; round < Rounds; round++)
            {
                foreach (var search in searches)
                {
                    var began = Stopwatch.GetTimestamp();
                    AnswerSearch.Answer(snapshot.Segments, search, TimeProvider.System.GetUtcNow());
                    times.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
                }
            }
            times.Sort();
            rows.Add(
                new(
                    $"search alone, {services:N0} services, p50 / p99",
                    $"{times[times.Count / 2]:N2} / {times[times.Count * 99 / 100]:N2} ms"
                )
            );
            rows.Add(
                new(
                    $"search alone, {services:N0} services, allocated each",
                    $"{(GC.GetTotalAllocatedBytes() - allocated) / times.Count / 1024:N0} KiB"
                )
            );
        }
        return rows;
    }
}
