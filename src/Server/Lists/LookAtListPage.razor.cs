using Microsoft.AspNetCore.Components;
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

    /// <summary>How many values of the list stand against something newer.</summary>
    [Parameter]
    public int Newer { get; set; }

    /// <summary>What she said of the rows so far.</summary>
    [Parameter]
    public ListChoices Choices { get; set; } = ListChoices.None;

    [Parameter]
    public int At { get; set; }

    [Parameter]
    public int Pages { get; set; }

    /// <summary>Something changed since it was looked at, and this shows it anew.</summary>
    [Parameter]
    public bool IsOther { get; set; }

    private int Count(PlannedAct act) => Acts.GetValueOrDefault(act);

    private bool IsElsewhere(int row) => Rows.All(r => r.Row.Number != row);

    internal static string Short(string cell) => cell.Length > LongestCell ? $"{cell[..LongestCell]}…" : cell;
}
