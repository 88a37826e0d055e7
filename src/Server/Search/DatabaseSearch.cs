using System.Linq.Expressions;
using Lucene.Net.Analysis.Core;
using Lucene.Net.Index;
using Lucene.Net.Store;
using Lucene.Net.Util;
using Microsoft.EntityFrameworkCore;
using Tirek.Domain.Places;
using Tirek.Domain.Search;
using Tirek.Server.Data;

namespace Tirek.Server.Search;

/// <summary>
/// Answers from the database while the index is being made: what the database finds by folded words, at most <see cref="MostRows"/> listings, is searched as
/// a small index of its own. Slips are forgiven only in the words of our terms and places.
/// </summary>
internal static class DatabaseSearch
{
    public const int MostRows = 2_000;

    /// <summary>A word with another ending still shares so much of its beginning.</summary>
    private const int Ending = 3,
        ShortestStem = 4;

    public static async Task<SearchAnswer> Answer(AppDb db, ListingSearch search, DateTimeOffset now, CancellationToken cancel)
    {
        var among = db.PublicListings.AsNoTracking().Where(p => !p.IsProgramme);
        if (Gazetteer.Find(search.Near) is { } near)
            among = among.Where(p => p.Country == near.Country);
        var groups = ReadQuery.Groups(search.Text);
        var all = groups.Aggregate(among, (rows, group) => rows.Where(AnyOf([group])));
        var found = await Read(all, cancel);
        if (found.Count == 0 && groups.Count > 1)
            found = await Read(among.Where(AnyOf(groups)), cancel);
        if (found.Count == 0 && groups.Any(g => g.Terms.Any(t => GeneralHelp.IsMeant(t.Concept))))
            found = await Read(among.Where(Holding(GeneralHelp.Kinds.Select(SearchWords.OfTerm))), cancel);
        using var directory = new RAMDirectory();
        using (var writer = new IndexWriter(directory, new(LuceneVersion.LUCENE_48, new KeywordAnalyzer())))
            foreach (var view in found)
                writer.AddDocument(IndexDocument.Of(IndexedListing.Of(view)));
        using var snapshot = new IndexSnapshot(DirectoryReader.Open(directory));
        return AnswerSearch.Answer(snapshot.Segments, search, now) with { IsPartial = true };
    }

    private static Task<List<Domain.Listings.ListingView<Domain.Listings.PublicReader>>> Read(
        IQueryable<PublicListing> rows,
        CancellationToken cancel
    ) => rows.OrderBy(p => p.Id).Take(MostRows).Select(p => p.View).ToListAsync(cancel);

    /// <summary>True of a row whose folded words hold anything that one of the groups may mean.</summary>
    private static Expression<Func<PublicListing, bool>> AnyOf(IReadOnlyList<WordGroup> groups) => Holding(groups.SelectMany(Fragments));

    private static Expression<Func<PublicListing, bool>> Holding(IEnumerable<string> fragments)
    {
        var row = Expression.Parameter(typeof(PublicListing));
        var folded = Expression.Property(row, nameof(PublicListing.Folded));
        var contains = typeof(string).GetMethod(nameof(string.Contains), [typeof(string)])!;
        // A parameter and not a constant, so that what somebody typed never becomes a part of the statement.
        var any = fragments
            .Distinct(StringComparer.Ordinal)
            .Select(fragment =>
                (Expression)
                    Expression.Call(folded, contains, Expression.Property(Expression.Constant(new Typed(fragment)), nameof(Typed.Text)))
            )
            .Aggregate(Expression.OrElse);
        return Expression.Lambda<Func<PublicListing, bool>>(any, row);
    }

    private static IEnumerable<string> Fragments(WordGroup group)
    {
        foreach (var word in group.Words)
            yield return " " + (word.Length > ShortestStem ? word[..Math.Max(ShortestStem, word.Length - Ending)] : word);
        foreach (var term in group.Terms)
            yield return SearchWords.OfTerm(term.Concept.Key);
        foreach (var match in group.Places)
        foreach (var key in Within(match.Concept))
            yield return SearchWords.OfPlace(key);
    }

    /// <summary>The place, what lies in it, and what it lies in: a listing names only its town or the area that it serves.</summary>
    private static IEnumerable<string> Within(Place place) =>
        Gazetteer
            .Towns(place.Key)
            .Concat(Gazetteer.Regions(place.Key))
            .Select(p => p.Key)
            .Concat(new[] { place.Key, place.Region, place.Country }.OfType<string>());

    private sealed record Typed(string Text);
}
