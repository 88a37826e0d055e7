using System.Runtime.InteropServices;

namespace Tirek.Bench;

/// <summary>What can be measured, by name, and the table that says it.</summary>
internal static class Measures
{
    private static readonly Dictionary<string, Func<Task<IEnumerable<Measured>>>> All = new()
    {
        ["search"] = () => MeasureSearch.Run(100_000),
        ["search-small"] = () => MeasureSearch.Run(10_000),
        ["landing"] = MeasureLanding.Run,
        ["start"] = MeasureStart.Run,
        ["engine"] = MeasureEngine.Run,
        ["api"] = MeasureApi.Run,
        ["report"] = MeasureReport.Run,
        ["members"] = MeasureMembers.Run,
        ["import"] = MeasureImport.Run,
        ["duplicates"] = MeasureDuplicates.Run,
        ["gaps"] = MeasureGaps.Run,
        ["mapping"] = MeasureMapping.Run,
        ["saving"] = MeasureSaving.Run,
        ["attack"] = MeasureAttack.Run,
    };

    public static async Task<int> Run(string[] names)
    {
        if (names.Except(All.Keys).FirstOrDefault() is { } unknown)
        {
            Console.Error.WriteLine($"No such measure: {unknown}. There are: {string.Join(", ", All.Keys)}.");
            return 2;
        }
        Console.WriteLine(
            $"{Environment.ProcessorCount} cores, {RuntimeInformation.ProcessArchitecture}, {RuntimeInformation.FrameworkDescription}, "
                + $"{GC.GetGCMemoryInfo().TotalAvailableMemoryBytes >> 30} GiB, load before {LoadBefore()}"
        );
        Console.WriteLine($"{"what", -58} {"measured", 14} {"bound", 14}");
        foreach (var (_, measure) in All.Where(m => names.Length == 0 || names.Contains(m.Key)))
        foreach (var measured in await measure())
            Console.WriteLine($"{measured.What, -58} {measured.Value, 14} {measured.Bound, 14}");
        return 0;
    }

    private static string LoadBefore() => File.Exists("/proc/loadavg") ? File.ReadAllText("/proc/loadavg").Split(' ')[0] : "unknown";
}

/// <summary>A line of the table. <see cref="Bound"/> is what the design asks for, or empty.</summary>
internal sealed record Measured(string What, string Value, string Bound = "");
