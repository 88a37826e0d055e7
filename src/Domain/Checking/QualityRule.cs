using Tirek.Domain.Languages;
using Tirek.Domain.Listings;

namespace Tirek.Domain.Checking;

/// <summary>What somebody who looks for help would want to know of an entry, and cannot.</summary>
public enum Lack
{
    Number,
    Hours,
    WhatHappens,
    Whom,
    Place,
    KindOfHelp,
    Cost,
    Languages,
    Description,
    Papers,
    Translation,
}

/// <summary>
/// How much an entry tells somebody who looks for help, from 0 to 100, with what it lacks. Computed from what everybody reads and from nothing else: a score that
/// counted a number which is its owner's own would tell of it (directory.md §2). Whether it is still right is another question: the clock of checks answers it.
/// </summary>
public static class QualityRule
{
    /// <summary>An entry that lacks nothing.</summary>
    public const int Whole = 100;

    private static readonly (Lack Lack, int Weight, Func<ListingView<PublicReader>, bool> IsThere)[] Rules =
    [
        (Lack.Number, 20, v => v.Phones.Count > 0 || v.OrganizationPhones.Count > 0 || v.Sites.Any(s => s.Phones.Count > 0)),
        (Lack.Hours, 15, v => v.Schedules.Count > 0 || v.Sites.Any(s => s.Schedules.Count > 0)),
        (Lack.WhatHappens, 15, v => v.BeforeYouCall.WhatHappens is not null),
        (Lack.Whom, 10, v => v.Eligibility is not null || v.Terms.Any(t => Taxonomy.Taxonomy.Find(t)?.Facet == Taxonomy.Facet.ForWhom)),
        (Lack.Place, 10, v => v.Sites.Count > 0 || v.ServiceAreas.Count > 0),
        (Lack.KindOfHelp, 5, v => v.Terms.Any(t => Taxonomy.Taxonomy.Find(t)?.Facet == Taxonomy.Facet.KindOfHelp)),
        (Lack.Cost, 5, v => v.IsFree is not null || v.Fees is not null || v.Costs.Count > 0),
        (Lack.Languages, 5, v => v.Languages.Count > 0),
        (Lack.Description, 5, v => v.Description is not null),
        (Lack.Papers, 5, v => v.Documents.Count > 0 || v.BeforeYouCall.PapersNeeded is not null),
        (Lack.Translation, 5, IsTranslated),
    ];

    public static int WeightOf(Lack lack) => Rules.Single(r => r.Lack == lack).Weight;

    /// <summary>What is missing, the weightiest first.</summary>
    public static IReadOnlyList<Lack> Lacks(ListingView<PublicReader> view) => [.. Rules.Where(r => !r.IsThere(view)).Select(r => r.Lack)];

    public static int Score(ListingView<PublicReader> view) => Whole - Lacks(view).Sum(WeightOf);

    /// <summary>Its name can be read in two languages: the one it was written in is not everybody's here.</summary>
    private static bool IsTranslated(ListingView<PublicReader> view) =>
        view.Name.Wordings.Where(w => w.State != TranslationState.Machine).Select(w => w.Language).Distinct().Count() > 1;
}
