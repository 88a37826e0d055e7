namespace Tirek.Domain.Gaps;

/// <summary>The number of inhabitants of a region, as somebody loaded it.</summary>
/// <param name="Region">ISO 3166-2.</param>
/// <param name="Inhabitants">How many people live there.</param>
/// <param name="Source">Who says so, in the words of whoever loaded it.</param>
/// <param name="AsOf">The day for which that holds.</param>
public sealed record RegionPeople(string Region, long Inhabitants, string Source, DateOnly AsOf);

/// <summary>How much of a kind of help there should be, from a source that somebody checked.</summary>
/// <param name="Kind">Key of the kind of help.</param>
/// <param name="Inhabitants">One service for so many people.</param>
/// <param name="Source">Where it stands.</param>
/// <param name="CheckedBy">Who read it there.</param>
/// <param name="CheckedOn">The day of that.</param>
public sealed record ReferenceRatio(string Kind, int Inhabitants, string Source, string CheckedBy, DateOnly CheckedOn);

/// <summary>What reference ratios ask for.</summary>
public static class Ratios
{
    /// <summary>
    /// One family place in a shelter for so many inhabitants: the Council of Europe's explanatory report to the Convention, on its article 23. The text of the
    /// Convention itself sets no number.
    /// </summary>
    public const int InhabitantsPerPlace = 10_000;

    /// <summary>Bounds of a ratio that can be loaded, in inhabitants for one service.</summary>
    public const int FewestInhabitants = 100,
        MostInhabitants = 10_000_000;

    /// <summary>How many there should be: a part of one counts as one.</summary>
    public static long Needed(long inhabitants, int per) => (inhabitants + per - 1) / per;

    /// <summary>How much of what is needed there is, in whole hundredths, rounded down; above 100 where there is more.</summary>
    public static int Percent(long there, long needed) => needed == 0 ? 100 : (int)(there * 100 / needed);
}

/// <summary>A shelter's number of places that its organisation released for the country's total.</summary>
public sealed record ReleasedNumber(Guid Organization, int Places);

/// <summary>
/// The family places of a country as far as they may be told: only the total, only when three organisations stand behind it, and only in steps of which each
/// organisation's own number is rounded down: whoever tries values of her own learns no other's number by where the total turns (directory.md §2).
/// </summary>
/// <param name="Shelters">Listed shelters of the country.</param>
/// <param name="Unknown">Of how many of them no number is part of the total.</param>
/// <param name="Places">The sum of what each organisation has, each rounded down to <see cref="Step"/>; null when too few stand behind it.</param>
public sealed record PlacesTotal(int Shelters, int Unknown, int? Places)
{
    /// <summary>So many organisations must have released a number before any total is shown.</summary>
    public const int Organizations = 3;

    /// <summary>Totals are told in steps of so many places.</summary>
    public const int Step = 5;

    /// <param name="shelters">Listed shelters of the country.</param>
    /// <param name="released">One for each shelter whose organisation released its number.</param>
    public static PlacesTotal Of(int shelters, IReadOnlyCollection<ReleasedNumber> released)
    {
        ArgumentNullException.ThrowIfNull(released);
        if (released.Select(r => r.Organization).Distinct().Count() < Organizations)
            return new(shelters, shelters, null);
        var total = released.GroupBy(r => r.Organization).Select(o => o.Sum(r => r.Places)).Sum(places => places - places % Step);
        return new(shelters, Math.Max(0, shelters - released.Count), total);
    }
}
