using System.CommandLine;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Tirek.Domain.Gaps;
using Tirek.Domain.Places;
using Tirek.Server.Gaps;

namespace Tirek.Server.Commands;

/// <summary><c>tirek population set | list | remove</c>: how many people live in each region, from a source with a date.</summary>
internal static class PopulationCommand
{
    /// <summary>A line for each region of five countries is a few hundred bytes.</summary>
    private const int LargestFile = 64 * 1024;

    private const string SetHelp = """
        Load the numbers of inhabitants of regions from a CSV file, with who counted and for which day. A line is the ISO 3166-2 code of a region and a whole number:

          KG-O,1500000
          KG-GO,300000

        Members see beside them which help is missing. Numbers of the same regions are replaced; if one line cannot be understood, nothing is taken.

        Example:
          ./tirek population set regions.csv --source "National Statistical Committee, 2026" --date 2026-01-01 --data FOLDER
        """;

    public static Command Create() =>
        new("population", "How many people live in each region, for the page of gaps.") { SetNumbers(), List(), Remove() };

    private static Command SetNumbers()
    {
        var file = new Argument<FileInfo>("file") { Description = "CSV file." };
        var source = new Option<string>("--source") { Description = "Who counted.", Required = true };
        var date = new Option<string>("--date") { Description = "The day for which the numbers hold: 2026-01-01.", Required = true };
        return new Command("set", SetHelp) { file, source, date }.OnNode(
            CommandLine.DataOption(),
            async (parsed, folder, db, output, cancel) =>
            {
                var given = parsed.GetRequiredValue(file);
                if (!given.Exists)
                    throw new CommandRefusal($"There is no file {given.FullName}.");
                if (given.Length > LargestFile)
                    throw new CommandRefusal($"The file is larger than {LargestFile / 1024} KB: it cannot be a line for each region.");
                var kept = await SetPopulation.Set(
                    db,
                    folder,
                    PopulationFile.Read(await File.ReadAllLinesAsync(given.FullName, cancel)),
                    parsed.GetRequiredValue(source),
                    Day("--date", parsed.GetRequiredValue(date)),
                    TimeProvider.System,
                    cancel
                );
                await output.WriteLineAsync($"Regions whose inhabitants were loaded: {kept}. The page of gaps shows them now.");
            }
        );
    }

    private static Command List() =>
        new Command(
            "list",
            "Show the numbers that are loaded, and which regions have none.\n\nExample:\n  ./tirek population list --data FOLDER"
        ).OnNode(
            CommandLine.DataOption(),
            async (_, _, db, output, cancel) =>
            {
                var loaded = await db.RegionPopulations.AsNoTracking().OrderBy(p => p.Region).ToListAsync(cancel);
                foreach (var p in loaded)
                    await output.WriteLineAsync(
                        string.Create(CultureInfo.InvariantCulture, $"{p.Region, -6} {p.Inhabitants, 10}  {p.AsOf:yyyy-MM-dd}  {p.Source}")
                    );
                var missing = Gazetteer
                    .Countries.SelectMany(c => Gazetteer.Regions(c.Key))
                    .Select(r => r.Key)
                    .Except(loaded.Select(p => p.Region))
                    .ToList();
                await output.WriteLineAsync(
                    missing.Count == 0 ? "Every region has a number." : $"Not loaded: {string.Join(", ", missing)}."
                );
            }
        );

    private static Command Remove()
    {
        var country = new Option<string>("--country") { Description = "KZ, KG, TJ, TM or UZ.", Required = true };
        return new Command(
            "remove",
            "Take the numbers of a country's regions out.\n\nExample:\n  ./tirek population remove --country KG --data FOLDER"
        )
        {
            country,
        }.OnNode(
            CommandLine.DataOption(),
            async (parsed, folder, db, output, cancel) =>
                await output.WriteLineAsync(
                    $"Removed: {await SetPopulation.Remove(db, folder, parsed.GetRequiredValue(country), TimeProvider.System, cancel)}."
                )
        );
    }

    /// <exception cref="CommandRefusal">It is no day.</exception>
    internal static DateOnly Day(string option, string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : throw new CommandRefusal($"{option} takes a day written as 2026-01-01.");
}
