using Microsoft.AspNetCore.Components;
using Tirek.Domain.Editing;
using Tirek.Domain.Languages;
using Tirek.Domain.Listings;
using Tirek.Domain.Opening;

namespace Tirek.Server.Find;

/// <summary>When it is open, as a week to read for each of its places, by the wall clock there; then what no week can show.</summary>
public sealed partial class HoursPart
{
    [Parameter, EditorRequired]
    public ListingView<PublicReader> Listing { get; set; } = null!;

    private IReadOnlyList<PlaceWeek> Places { get; set; } = [];

    protected override void OnParametersSet() => Places = Of(Listing, Visit.Now, Visit.Language);

    internal static IReadOnlyList<PlaceWeek> Of(ListingView<PublicReader> listing, DateTimeOffset now, Language reader) =>
        [.. PlaceHours.Of(listing).Select(hours => WeekOf(hours, now, reader))];

    private static PlaceWeek WeekOf(PlaceHours hours, DateTimeOffset now, Language reader)
    {
        var local = DateOnly.FromDateTime(FindWords.LocalNow(hours.Place?.Key, now));
        var week = WeekTable.Of(hours.Schedules, local);
        var name = hours.Place?.Name(reader);
        var words = new ScheduleWords(reader);
        return new(
            name,
            name is null ? FindText.LocalTime : $"{FindText.LocalTime} ({name})",
            [.. week.Rows.Select(r => (ScheduleWords.Days(r, reader), ScheduleWords.Times(r.Windows)))],
            [
                .. SpecialDay.Of(week.Others).Select(d => SpecialDayWords.Of(d, reader)),
                .. week.Others.Where(s => !SpecialDay.Is(s)).Select(words.Of).OfType<string>().Distinct(),
            ]
        );
    }

    /// <summary>The week of one place in words, and what no week shows.</summary>
    internal sealed record PlaceWeek(
        string? Name,
        string Clock,
        IReadOnlyList<(string Days, string Times)> Rows,
        IReadOnlyList<string> Others
    );
}
