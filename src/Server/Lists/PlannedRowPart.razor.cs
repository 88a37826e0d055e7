using Microsoft.AspNetCore.Components;
using Tirek.Domain.Editing;
using Tirek.Domain.Languages;
using Tirek.Domain.Lists;
using Tirek.Server.Editing;
using Tirek.Server.Members;

namespace Tirek.Server.Lists;

/// <summary>A row of a list: what it would change, what it would write over that is newer, what of it cannot be taken.</summary>
public sealed partial class PlannedRowPart
{
    [Parameter, EditorRequired]
    public PlannedRow Row { get; set; } = null!;

    /// <summary>The language of its texts.</summary>
    [Parameter]
    public Language Texts { get; set; } = Language.English;

    [Parameter]
    public ListChoices Choices { get; set; } = ListChoices.None;

    /// <summary>Days with the same hours are one line.</summary>
    private static IEnumerable<IGrouping<(string? Same, string Before, string After), ChangedField>> Joined(
        IEnumerable<ChangedField> changes
    ) => changes.GroupBy(c => (WeekHours.Days.Contains(c.Key) ? null : c.Key, c.Before, c.After));

    private string Written(NewerValue newer) =>
        newer.At is { } at
            ? MemberWords.Say(ListsText.NewerBy, newer.By ?? EditingText.Somebody, MemberWords.Moment(at, Visit.Language))
            : ListsText.NewerOnly;

    private static string Act(PlannedAct act) =>
        act switch
        {
            PlannedAct.Add => ListsText.ActAdd,
            PlannedAct.Change => ListsText.ActChange,
            _ => ListsText.ActStop,
        };
}
