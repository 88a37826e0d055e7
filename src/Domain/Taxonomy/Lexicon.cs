using Tirek.Domain.Languages;

namespace Tirek.Domain.Taxonomy;

/// <summary>
/// Finds concepts in what a person typed, by whole phrases only: the longest first, then the surest. Built once from all phrases of all languages, since
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
    private readonly HashSet<string> _plain;
    private readonly PhraseTree _phrases = new();

    /// <param name="phrases">Every name and synonym, in any language.</param>
    /// <param name="plainWords">
    /// Words that mean nothing here (help, please, мне, керек): alone they are never taken for a slip, and they are not left over.
    /// </param>
    public Lexicon(IEnumerable<(T Concept, string Phrase)> phrases, IEnumerable<string>? plainWords = null)
    {
        var folded = phrases.Select(pair => (pair.Concept, Words: WordsOf(pair.Phrase))).Where(pair => pair.Words.Length > 0).ToList();
        _plain = (plainWords ?? []).SelectMany(Folding.Words).ToHashSet(StringComparer.Ordinal);
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

        var matches = new List<Match<T>>();
        var leftOver = new List<string>();
        for (var start = 0; start < words.Length; )
        {
            var hits = new Hits();
            if (start < candidates.Length)
            {
                // A plain word, or one just begun, may go on with a phrase but not start it as anything else.
                if (_plain.Contains(words[start]))
                    candidates[start].RemoveAll(candidate => candidate.Quality != Quality.Exact);
                else if (words[start].Length < ShortestFirstBegun)
                    candidates[start].RemoveAll(candidate => candidate.Quality == Quality.Prefix);
                Walk(candidates, start, start, PhraseTree.Root, Quality.Exact, ref hits);
            }

            if (hits.Concepts is null)
            {
                if (!_plain.Contains(words[start]))
                    leftOver.Add(words[start]);
                start++;
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

    private void Walk(List<Candidate>[] candidates, int start, int at, int node, Quality worst, ref Hits hits)
    {
        if (at == candidates.Length)
            return;
        foreach (var candidate in candidates[at])
        {
            if (!_phrases.TryStep(node, candidate.Word, out var child))
                continue;
            var quality = candidate.Quality > worst ? candidate.Quality : worst;
            if (_phrases.EndingAt(child) is { Count: > 0 } ending)
                hits.Add(ending, at + 1 - start, quality);
            Walk(candidates, start, at + 1, child, quality, ref hits);
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
