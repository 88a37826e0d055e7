namespace Tirek.Domain.Lists;

/// <summary>
/// A table as somebody brought it: the cells below a line of headings, as text. Of every row as many cells as there are headings.
/// </summary>
/// <param name="Sheet">The sheet of the workbook that was read; empty for a text file.</param>
/// <param name="OtherSheets">How many sheets with something in them were not read.</param>
/// <param name="Headings">As they stand there, empty where there is none; two columns may have the same.</param>
public sealed record BroughtTable(string Sheet, int OtherSheets, IReadOnlyList<string> Headings, IReadOnlyList<BroughtRow> Rows)
{
    /// <summary>Rows below the headings. An organisation has some dozens of services.</summary>
    public const int MostRows = 500;

    public const int MostColumns = 60;

    /// <summary>Letters of a cell; what is longer is cut, and fits in no field.</summary>
    public const int LongestCell = 4_000;
}

/// <summary>A row with its number in the file, from 1.</summary>
public sealed record BroughtRow(int Number, IReadOnlyList<string> Cells);
