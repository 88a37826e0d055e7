using Tirek.Domain.Places;

namespace Tirek.Server.Search;

/// <summary>A document in a segment, with what it is ordered by: smaller comes first.</summary>
internal readonly record struct RankedListing(float First, float Second, int Segment, int Document) : IComparable<RankedListing>
{
    public int CompareTo(RankedListing other)
    {
        var order = First.CompareTo(other.First);
        if (order == 0)
            order = Second.CompareTo(other.Second);
        if (order == 0)
            order = Segment.CompareTo(other.Segment);
        return order == 0 ? Document.CompareTo(other.Document) : order;
    }
}

/// <summary>
/// Orders what was found: by nearness when a place was chosen, else by how well the words fit, then those of the reader's own country, then by how lately
/// the record was checked. What is closed for a time stands behind what fits as well. Keeps only as many
/// as pages up to the one asked for need.
/// </summary>
internal sealed class RankListings(Place? near, string? home, int wanted)
{
    /// <summary>
    /// A helpline that serves the whole place has no distance. It stands behind what is in the town itself and before what is farther away than this. What is closed
    /// for a time stands as if it were so much farther.
    /// </summary>
    private const double ServedKilometres = 25;

    /// <summary>More than any day's number.</summary>
    private const float HomeFirst = 4_000_000;

    private static readonly float ServedChord = SpherePoint.SquaredChord(ServedKilometres);
    private static readonly Comparer<RankedListing> WorstFirst = Comparer<RankedListing>.Create((a, b) => b.CompareTo(a));

    private readonly SpherePoint? from = near is null or { Kind: PlaceKind.Country } ? null : SpherePoint.Of(near.Seat);
    private readonly PriorityQueue<RankedListing, RankedListing> kept = new(WorstFirst);

    public void Take(int number, IndexSegment segment, Bits documents, MatchWords? words)
    {
        var columns = segment.Columns;
        var serving = from is null ? null : Serving(columns);
        var own = new Bits(columns.Count);
        if (home is not null)
            own.Or(columns.OfCountry(home));
        for (var document = documents.Next(0); document >= 0; document = documents.Next(document + 1))
        {
            var isClosed = columns.Closed[document];
            var score = -(words?.Score(document) ?? 0) + (isClosed ? Weight.Closed : 0);
            if (from is not { } point)
            {
                Keep(new(score, -columns.CheckedDay(document) - (own[document] ? HomeFirst : 0), number, document));
                continue;
            }
            var chord = columns.SquaredChord(document, point);
            var distance = serving![document] ? Math.Min(chord, ServedChord) : chord;
            Keep(new(isClosed ? Farther(distance) : distance, score, number, document));
        }
    }

    /// <summary>A squared chord as one that is so much longer: squares themselves do not add.</summary>
    private static float Farther(float chord)
    {
        var longer = MathF.Sqrt(chord) + MathF.Sqrt(ServedChord);
        return longer * longer;
    }

    /// <summary>The kept ones, best first.</summary>
    public IReadOnlyList<RankedListing> InOrder()
    {
        var all = new RankedListing[kept.Count];
        for (var i = all.Length - 1; i >= 0; i--)
            all[i] = kept.Dequeue();
        return all;
    }

    private Bits Serving(ListingColumns columns)
    {
        var serving = new Bits(columns.Count);
        foreach (var key in new[] { near!.Key, near.Region, near.Country })
            if (key is not null)
                serving.Or(columns.Serving(key));
        return serving;
    }

    private void Keep(RankedListing listing)
    {
        if (kept.Count < wanted)
            kept.Enqueue(listing, listing);
        else if (listing.CompareTo(kept.Peek()) < 0)
            kept.DequeueEnqueue(listing, listing);
    }
}
