using Microsoft.AspNetCore.Components;
using Tirek.Domain.Feeds;

namespace Tirek.Server.Feeds;

/// <summary>A schedule: how it stands, and what can be changed of it; or the form of a new one.</summary>
public sealed partial class SchedulePage
{
    /// <summary>Every day first, then from Monday on.</summary>
    private static readonly DayOfWeek?[] Days =
    [
        null,
        DayOfWeek.Monday,
        DayOfWeek.Tuesday,
        DayOfWeek.Wednesday,
        DayOfWeek.Thursday,
        DayOfWeek.Friday,
        DayOfWeek.Saturday,
        DayOfWeek.Sunday,
    ];

    /// <summary>Null: it is a new one.</summary>
    [Parameter]
    public FeedPlan? Plan { get; set; }

    [Parameter, EditorRequired]
    public ScheduleForm Typed { get; set; } = null!;

    [Parameter]
    public IReadOnlyList<KnownSource> Sources { get; set; } = [];

    [Parameter]
    public string? Fault { get; set; }
}
