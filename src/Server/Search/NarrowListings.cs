using Tirek.Domain.Search;
using Tirek.Domain.Taxonomy;

namespace Tirek.Server.Search;

/// <summary>
/// Narrows the documents of a segment by the conditions of a search, and counts for each facet what its values would give with every other condition as
/// asked.
/// </summary>
internal static class NarrowListings
{
    private enum Dimension
    {
        Kinds,
        Forms,
        ForWhom,
        Languages,
        Open,
        Always,
        Free,
        Accessible,
        Anonymous,
        Children,
    }

    /// <summary>The documents among <paramref name="matching"/> that meet all conditions. Adds to <paramref name="tally"/>.</summary>
    public static Bits Narrow(IndexSegment segment, Bits matching, ListingSearch search, DateTimeOffset now, FacetTally tally)
    {
        var conditions = Conditions(segment.Columns, search, now);
        var all = matching.Copy();
        foreach (var (_, bits) in conditions)
            all.And(bits);
        foreach (var dimension in Enum.GetValues<Dimension>())
            Count(dimension, segment.Columns, Without(dimension, conditions, matching, all), now, tally);
        return all;
    }

    private static List<(Dimension Dimension, Bits Bits)> Conditions(ListingColumns columns, ListingSearch search, DateTimeOffset now)
    {
        var conditions = new List<(Dimension, Bits)>();
        AddAny(Dimension.Kinds, search.Kinds, columns.OfTerm);
        AddAny(Dimension.Forms, search.Forms, columns.OfTerm);
        AddAny(Dimension.ForWhom, search.ForWhom, columns.OfTerm);
        AddAny(Dimension.Languages, search.Languages, columns.OfLanguage);
        if (search.OpenNow)
            conditions.Add((Dimension.Open, columns.OpenAt(now).Open));
        if (search.AlwaysOpen)
            conditions.Add((Dimension.Always, columns.OpenAt(now).Always));
        if (search.Free)
            conditions.Add((Dimension.Free, columns.Free));
        if (search.Accessible)
            conditions.Add((Dimension.Accessible, columns.Accessible));
        if (search.Anonymous)
            conditions.Add((Dimension.Anonymous, columns.Anonymous));
        if (search.Children || search.ChildAge is not null)
            conditions.Add((Dimension.Children, columns.TakingChildren(search.ChildAge)));
        return conditions;

        void AddAny(Dimension dimension, IReadOnlyList<string> values, Func<string, Bits> of)
        {
            if (values.Count == 0)
                return;
            var any = new Bits(columns.Count);
            foreach (var value in values)
                any.Or(of(value));
            conditions.Add((dimension, any));
        }
    }

    private static Bits Without(Dimension dimension, List<(Dimension Dimension, Bits Bits)> conditions, Bits matching, Bits all)
    {
        if (!conditions.Exists(c => c.Dimension == dimension))
            return all;
        var others = matching.Copy();
        foreach (var (of, bits) in conditions)
            if (of != dimension)
                others.And(bits);
        return others;
    }

    private static void Count(Dimension dimension, ListingColumns columns, Bits among, DateTimeOffset now, FacetTally tally)
    {
        switch (dimension)
        {
            case Dimension.Kinds:
                CountTerms(Facet.KindOfHelp, columns, among, tally.Kinds);
                break;
            case Dimension.Forms:
                CountTerms(Facet.FormOfViolence, columns, among, tally.Forms);
                break;
            case Dimension.ForWhom:
                CountTerms(Facet.ForWhom, columns, among, tally.ForWhom);
                break;
            case Dimension.Languages:
                foreach (var (code, bits) in columns.Languages)
                    FacetTally.Add(tally.Languages, code, among.CountAnd(bits));
                break;
            case Dimension.Open:
                tally.Open += among.CountAnd(columns.OpenAt(now).Open);
                break;
            case Dimension.Always:
                tally.Always += among.CountAnd(columns.OpenAt(now).Always);
                break;
            case Dimension.Free:
                tally.Free += among.CountAnd(columns.Free);
                break;
            case Dimension.Accessible:
                tally.Accessible += among.CountAnd(columns.Accessible);
                break;
            case Dimension.Anonymous:
                tally.Anonymous += among.CountAnd(columns.Anonymous);
                break;
            default:
                tally.Children += among.CountAnd(columns.Children);
                break;
        }
    }

    private static void CountTerms(Facet facet, ListingColumns columns, Bits among, Dictionary<string, int> counts)
    {
        foreach (var term in Taxonomy.Of(facet))
            if (columns.Terms.TryGetValue(term.Key, out var bits))
                FacetTally.Add(counts, term.Key, among.CountAnd(bits));
    }
}

/// <summary>Counts of facets, summed over the segments of an index.</summary>
internal sealed class FacetTally
{
    public Dictionary<string, int> Kinds { get; } = new(StringComparer.Ordinal);
    public Dictionary<string, int> Forms { get; } = new(StringComparer.Ordinal);
    public Dictionary<string, int> ForWhom { get; } = new(StringComparer.Ordinal);
    public Dictionary<string, int> Languages { get; } = new(StringComparer.Ordinal);
    public int Open { get; set; }
    public int Always { get; set; }
    public int Free { get; set; }
    public int Accessible { get; set; }
    public int Anonymous { get; set; }
    public int Children { get; set; }

    public static void Add(Dictionary<string, int> counts, string key, int count)
    {
        if (count > 0)
            counts[key] = counts.GetValueOrDefault(key) + count;
    }

    public FacetCounts Counts() =>
        new()
        {
            Kinds = Kinds,
            Forms = Forms,
            ForWhom = ForWhom,
            Languages = Languages,
            OpenNow = Open,
            AlwaysOpen = Always,
            Free = Free,
            Accessible = Accessible,
            Anonymous = Anonymous,
            Children = Children,
        };
}
