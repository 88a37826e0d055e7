using Tirek.Domain.Languages;

namespace Tirek.Domain.Taxonomy;

/// <summary>
/// Finds concepts in what a person typed: the longest phrase first, then the surest. Built once from all phrases of all languages, since
/// nobody says in which language she types. Words that differ by script, spelling, ending or a slip are found too.
/// </summary>
/// <typeparam name="T">What a phrase stands for: a term, a place.</typeparam>
public sealed class Lexicon<T>
    where T : notnull
{
    private const int LongestQuery = 32;

    // A phrase may be finished by fewer letters of its last word than can begin one.
    private const int ShortestFirstBegun = 4;

    private readonly List<T> _concepts = [];
    private readonly Vocabulary _vocabulary;
    private readonly PhraseTree _phrases = new();

    public Lexicon(IEnumerable<(T Concept, string Phrase)> phrases)
    {
        var folded = phrases.Select(pair => (pair.Concept, Words: WordsOf(pair.Phrase))).Where(pair => pair.Words.Length > 0).ToList();
        _vocabulary = new Vocabulary(folded.SelectMany(pair => pair.Words));
        var numbers = new Dictionary<T, int>();
        foreach (var (concept, words) in folded)
        {
            if (numbers.TryAdd(concept, _concepts.Count))
                _concepts.Add(concept);
            _phrases.Add([.. words.Select(_vocabulary.IdOf)], numbers[concept]);
        }
    }

    /// <summary>Reads a query of at most 32 words; further words are left over.</summary>
    public Reading<T> Read(string query)
    {
        var words = WordsOf(query);
        var candidates = new List<Candidate>[Math.Min(words.Length, LongestQuery)];
        for (var i = 0; i < candidates.Length; i++)
            _vocabulary.Find(words[i], i == words.Length - 1, candidates[i] = []);
        var isShort = candidates.Length > 0 && words[candidates.Length - 1].Length < ShortestFirstBegun;

        var matches = new List<Match<T>>();
        var leftOver = new List<string>();
        for (var start = 0; start < words.Length; )
        {
            var hits = new Hits();
            var unfinished = new Hits();
            if (start < candidates.Length)
            {
                if (isShort && start == candidates.Length - 1)
                    candidates[start].RemoveAll(candidate => candidate.Quality == Quality.Prefix);
                Walk(candidates, start, start, PhraseTree.Root, Quality.Exact, ref hits, ref unfinished);
            }

            if (hits.Concepts is null)
                hits = unfinished;
            if (hits.Concepts is null)
            {
                leftOver.Add(words[start++]);
                continue;
            }

            foreach (var concept in hits.Concepts)
                matches.Add(new Match<T>(_concepts[concept], start, hits.Count, hits.Quality));
            start += hits.Count;
        }

        matches.Sort(static (a, b) => Order(a).CompareTo(Order(b)));
        return new Reading<T>(words, matches, leftOver);
    }

    private static (Quality, int, int) Order(Match<T> match) => (match.Quality, -match.Count, match.Start);

    /// <summary>A single letter (в, и, с, у) is no word to find; a digit is.</summary>
    private static string[] WordsOf(string text)
    {
        var words = Folding.Words(text).ToArray();
        return Array.Exists(words, IsSmall) && !Array.TrueForAll(words, IsSmall) ? Array.FindAll(words, word => !IsSmall(word)) : words;
    }

    private static bool IsSmall(string word) => word.Length == 1 && char.IsAsciiLetter(word[0]);

    private void Walk(List<Candidate>[] candidates, int start, int at, int node, Quality worst, ref Hits hits, ref Hits unfinished)
    {
        if (at == candidates.Length)
        {
            // The query stops within a phrase.
            if (node != PhraseTree.Root && _phrases.Unfinished(node) is { Count: > 0 } concepts)
                unfinished.Add(concepts, at - start, worst > Quality.Prefix ? worst : Quality.Prefix);
            return;
        }

        foreach (var candidate in candidates[at])
        {
            if (!_phrases.TryStep(node, candidate.Word, out var child))
                continue;
            var quality = candidate.Quality > worst ? candidate.Quality : worst;
            if (_phrases.EndingAt(child) is { Count: > 0 } ending)
                hits.Add(ending, at + 1 - start, quality);
            Walk(candidates, start, at + 1, child, quality, ref hits, ref unfinished);
        }
    }

    /// <summary>The longest phrases found from one word on, of these the surest.</summary>
    private struct Hits
    {
        public HashSet<int>? Concepts { get; private set; }
        public int Count { get; private set; }
        public Quality Quality { get; private set; }

        public void Add(IReadOnlyCollection<int> concepts, int count, Quality quality)
        {
            if (Concepts is not null && (count, -(int)quality).CompareTo((Count, -(int)Quality)) is var order)
            {
                if (order < 0)
                    return;
                if (order == 0)
                {
                    Concepts.UnionWith(concepts);
                    return;
                }
            }

            Concepts = [.. concepts];
            Count = count;
            Quality = quality;
        }
    }
}
