using System.Numerics;
using Tirek.Domain.Places;
using Tirek.Domain.Taxonomy;

namespace Tirek.Domain.Gaps;

/// <summary>
/// What of help is known in each country and region, and how far each town is from the nearest of every kind. Worked out from public values alone; a place
/// that is hidden counts in its published area and gives no distance.
/// </summary>
public sealed class Coverage
{
    private static readonly AreaCoverage Nothing = new();
    private readonly Dictionary<string, AreaCoverage> areas = new(StringComparer.Ordinal);
    private readonly NearestKinds nearest = new();
    private readonly Dictionary<string, int> shownAt = new(StringComparer.Ordinal);

    // Of the listing that is counted now: keys of the areas in which it is, that it serves, in which it is somewhere.
    private readonly HashSet<string> there = new(StringComparer.Ordinal),
        reached = new(StringComparer.Ordinal),
        hidden = new(StringComparer.Ordinal),
        shown = new(StringComparer.Ordinal);

    private Coverage() { }

    /// <summary>Counts each listing once in every country and region that it reaches.</summary>
    public static Coverage Of(IEnumerable<ListingReach> reaches)
    {
        ArgumentNullException.ThrowIfNull(reaches);
        var coverage = new Coverage();
        foreach (var reach in reaches)
            coverage.Add(reach);
        return coverage;
    }

    /// <summary>What is known in a country or region, and what reaches it from elsewhere.</summary>
    public AreaCoverage In(Place area)
    {
        ArgumentNullException.ThrowIfNull(area);
        return areas.GetValueOrDefault(area.Key, Nothing);
    }

    /// <summary>How many of them show their address in this town, or nearer to it than to any other: what its mark on the map counts.</summary>
    public int ShownAt(Place town)
    {
        ArgumentNullException.ThrowIfNull(town);
        return shownAt.GetValueOrDefault(town.Key);
    }

    /// <summary>
    /// The nearest service of this kind in the same country whose address is shown, on a straight line from the middle of the town; null when there is none. Across
    /// a border the nearest is often no help.
    /// </summary>
    public NearestHelp? Nearest(Place town, Term kind)
    {
        ArgumentNullException.ThrowIfNull(town);
        ArgumentNullException.ThrowIfNull(kind);
        return nearest.To(town, kind);
    }

    private void Add(ListingReach reach)
    {
        there.Clear();
        reached.Clear();
        hidden.Clear();
        shown.Clear();
        foreach (var point in reach.Points)
        {
            if (Gazetteer.Find(point.PlaceKey) is not { } place)
                continue;
            if (point is { How: ReachHow.Serves })
                reached.UnionWith(AreasOf(place));
            else
            {
                there.Add(place.Country);
                if (place.Region is { } region)
                    there.Add(region);
                if (point.How == ReachHow.Somewhere)
                    hidden.Add(place.Region ?? place.Country);
                else if (shown.Add(place.Key))
                    shownAt[place.Key] = shownAt.GetValueOrDefault(place.Key) + 1;
                nearest.Add(place, point, reach.Kinds & ~GapRule.TelephoneBits);
            }
        }
        reached.ExceptWith(there);
        foreach (var key in there)
            Area(key).AddThere(reach, hidden.Contains(key));
        foreach (var key in reached)
            Area(key).AddReaching(reach);
        if ((reach.Kinds & GapRule.TelephoneBits) != 0 && !reach.Points.Any(p => p.How == ReachHow.Serves))
            AddByTelephone(reach);
    }

    /// <summary>Who names no area answers calls from the whole country; the rest of its help does not come along.</summary>
    private void AddByTelephone(ListingReach reach)
    {
        var calls = reach with { Kinds = reach.Kinds & GapRule.TelephoneBits };
        foreach (var country in there.Where(k => Gazetteer.Find(k) is { Kind: PlaceKind.Country }).ToList())
        foreach (var region in Gazetteer.Regions(country).Where(r => !there.Contains(r.Key)))
            Area(region.Key).AddReaching(calls);
    }

    /// <summary>A country that is served is served in each of its regions.</summary>
    private static IEnumerable<string> AreasOf(Place served) =>
        served.Region is { } region
            ? [region, served.Country]
            : Gazetteer.Regions(served.Country).Select(r => r.Key).Append(served.Country);

    private AreaCoverage Area(string key)
    {
        if (!areas.TryGetValue(key, out var area))
            areas[key] = area = new();
        return area;
    }
}

/// <summary>Whether help of a kind is known for an area.</summary>
public enum KindState
{
    /// <summary>Somebody gives it there.</summary>
    There,

    /// <summary>Nobody gives it there; somebody elsewhere says that the area is served.</summary>
    Reached,

    /// <summary>Neither is known.</summary>
    Missing,
}

/// <summary>What is known of one country or region.</summary>
public sealed class AreaCoverage
{
    private const int Bits = 64;
    private readonly int[] there = new int[Bits];
    private readonly int[] reaching = new int[Bits];
    private readonly int[] hidden = new int[Bits];
    private readonly HashSet<string> languages = new(StringComparer.Ordinal);

    internal AreaCoverage() { }

    /// <summary>Services in the area, each once.</summary>
    public int Services { get; private set; }

    /// <summary>Services elsewhere that say they serve it.</summary>
    public int ServicesReaching { get; private set; }

    /// <summary>Services of a kind that are in the area.</summary>
    public int There(Term kind) => there[Ordinal(kind)];

    /// <summary>Services of a kind elsewhere that say they serve it.</summary>
    public int Reaching(Term kind) => reaching[Ordinal(kind)];

    /// <summary>
    /// Of <see cref="There"/> those of which only this area is told: they are somewhere in it. Of a country, those whose region is not told either.
    /// </summary>
    public int SomewhereIn(Term kind) => hidden[Ordinal(kind)];

    public KindState State(Term kind) =>
        There(kind) > 0 ? KindState.There
        : Reaching(kind) > 0 ? KindState.Reached
        : KindState.Missing;

    /// <summary>Whether somebody who is there or serves the area speaks it. ISO 639-1.</summary>
    public bool IsSpoken(string language) => languages.Contains(language);

    internal void AddThere(ListingReach reach, bool isHidden)
    {
        Services++;
        languages.UnionWith(reach.Languages);
        for (var left = reach.Kinds; left != 0; left &= left - 1)
        {
            var bit = BitOperations.TrailingZeroCount(left);
            there[bit]++;
            if (isHidden)
                hidden[bit]++;
        }
    }

    internal void AddReaching(ListingReach reach)
    {
        ServicesReaching++;
        languages.UnionWith(reach.Languages);
        for (var left = reach.Kinds; left != 0; left &= left - 1)
            reaching[BitOperations.TrailingZeroCount(left)]++;
    }

    private static int Ordinal(Term kind)
    {
        ArgumentNullException.ThrowIfNull(kind);
        return kind.Ordinal;
    }
}
