using Microsoft.AspNetCore.Components;
using Tirek.Domain.Editing;
using Tirek.Domain.Languages;
using Tirek.Domain.Lists;

namespace Tirek.Server.Lists;

/// <summary>What a list would do, row by row, and what of it cannot be taken.</summary>
public sealed partial class LookAtListPage
{
    private const int MostFaults = 100;
    private const int LongestCell = 120;

    [Parameter]
    public Guid Id { get; set; }

    [Parameter]
    public string FileName { get; set; } = "";

    /// <summary>The language of its texts.</summary>
    [Parameter]
    public Language Texts { get; set; } = Language.English;

    /// <summary>Of what is shown here.</summary>
    [Parameter]
    public string Mark { get; set; } = "";

    [Parameter]
    public IReadOnlyDictionary<PlannedAct, int> Acts { get; set; } = new Dictionary<PlannedAct, int>();

    /// <summary>New services, on all pages, that nobody could call.</summary>
    [Parameter]
    public int WithoutNumber { get; set; }

    [Parameter]
    public IReadOnlyList<BroughtFault> Faults { get; set; } = [];

    [Parameter]
    public IReadOnlyList<PlannedRow> Rows { get; set; } = [];

    [Parameter]
    public int At { get; set; }

    [Parameter]
    public int Pages { get; set; }

    /// <summary>Something changed since it was looked at, and this shows it anew.</summary>
    [Parameter]
    public bool IsOther { get; set; }

    private int Count(PlannedAct act) => Acts.GetValueOrDefault(act);

    /// <summary>Days with the same hours are one line.</summary>
    private static IEnumerable<IGrouping<(string? Same, string Before, string After), ChangedField>> Joined(
        IEnumerable<ChangedField> changes
    ) => changes.GroupBy(c => (WeekHours.Days.Contains(c.Key) ? null : c.Key, c.Before, c.After));

    private static string Short(string cell) => cell.Length > LongestCell ? $"{cell[..LongestCell]}…" : cell;

    private static string Act(PlannedAct act) =>
        act switch
        {
            PlannedAct.Add => ListsText.ActAdd,
            PlannedAct.Change => ListsText.ActChange,
            _ => ListsText.ActStop,
        };
}
