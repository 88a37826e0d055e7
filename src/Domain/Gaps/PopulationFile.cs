using System.Globalization;
using Tirek.Domain.Places;

namespace Tirek.Domain.Gaps;

/// <summary>A line that could not be read, and what is wrong with it.</summary>
public sealed record PopulationFault(int Line, string What);

/// <summary>
/// The numbers of inhabitants in a CSV file: a line for each region, its ISO 3166-2 code and a whole number, with a comma, semicolon or tab between. A first
/// line that has no figure in it is a heading. Either all of it is understood, or nothing is taken.
/// </summary>
public sealed record PopulationFile(IReadOnlyList<(Place Region, long Inhabitants)> Regions, IReadOnlyList<PopulationFault> Faults)
{
    /// <summary>Bounds of a number of inhabitants of a region.</summary>
    public const long Fewest = 1_000,
        Most = 100_000_000;

    private static readonly char[] Delimiters = [',', ';', '\t'];

    /// <param name="lines">The lines of the file, the first one first.</param>
    public static PopulationFile Read(IEnumerable<string> lines)
    {
        ArgumentNullException.ThrowIfNull(lines);
        var (regions, faults) = (new List<(Place, long)>(), new List<PopulationFault>());
        foreach (var (index, line) in lines.Index())
        {
            var cells = line.Trim('\uFEFF', ' ').Split(Delimiters).Select(c => c.Trim().Trim('"').Trim()).ToList();
            if (cells.TrueForAll(c => c.Length == 0) || (index == 0 && !line.Any(char.IsAsciiDigit)))
                continue;
            if (Fault(cells, regions) is { } fault)
                faults.Add(new(index + 1, fault));
            else
                regions.Add((Gazetteer.Find(cells[0])!, Number(cells[1])!.Value));
        }
        return new(regions, faults);
    }

    private static string? Fault(List<string> cells, List<(Place Region, long)> before) =>
        cells.Count(c => c.Length > 0) != 2 || cells[0].Length == 0 || cells[1].Length == 0
            ? "a line is the code of a region and a whole number, such as KG-O,1500000; digits are not grouped"
        : Gazetteer.Find(cells[0]) is not { Kind: PlaceKind.Region } region
            ? $"{cells[0]} is no region of our list; codes are those of ISO 3166-2, such as KG-O"
        : Number(cells[1]) is not { } number ? $"{cells[1]} is no whole number; digits are not grouped"
        : number is < Fewest or > Most ? string.Create(CultureInfo.InvariantCulture, $"{number} cannot be: from {Fewest} to {Most}")
        : before.Exists(b => b.Region == region) ? $"{cells[0]} stands here a second time"
        : null;

    private static long? Number(string text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
