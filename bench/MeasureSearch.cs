using System.Text;

namespace Tirek.Bench;

/// <summary>A search with 20 results, facets and distance, as a form by eight clients in a closed loop, warm; its time as the server sees it.</summary>
internal static class MeasureSearch
{
    private const int Clients = 8;
    private const int Warm = 6_000;
    private const int Count = 10_000;
    private const int Thousand = 1_000;

    public static async Task<IEnumerable<Measured>> Run(int services)
    {
        var folder = await BenchFolder.Of(services);
        var requests = SearchQueries.Make(5_000).Select(q => LoadClient.Post(q.Path, q.Body)).ToList();
        var (server, _) = await Measurement.Start(Measurement.Bench, false, "serve", folder);
        using var measuring = server;
        var client = new LoadClient(server.Port);
        await client.Send(Clients, requests, Warm);
        var before = await Times(client);
        var took = await client.Send(Clients, requests, Count);
        var after = await Times(client);
        var times = after.Times.Order().ToList();
        var name = $"search, {services:N0} services";
        return
        [
            new($"{name}, p50", Milliseconds(times, 50), services == 100_000 ? "≤ 3 ms" : ""),
            new($"{name}, p90", Milliseconds(times, 90)),
            new($"{name}, p99", Milliseconds(times, 99), services == 100_000 ? "≤ 15 ms" : ""),
            new($"{name}, a second ({Clients} clients)", $"{Count / took.TotalSeconds:N0}"),
            new($"{name}, allocated each", $"{(after.Allocated - before.Allocated) / Count / 1024:N0} KiB"),
            .. services == 10_000 ? await Memory(folder, requests) : [],
        ];
    }

    private static async Task<IEnumerable<Measured>> Memory(string folder, IReadOnlyList<byte[]> requests)
    {
        var (server, _) = await Measurement.Start(Measurement.Server, true, "serve", "--data", folder, "--urls");
        using var measuring = server;
        await new LoadClient(server.Port).Send(Clients, requests, Thousand);
        return [new("resident after 1,000 searches, 10,000 services", $"{server.ResidentBytes >> 20} MiB", "≤ 250 MB")];
    }

    /// <summary>What the server allocated since it began, and the microseconds of each request since this was last asked.</summary>
    public static async Task<(long Allocated, IReadOnlyList<double> Times)> Times(LoadClient client)
    {
        using var connection = await client.Open();
        await connection.Send(LoadClient.Get(MeasuredServer.Times));
        var lines = Encoding
            .ASCII.GetString(connection.Body.Span)
            .Split('\n')
            .Where(l => l.Length > 0 && l.All(char.IsAsciiDigit))
            .ToList();
        return (long.Parse(lines.MaxBy(l => l.Length)!), [.. lines.Skip(1).Select(double.Parse)]);
    }

    public static string Milliseconds(IReadOnlyList<double> sorted, int percent) =>
        $"{sorted[Math.Min(sorted.Count - 1, sorted.Count * percent / 100)] / 1000:N2} ms";
}
