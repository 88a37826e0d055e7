using Tirek.Domain.Places;
using Tirek.Domain.Taxonomy;

namespace Tirek.Domain.Gaps;

/// <summary>What members see of a region: what is there, how many people live there (null: not loaded), what is missing.</summary>
public sealed record RegionGaps(Place Region, AreaCoverage Coverage, RegionPeople? People)
{
    /// <summary>Of the kinds that are looked for everywhere (<see cref="GapRule.Kinds"/>) those that stand so.</summary>
    public IReadOnlyList<Term> That(KindState state) => [.. GapRule.Kinds.Where(k => Coverage.State(k) == state)];

    /// <summary>ISO 639-1 codes of <see cref="GapRule.Languages"/> that nobody there, and nobody who serves it, is known to speak.</summary>
    public IReadOnlyList<string> Unspoken => [.. GapRule.Languages.Where(l => !Coverage.IsSpoken(l))];
}

/// <summary>A loaded ratio with what the country has and, if all its inhabitants are loaded, what it would need.</summary>
public sealed record RatioGap(ReferenceRatio Ratio, int There, long? Needed);

/// <summary>What members see of a country.</summary>
public sealed record CountryGaps(Place Country, AreaCoverage Coverage, IReadOnlyList<RegionGaps> Regions, PlacesTotal Places)
{
    public IReadOnlyList<RatioGap> Ratios { get; init; } = [];
    public IReadOnlyList<UnmetGap> Unmet { get; init; } = [];

    /// <summary>Regions without a number of inhabitants: while there is one, nothing is compared with the whole country.</summary>
    public IReadOnlyList<Place> WithoutPeople => [.. Regions.Where(r => r.People is null).Select(r => r.Region)];

    /// <summary>Null while a region is missing.</summary>
    public long? Inhabitants => WithoutPeople.Count > 0 ? null : Regions.Sum(r => r.People!.Inhabitants);

    /// <summary>The kinds of which some services are told only as somewhere in the country, with how many.</summary>
    public IReadOnlyList<(Term Kind, int Count)> RegionUntold =>
        [.. GapRule.Kinds.Select(k => (k, Coverage.SomewhereIn(k))).Where(k => k.Item2 > 0)];
}

/// <summary>How often a search found nothing, in steps (<see cref="UnmetNeeds.Shown"/>). Without region: only a country was chosen. Without kind: any help.</summary>
public sealed record UnmetGap(DateOnly Month, Place? Region, Term? Kind, int Times);
