using System.Globalization;
using Tirek.Domain.Lists;

namespace Tirek.Server.Lists;

/// <summary>Reads the ticks of a list from its form.</summary>
internal static class ReadChoices
{
    /// <summary>A row that was on the page without a tick is left out; one of another page as it was.</summary>
    public static ListChoices Of(IFormCollection form)
    {
        var left = Numbers(form, "left").Concat(Numbers(form, "shown").Except(Numbers(form, "row"))).ToHashSet();
        return new(left, form["over"].OfType<string>().ToHashSet(StringComparer.Ordinal));
    }

    private static IEnumerable<int> Numbers(IFormCollection form, string field) =>
        form[field]
            .Select(n => int.TryParse(n, NumberStyles.None, CultureInfo.InvariantCulture, out var row) ? row : 0)
            .Where(row => row > 0);
}
