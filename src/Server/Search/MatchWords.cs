using System.Buffers;
using Lucene.Net.Search;
using Tirek.Domain.Places;
using Tirek.Domain.Taxonomy;

namespace Tirek.Server.Search;

/// <summary>What a word in a name, in a text, a term or a place is worth when it meets a word of the query; a slip or an ending costs a part of it.</summary>
internal static class Weight
{
    public const float Name = 4,
        Term = 4,
        Place = 3,
        Text = 1.5f,
        Served = 1;

    /// <summary>What it costs to be closed for a time: as much as a word in a text, less than one in a name.</summary>
    public const float Closed = Text;

    /// <summary>What a name adds to a term that the same words mean.</summary>
    public const float Bonus = 0.25f;

    public static float Of(Quality quality) =>
        quality switch
        {
            Quality.Exact => 1,
            Quality.Prefix => 0.8f,
            Quality.Inflected => 0.7f,
            _ => 0.5f,
        };
}

/// <summary>Words of the indexes that a typed word may be, with how sure each is.</summary>
internal sealed record TypedWord(IReadOnlyList<(string Word, Quality Quality)> Candidates)
{
    // Beyond so many words the beginning of one says too little.
    private const int Most = 64;

    /// <summary>With slips only if no segment knows the word without.</summary>
    public static TypedWord Find(string typed, bool isLast, IReadOnlyList<IndexSegment> segments)
    {
        var found = new Dictionary<string, Quality>(StringComparer.Ordinal);
        var candidates = new List<Candidate>();
        foreach (var segment in segments)
        {
            segment.Words.FindKnown(typed, isLast, candidates);
            Add(segment, candidates, found);
        }
        if (found.Count == 0)
            foreach (var segment in segments)
            {
                segment.Words.FindNear(typed, candidates);
                Add(segment, candidates, found);
            }
        return new([.. found.OrderBy(f => f.Value).Take(Most).Select(f => (f.Key, f.Value))]);
    }

    private static void Add(IndexSegment segment, List<Candidate> candidates, Dictionary<string, Quality> found)
    {
        foreach (var candidate in candidates)
        {
            var word = segment.Words[candidate.Word];
            if (!found.TryGetValue(word, out var known) || candidate.Quality < known)
                found[word] = candidate.Quality;
        }
    }
}

/// <summary>How well each document of one segment answers a query: the sum of what its groups of words are worth, and how many of them it answers.</summary>
internal sealed class MatchWords : IDisposable
{
    private readonly IndexSegment segment;
    private readonly int count;

    // By document. Those of one group are zero again when it is done: only the documents it touched are looked at, never all.
    private readonly float[] total;
    private readonly byte[] answered;
    private readonly float[] best;
    private readonly float[] literal;
    private readonly byte[] literalWords;
    private readonly Bits any;
    private readonly Bits touched;
    private readonly Bits touchedLiterally;
    private readonly Bits seen;
    private int groups;

    public MatchWords(IndexSegment segment)
    {
        this.segment = segment;
        count = segment.Columns.Count;
        (total, best, literal) = (Rent<float>(), Rent<float>(), Rent<float>());
        (answered, literalWords) = (Rent<byte>(), Rent<byte>());
        (any, touched, touchedLiterally, seen) = (new(count), new(count), new(count), new(count));
    }

    public float Score(int document) => total[document];

    public void Add(WordGroup group, IReadOnlyList<TypedWord> words)
    {
        foreach (var term in group.Terms)
            Raise(segment.Columns.OfTerm(term.Concept.Key), Weight.Term * Weight.Of(term.Quality));
        foreach (var place in group.Places)
            AddPlace(place.Concept, Weight.Of(place.Quality));
        if (words.All(word => word.Candidates.Count > 0))
            AddLiteral(words);
        groups++;
        for (var document = touched.Next(0); document >= 0; document = touched.Next(document + 1))
        {
            total[document] += best[document];
            answered[document]++;
            best[document] = 0;
        }
        any.Or(touched);
        touched.Clear();
    }

    /// <summary>Documents that answer every group, or at least one.</summary>
    public Bits Matching(bool all)
    {
        if (!all)
            return any.Copy();
        var matching = new Bits(count);
        for (var document = any.Next(0); document >= 0; document = any.Next(document + 1))
            if (answered[document] == groups)
                matching.Set(document);
        return matching;
    }

    public void Dispose()
    {
        ArrayPool<float>.Shared.Return(total);
        ArrayPool<float>.Shared.Return(best);
        ArrayPool<float>.Shared.Return(literal);
        ArrayPool<byte>.Shared.Return(answered);
        ArrayPool<byte>.Shared.Return(literalWords);
    }

    private void AddPlace(Place place, float quality)
    {
        if (segment.Documents(IndexDocument.Place, place.Key) is { } documents)
            for (var document = documents.NextDoc(); document != DocIdSetIterator.NO_MORE_DOCS; document = documents.NextDoc())
                Raise(document, Weight.Place * quality);
        Raise(segment.Columns.Serving(place.Key), Weight.Place * quality);
        // Who serves the whole region or country serves this place too.
        if (place.Region is { } region && region != place.Key)
            Raise(segment.Columns.Serving(region), Weight.Served * quality);
        if (place.Country != place.Key)
            Raise(segment.Columns.Serving(place.Country), Weight.Served * quality);
    }

    /// <summary>The words themselves: a document answers if it has all of them, each in whatever form.</summary>
    private void AddLiteral(IReadOnlyList<TypedWord> words)
    {
        foreach (var word in words)
        {
            seen.Clear();
            foreach (var (candidate, quality) in word.Candidates)
                Take(IndexDocument.Name, candidate, Weight.Name * Weight.Of(quality) / words.Count);
            foreach (var (candidate, quality) in word.Candidates)
                Take(IndexDocument.Text, candidate, Weight.Text * Weight.Of(quality) / words.Count);
        }
        for (var document = touchedLiterally.Next(0); document >= 0; document = touchedLiterally.Next(document + 1))
        {
            if (literalWords[document] == words.Count)
            {
                touched.Set(document);
                best[document] = Math.Max(best[document], literal[document]) + Weight.Bonus * literal[document];
            }
            (literal[document], literalWords[document]) = (0, 0);
        }
        touchedLiterally.Clear();
    }

    private void Take(string field, string word, float weight)
    {
        if (segment.Documents(field, word) is not { } documents)
            return;
        for (var document = documents.NextDoc(); document != DocIdSetIterator.NO_MORE_DOCS; document = documents.NextDoc())
            if (seen.TrySet(document))
            {
                touchedLiterally.Set(document);
                literal[document] += weight;
                literalWords[document]++;
            }
    }

    private void Raise(Bits documents, float weight)
    {
        for (var document = documents.Next(0); document >= 0; document = documents.Next(document + 1))
            Raise(document, weight);
    }

    private void Raise(int document, float weight)
    {
        touched.Set(document);
        best[document] = Math.Max(best[document], weight);
    }

    private T[] Rent<T>()
    {
        var array = ArrayPool<T>.Shared.Rent(count);
        Array.Clear(array, 0, count);
        return array;
    }
}
