using System.Globalization;
using Tirek.Domain.Lists;

namespace Tirek.Server.Lists;

/// <summary>
/// What somebody said of the rows of a list before it is taken: which are left out, and where the list goes over what is newer. Carried from page to page by the form,
/// and stored nowhere.
/// </summary>
/// <param name="Left">Numbers of rows.</param>
/// <param name="Over">Number of a row and key of a field.</param>
public sealed record ListChoices(IReadOnlySet<int> Left, IReadOnlySet<string> Over)
{
    public static ListChoices None { get; } = new(new HashSet<int>(), new HashSet<string>());

    /// <summary>A row that was on the page without a tick is left out; one of another page as it was.</summary>
    public static ListChoices Read(IFormCollection form)
    {
        var left = Numbers(form, "left").Concat(Numbers(form, "shown").Except(Numbers(form, "row"))).ToHashSet();
        return new(left, form["over"].OfType<string>().ToHashSet(StringComparer.Ordinal));
    }

    public static string OverKey(int row, string field) => string.Create(CultureInfo.InvariantCulture, $"{row}:{field}");

    /// <summary>All that is written of a row: what it changes, and what of it goes over something newer.</summary>
    internal IReadOnlyDictionary<string, string> Texts(PlannedRow row)
    {
        var texts = new Dictionary<string, string>(row.Texts);
        foreach (var newer in row.Newer.Where(n => Over.Contains(OverKey(row.Row.Number, n.Key))))
            texts[newer.Key] = newer.Brought;
        return texts;
    }

    private static IEnumerable<int> Numbers(IFormCollection form, string field) =>
        form[field]
            .Select(n => int.TryParse(n, NumberStyles.None, CultureInfo.InvariantCulture, out var row) ? row : 0)
            .Where(row => row > 0);
}
