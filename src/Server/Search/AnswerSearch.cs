using Tirek.Domain.Opening;
using Tirek.Domain.Places;
using Tirek.Domain.Search;

namespace Tirek.Server.Search;

/// <summary>Answers a search from the segments of an index: words, then conditions and facets, then order, then the cards of one page.</summary>
internal static class AnswerSearch
{
    public static SearchAnswer Answer(IReadOnlyList<IndexSegment> segments, ListingSearch search, DateTimeOffset now)
    {
        var near = Gazetteer.Find(search.Near);
        var groups = ReadQuery.Groups(search.Text);
        var words = groups.Count == 0 ? [] : Match(segments, groups);
        try
        {
            var matching = Matching(segments, near, words, all: true);
            var isLoosened = groups.Count > 1 && IsNothing(matching);
            if (isLoosened)
                matching = Matching(segments, near, words, all: false);
            var isGeneral = IsNothing(matching) && groups.Any(g => g.Terms.Any(t => GeneralHelp.IsMeant(t.Concept)));
            if (isGeneral)
                matching = [.. segments.Select(s => General(s, near))];
            var tally = new FacetTally();
            var found = matching.Select((bits, i) => NarrowListings.Narrow(segments[i], bits, search, now, tally)).ToList();
            var total = found.Sum(bits => bits.Count());
            var page = Math.Clamp(search.Page, 1, Math.Max(1, (total + ListingSearch.PageSize - 1) / ListingSearch.PageSize));
            var ranked = new RankListings(near, search.Home, page * ListingSearch.PageSize);
            for (var i = 0; i < segments.Count; i++)
                ranked.Take(i, segments[i], found[i], words.Count == 0 ? null : words[i]);
            var shown = ranked.InOrder().Skip((page - 1) * ListingSearch.PageSize);
            return new(total, page, [.. shown.Select(r => Found(segments[r.Segment], r.Document, near, now))], tally.Counts())
            {
                IsLoosened = isLoosened && !isGeneral && total > 0,
                IsGeneral = isGeneral && total > 0,
            };
        }
        finally
        {
            foreach (var match in words)
                match.Dispose();
        }
    }

    private static bool IsNothing(List<Bits> matching) => matching.TrueForAll(bits => bits.Next(0) < 0);

    private static Bits General(IndexSegment segment, Place? near)
    {
        var general = new Bits(segment.Columns.Count);
        foreach (var kind in GeneralHelp.Kinds)
            general.Or(segment.Columns.OfTerm(kind));
        general.And(segment.Live);
        if (near is not null)
            general.And(segment.Columns.OfCountry(near.Country));
        return general;
    }

    private static List<MatchWords> Match(IReadOnlyList<IndexSegment> segments, IReadOnlyList<WordGroup> groups)
    {
        var matches = segments.Select(s => new MatchWords(s)).ToList();
        foreach (var group in groups)
        {
            var typed = group
                .Words.Select((word, i) => TypedWord.Find(word, group.EndsQuery && i == group.Words.Count - 1, segments))
                .ToList();
            foreach (var match in matches)
                match.Add(group, typed);
        }
        return matches;
    }

    private static List<Bits> Matching(IReadOnlyList<IndexSegment> segments, Place? near, List<MatchWords> words, bool all)
    {
        var matching = new List<Bits>();
        for (var i = 0; i < segments.Count; i++)
        {
            var bits = words.Count == 0 ? segments[i].Live.Copy() : words[i].Matching(all);
            bits.And(segments[i].Live);
            if (near is not null)
                bits.And(segments[i].Columns.OfCountry(near.Country));
            matching.Add(bits);
        }
        return matching;
    }

    /// <summary>The card shows the place that is nearest; a distance only to a place that is shown.</summary>
    private static FoundListing Found(IndexSegment segment, int document, Place? near, DateTimeOffset now)
    {
        var listing = segment.Listing(document);
        var opening = segment.Columns.OpenAt(now)[document];
        if (near is null or { Kind: PlaceKind.Country } || listing.Sites.Count == 0)
            return new(listing.Card, null, opening);
        var site = listing.Sites.MinBy(s => s.Position.KilometresTo(near.Seat))!;
        var card = site.PlaceKey is null ? listing.Card : listing.Card with { PlaceKey = site.PlaceKey, IsAreaOnly = site.IsAreaOnly };
        return new(card, site.IsAreaOnly ? null : site.Position.KilometresTo(near.Seat), opening);
    }
}
