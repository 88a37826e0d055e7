namespace Tirek.Bench;

/// <summary>The landing page beside a bare endpoint that serves the same bytes, turn by turn, so that a noisy machine troubles both alike.</summary>
internal static class MeasureLanding
{
    private const int Clients = 8;
    private const int Rounds = 5;
    private const int Count = 20_000;

    public static async Task<IEnumerable<Measured>> Run()
    {
        var folder = await BenchFolder.Of(10_000);
        var (server, _) = await Measurement.Start(Measurement.Server, true, "serve", "--data", folder, "--urls");
        using var serving = server;
        var page = Path.Combine(Path.GetTempPath(), $"tirek-bench-landing-{Environment.ProcessId}");
        try
        {
            using (var connection = await new LoadClient(server.Port).Open())
            {
                await connection.Send(LoadClient.Get("/ru"));
                await connection.Send(LoadClient.Get("/ru"));
                await File.WriteAllBytesAsync(page, connection.Body.ToArray());
            }
            var (bare, _) = await Measurement.Start(Measurement.Bench, false, "bare", page);
            using var baring = bare;
            var (ours, theirs) = (new List<double>(), new List<double>());
            for (var round = 0; round <= Rounds; round++)
            {
                var (mine, least) = (await Rate(server), await Rate(bare));
                if (round > 0)
                    (ours, theirs) = ([.. ours, mine], [.. theirs, least]);
            }
            var ratio = ours.Zip(theirs, (a, b) => a / b).Order().ElementAt(Rounds / 2);
            return
            [
                new("landing page, a second", $"{ours.Average():N0}"),
                new("bare endpoint, a second", $"{theirs.Average():N0}"),
                new("landing page of bare endpoint", $"{ratio:P0}", "≥ 25 %"),
            ];
        }
        finally
        {
            File.Delete(page);
        }
    }

    private static async Task<double> Rate(Measurement measurement) =>
        Count / (await new LoadClient(measurement.Port).Send(Clients, [LoadClient.Get("/ru")], Count)).TotalSeconds;
}
