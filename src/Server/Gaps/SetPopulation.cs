using Microsoft.EntityFrameworkCore;
using Tirek.Domain.Gaps;
using Tirek.Domain.Places;
using Tirek.Server.Audit;
using Tirek.Server.Commands;
using Tirek.Server.Data;
using Tirek.Server.Node;

namespace Tirek.Server.Gaps;

/// <summary>Keeps and removes the inhabitants of regions. Numbers of people are never invented on a real node, nor real ones loaded into a demonstration.</summary>
internal static class SetPopulation
{
    private const int LongestSource = 200;

    /// <summary>Keeps the numbers of a file in place of those that were kept of the same regions. All of them or none.</summary>
    /// <exception cref="CommandRefusal">Something of it cannot be; it says which line.</exception>
    public static async Task<int> Set(
        AppDb db,
        NodeFolder folder,
        PopulationFile file,
        string source,
        DateOnly asOf,
        TimeProvider clock,
        CancellationToken cancel
    )
    {
        RefuseDemonstration(folder);
        if (file.Faults.Count > 0)
            throw new CommandRefusal(
                string.Join(
                    '\n',
                    file.Faults.Select(f => $"Line {f.Line}: {f.What}.").Append("Nothing was taken. Mend the file and try again.")
                )
            );
        if (file.Regions.Count == 0)
            throw new CommandRefusal("The file holds no region. A line is the code of a region and a whole number, such as KG-O,1500000.");
        if (source.Trim() is not { Length: > 0 and <= LongestSource } said)
            throw new CommandRefusal(
                $"Say in at most {LongestSource} letters who counted: --source \"National Statistical Committee, …\"."
            );
        if (asOf > DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime).AddDays(1))
            throw new CommandRefusal("--date lies in the future. Give the day for which the numbers hold.");
        var keys = file.Regions.Select(r => r.Region.Key).ToList();
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await db.RegionPopulations.Where(p => keys.Contains(p.Region)).ExecuteDeleteAsync(cancel);
        db.RegionPopulations.AddRange(
            file.Regions.Select(r => new RegionPopulation
            {
                Region = r.Region.Key,
                Inhabitants = r.Inhabitants,
                Source = said,
                AsOf = asOf,
            })
        );
        foreach (var country in file.Regions.Select(r => r.Region.Country).Distinct())
            db.Trail("population.set", country, clock);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return keys.Count;
    }

    /// <summary>Takes the numbers of a country's regions out. Returns how many there were.</summary>
    public static async Task<int> Remove(AppDb db, NodeFolder folder, string country, TimeProvider clock, CancellationToken cancel)
    {
        RefuseDemonstration(folder);
        var code = country.ToUpperInvariant();
        if (Gazetteer.Find(code) is not { Kind: PlaceKind.Country })
            throw new CommandRefusal("--country takes KZ, KG, TJ, TM or UZ.");
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var gone = await db.RegionPopulations.Where(p => p.Region.StartsWith(code)).ExecuteDeleteAsync(cancel);
        db.Trail("population.remove", code, clock);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return gone;
    }

    private static void RefuseDemonstration(NodeFolder folder)
    {
        if (folder.IsDemonstration)
            throw new CommandRefusal(
                "This node is a demonstration: its numbers of inhabitants are invented, and real ones among them could not be told apart. Make a real node with ./run --data FOLDER."
            );
    }
}
