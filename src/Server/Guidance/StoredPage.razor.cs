using Microsoft.AspNetCore.Components;
using Tirek.Server.Find;
using Tirek.Server.Node;

namespace Tirek.Server.Guidance;

/// <summary>What is stored, by whom and where, and who could see something all the same.</summary>
public sealed partial class StoredPage
{
    [Inject]
    private NodeState Node { get; set; } = null!;

    private IEnumerable<Advice> Parts =>
        [
            new(
                () => GuidanceText.StoredHereTitle,
                () => GuidanceText.StoredHere1,
                () => GuidanceText.StoredHere2,
                () => GuidanceText.StoredHere3,
                () => GuidanceText.StoredHere4,
                () => GuidanceText.StoredHere6,
                () => GuidanceText.StoredHere5
            ),
            new(() => GuidanceText.StoredWhoTitle, () => Who, () => GuidanceText.StoredWhere),
            new(
                () => GuidanceText.StoredSeeTitle,
                () => GuidanceText.StoredSee1,
                () => GuidanceText.StoredSee2,
                () => GuidanceText.StoredSee3
            ),
        ];

    private string Who =>
        Visit.IsDemonstration ? GuidanceText.StoredWhoDemonstration
        : Node.Current.Operator is { } name ? FindWords.Say(GuidanceText.StoredWhoNamed, name)
        : GuidanceText.StoredWhoUnnamed;
}
