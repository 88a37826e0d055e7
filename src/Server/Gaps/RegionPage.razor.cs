using Microsoft.AspNetCore.Components;
using Tirek.Domain.Gaps;
using Tirek.Domain.Places;
using Tirek.Domain.Taxonomy;
using Tirek.Server.Shell;

namespace Tirek.Server.Gaps;

/// <summary>What is missing in a region, and how far its towns have to help.</summary>
public sealed partial class RegionPage
{
    [Parameter]
    public RegionGaps Gaps { get; set; } = null!;

    [Parameter]
    public Coverage Known { get; set; } = null!;

    /// <summary>Kinds of help that one goes to.</summary>
    private static IReadOnlyList<Term> ToGoTo { get; } = [.. GapRule.Kinds.Except(GapRule.ByTelephone)];

    private Place Region => Gaps.Region;

    /// <summary>How many there are, of how many of these the address is not told, how many come from elsewhere.</summary>
    private string Numbers(Term kind)
    {
        var (there, hidden, reaching) = (Gaps.Coverage.There(kind), Gaps.Coverage.SomewhereIn(kind), Gaps.Coverage.Reaching(kind));
        return string.Join(
            " · ",
            new[]
            {
                there > 0 ? GapWords.Say(GapsText.CountThere, Counted.Number(Visit.Language, there)) : "",
                hidden > 0 ? GapWords.Say(GapsText.CountUntold, Counted.Number(Visit.Language, hidden)) : "",
                reaching > 0 ? GapWords.Say(GapsText.CountReaching, Counted.Number(Visit.Language, reaching)) : "",
            }.Where(t => t.Length > 0)
        );
    }
}
