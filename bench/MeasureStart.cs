namespace Tirek.Bench;

/// <summary>From the start of the process to the first answer, with an index of 10,000 listings that is current.</summary>
internal static class MeasureStart
{
    private const int Rounds = 5;

    public static async Task<IEnumerable<Measured>> Run()
    {
        var folder = await BenchFolder.Of(10_000);
        var times = new List<double>();
        for (var round = 0; round < Rounds; round++)
        {
            var (server, took) = await Measurement.Start(Measurement.Server, true, "serve", "--data", folder, "--urls");
            server.Dispose();
            times.Add(took.TotalSeconds);
        }
        times.Sort();
        return [new("start to first answer, 10,000 services (median of 5)", $"{times[Rounds / 2]:N2} s", "≤ 2 s")];
    }
}
