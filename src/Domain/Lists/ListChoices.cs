using System.Globalization;

namespace Tirek.Domain.Lists;

/// <summary>
/// What somebody said of the rows of a list before it is taken: which are left out, and where the list goes over what is newer. Carried from page to page by the form,
/// and stored nowhere.
/// </summary>
/// <param name="Left">Numbers of rows.</param>
/// <param name="Over">Number of a row and key of a field (<see cref="OverKey"/>).</param>
public sealed record ListChoices(IReadOnlySet<int> Left, IReadOnlySet<string> Over)
{
    /// <summary>All rows are taken, and nothing that is newer is gone over.</summary>
    public static ListChoices None { get; } = new(new HashSet<int>(), new HashSet<string>());

    /// <summary>A field of a row, as the form names it.</summary>
    public static string OverKey(int row, string field) => string.Create(CultureInfo.InvariantCulture, $"{row}:{field}");

    /// <summary>The row of a field that <see cref="OverKey"/> named; 0: of none.</summary>
    public static int RowOf(string over)
    {
        ArgumentNullException.ThrowIfNull(over);
        return int.TryParse(over.Split(':')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var row) ? row : 0;
    }

    /// <summary>All that is written of a row: what it changes, and what of it goes over something newer.</summary>
    public IReadOnlyDictionary<string, string> Texts(PlannedRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        var texts = new Dictionary<string, string>(row.Texts);
        foreach (var newer in row.Newer.Where(n => Over.Contains(OverKey(row.Row.Number, n.Key))))
            texts[newer.Key] = newer.Brought;
        return texts;
    }
}
