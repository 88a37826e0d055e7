using Microsoft.AspNetCore.Components;
using Tirek.Domain.Editing;
using Tirek.Domain.Listings;
using Tirek.Server.Find;

namespace Tirek.Server.Editing;

/// <summary>The single days and spans on which a service has other hours than in its week, with empty lines to add more, and in words what no line can say.</summary>
public sealed partial class DaysPart
{
    private const int EmptyRows = 3;

    [Parameter, EditorRequired]
    public Listing Listing { get; set; } = null!;

    [Parameter]
    public string Text { get; set; } = "";

    [Parameter]
    public bool IsFault { get; set; }

    [Parameter]
    public string? Theirs { get; set; }

    /// <summary>The first field of the page that cannot stay as it is.</summary>
    [Parameter]
    public bool IsFirst { get; set; }

    private IReadOnlyList<DayRow> Rows { get; set; } = [];

    private int FirstFault => Rows.FirstOrDefault(r => r.Fault != DayFault.None)?.At ?? 0;

    /// <summary>Neither of the week nor of single days: every second week, the first Monday of a month, words.</summary>
    private IReadOnlyList<string> Kept
    {
        get
        {
            var all = Listing.Schedules.Select(s => s.For<OwnerReader>()!).ToList();
            var lines = SpecialDays.Of(all);
            var others = all.Where(s => !WeekHours.IsOfWeek(s) && !lines.Any(d => d.IsSaidBy(s))).ToList();
            return
            [
                .. SpecialDay.Of(others).Select(d => SpecialDayWords.Of(d, Visit.Language)),
                .. others.Where(s => !SpecialDay.Is(s)).Select(new ScheduleWords(Visit.Language).Of).OfType<string>().Distinct(),
            ];
        }
    }

    protected override void OnParametersSet()
    {
        var lines = SpecialDays.Lines(Text);
        var faults = IsFault ? SpecialDays.FaultsOf(lines) : [.. lines.Select(_ => DayFault.None)];
        var today = SpecialDays.Say(Visit.Today);
        // Those to come are numbered first, as they are sent.
        var sorted = lines.Zip(faults).OrderBy(l => IsPast(l.First, today)).ToList();
        var coming = sorted.Count(l => !IsPast(l.First, today));
        Rows =
        [
            .. sorted.Take(coming).Select((l, i) => new DayRow(i, l.First, l.Second, false)),
            .. Enumerable.Range(coming, EmptyRows).Select(i => new DayRow(i, new("", "", false, "", ""), DayFault.None, false)),
            .. sorted.Skip(coming).Select((l, i) => new DayRow(coming + EmptyRows + i, l.First, l.Second, true)),
        ];
    }

    private static bool IsPast(DayLine line, string today) =>
        !line.IsYearly && line.From.Length > 0 && string.CompareOrdinal(line.To.Length > 0 ? line.To : line.From, today) < 0;
}
