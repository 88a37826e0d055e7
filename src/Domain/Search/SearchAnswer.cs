using Tirek.Domain.Opening;

namespace Tirek.Domain.Search;

/// <summary>One result: its card, how far it is (null: unknown, or only its area is known), whether it is open.</summary>
public sealed record FoundListing(ListingCard Card, double? Kilometres, OpeningState Opening);

/// <summary>
/// How many results each value of a facet would give, with every other facet as asked. Keys of <see cref="Kinds"/>, <see cref="Forms"/>,
/// <see cref="ForWhom"/> are taxonomy keys, of <see cref="Languages"/> ISO 639-1 codes; values of zero are left out.
/// </summary>
public sealed record FacetCounts
{
    public IReadOnlyDictionary<string, int> Kinds { get; init; } = new Dictionary<string, int>();
    public IReadOnlyDictionary<string, int> Forms { get; init; } = new Dictionary<string, int>();
    public IReadOnlyDictionary<string, int> ForWhom { get; init; } = new Dictionary<string, int>();
    public IReadOnlyDictionary<string, int> Languages { get; init; } = new Dictionary<string, int>();
    public int OpenNow { get; init; }
    public int AlwaysOpen { get; init; }
    public int Free { get; init; }
    public int Accessible { get; init; }
    public int Anonymous { get; init; }
    public int Children { get; init; }
}

/// <summary>What a search found. <see cref="Page"/> is the page shown, which may be lower than asked when there are fewer.</summary>
public sealed record SearchAnswer(int Total, int Page, IReadOnlyList<FoundListing> Found, FacetCounts Facets)
{
    /// <summary>True when no listing had all the words, and those with some of them are shown instead.</summary>
    public bool IsLoosened { get; init; }

    /// <summary>True when no listing names what was asked for, and those that help in any situation are shown (<see cref="GeneralHelp"/>).</summary>
    public bool IsGeneral { get; init; }

    /// <summary>True when the index is being made anew and the database answered: then only the first matches were looked at.</summary>
    public bool IsPartial { get; init; }

    public int Pages => Math.Max(1, (Total + ListingSearch.PageSize - 1) / ListingSearch.PageSize);
}
