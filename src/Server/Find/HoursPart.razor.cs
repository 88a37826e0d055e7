using Microsoft.AspNetCore.Components;
using Tirek.Domain.Listings;
using Tirek.Domain.Opening;

namespace Tirek.Server.Find;

/// <summary>When it is open, as a week to read for each of its places, by the wall clock there; then what no week can show.</summary>
public sealed partial class HoursPart
{
    [Parameter, EditorRequired]
    public ListingView<PublicReader> Listing { get; set; } = null!;

    private IReadOnlyList<PlaceWeek> Places { get; set; } = [];

    protected override void OnParametersSet() => Places = [.. PlaceHours.Of(Listing).Select(WeekOf)];

    private PlaceWeek WeekOf(PlaceHours hours)
    {
        var local = DateOnly.FromDateTime(FindWords.LocalNow(hours.Place?.Key, Visit.Now));
        var week = WeekTable.Of(hours.Schedules, local);
        var name = hours.Place?.Name(Visit.Language);
        var words = new ScheduleWords(Visit.Language);
        return new(
            name,
            name is null ? FindText.LocalTime : $"{FindText.LocalTime} ({name})",
            [.. week.Rows.Select(r => (ScheduleWords.Days(r, Visit.Language), ScheduleWords.Times(r.Windows)))],
            [.. week.Others.Select(words.Of).OfType<string>().Distinct()]
        );
    }

    private sealed record PlaceWeek(
        string? Name,
        string Clock,
        IReadOnlyList<(string Days, string Times)> Rows,
        IReadOnlyList<string> Others
    );
}
