using System.Numerics;
using Tirek.Domain.Languages;

namespace Tirek.Domain.Taxonomy;

/// <summary>A word of the vocabulary that a typed word may be.</summary>
public readonly record struct Candidate(int Word, Quality Quality);

/// <summary>
/// The distinct folded words of a lexicon or an index, and the ways in which a typed word may be one of them. Endings are treated roughly and alike for
/// all languages: a known word, or what is left of it without its last vowels, may carry up to four other letters.
/// </summary>
public sealed class Vocabulary
{
    private const int ShortestBegun = 2;
    private const int ShortestStem = 4;
    private const int LongestEnding = 4;
    private const int MostBegun = 200;
    private const int LongEnough = 6;

    private readonly string[] _words;
    private readonly Dictionary<string, int> _ids;
    private readonly Dictionary<string, List<int>> _stems = new(StringComparer.Ordinal);
    private readonly (int Word, ulong Letters)[][] _byLength;

    /// <param name="words">Folded words; repeated ones count once.</param>
    public Vocabulary(IEnumerable<string> words)
    {
        _words = [.. words.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        _ids = _words.Select((word, id) => (word, id)).ToDictionary(pair => pair.word, pair => pair.id, StringComparer.Ordinal);
        for (var id = 0; id < _words.Length; id++)
            AddStems(id);
        var longest = _words.Select(word => word.Length).DefaultIfEmpty().Max();
        _byLength =
        [
            .. Enumerable
                .Range(0, longest + 1)
                .Select(length =>
                    _words
                        .Select((word, id) => (word, id))
                        .Where(pair => pair.word.Length == length)
                        .Select(pair => (pair.id, LettersOf(pair.word)))
                        .ToArray()
                ),
        ];
    }

    /// <summary>The id of exactly this word.</summary>
    public int IdOf(string word) => _ids[word];

    /// <summary>The word with this id.</summary>
    public string this[int id] => _words[id];

    /// <summary>Finds what a typed word may be: exact and inflected; begun, for the last word; with slips only when nothing else fits.</summary>
    public void Find(ReadOnlySpan<char> typed, bool isLast, List<Candidate> found)
    {
        FindKnown(typed, isLast, found);
        if (found.Count == 0)
            FindNear(typed, found);
    }

    /// <summary>Finds the words that are the typed one without a slip: exact and inflected, and begun when it is the last.</summary>
    public void FindKnown(ReadOnlySpan<char> typed, bool isLast, List<Candidate> found)
    {
        found.Clear();
        if (_ids.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(typed, out var exact))
            found.Add(new Candidate(exact, Quality.Exact));
        if (isLast && typed.Length >= ShortestBegun)
            AddBegun(typed, found);
        AddInflected(typed, found);
    }

    private void AddBegun(ReadOnlySpan<char> typed, List<Candidate> found)
    {
        var low = 0;
        var high = _words.Length;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_words[middle].AsSpan().SequenceCompareTo(typed) < 0)
                low = middle + 1;
            else
                high = middle;
        }

        for (var id = low; id < _words.Length && id < low + MostBegun && _words[id].AsSpan().StartsWith(typed); id++)
            if (_words[id].Length > typed.Length)
                found.Add(new Candidate(id, Quality.Prefix));
    }

    private void AddInflected(ReadOnlySpan<char> typed, List<Candidate> found)
    {
        var stems = _stems.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var ending = 0; ending <= LongestEnding && typed.Length - ending >= ShortestStem; ending++)
        {
            // Four letters are too few to carry four others.
            if (ending == LongestEnding && typed.Length - ending == ShortestStem)
                return;
            if (!stems.TryGetValue(typed[..^ending], out var ids))
                continue;
            foreach (var id in ids)
                if (!_words[id].AsSpan().SequenceEqual(typed))
                    found.Add(new Candidate(id, Quality.Inflected));
        }
    }

    /// <summary>Finds the words that are the typed one with the fewest slips, no more than <see cref="Spelling.Allowed"/> forgives.</summary>
    public void FindNear(ReadOnlySpan<char> typed, List<Candidate> found)
    {
        found.Clear();
        var allowed = Spelling.Allowed(typed.Length);
        if (allowed == 0 || typed.ContainsAnyInRange('0', '9'))
            return;
        var letters = LettersOf(typed);
        var best = allowed;
        for (var length = Math.Max(4, typed.Length - allowed); length <= typed.Length + allowed && length < _byLength.Length; length++)
        {
            foreach (var (id, known) in _byLength[length])
            {
                // Each slip changes at most two letters of the set. This is looked at for every word, all else only for the few that pass.
                if (BitOperations.PopCount(letters ^ known) > 2 * best)
                    continue;
                // The first letter of a short word is seldom wrong, and too many short words are one letter apart.
                if (typed.Length < LongEnough && typed[0] != _words[id][0])
                    continue;
                var distance = Spelling.Distance(typed, _words[id], best);
                if (distance > best)
                    continue;
                if (distance < best)
                    found.Clear();
                best = distance;
                found.Add(new Candidate(id, Quality.Typo));
            }
        }
    }

    private void AddStems(int id)
    {
        var word = _words[id];
        if (word.Length < ShortestStem || word.AsSpan().ContainsAnyInRange('0', '9'))
            return;
        AddStem(word, id);
        // Turkic k turns to g before a vowel, and folds with it: ortalik, ortaligi.
        var bare = word[^1] == 'k' ? word.AsSpan(0, word.Length - 1) : word.AsSpan().TrimEnd("aeio");
        if (bare.Length >= ShortestStem && bare.Length < word.Length && bare.Length >= word.Length - 3)
            AddStem(bare.ToString(), id);
    }

    private void AddStem(string stem, int id)
    {
        if (!_stems.TryGetValue(stem, out var ids))
            _stems[stem] = ids = [];
        ids.Add(id);
    }

    /// <summary>Which letters a word has once (low half) and which more often (high half), as a set of bits.</summary>
    private static ulong LettersOf(ReadOnlySpan<char> word)
    {
        var once = 0u;
        var more = 0u;
        foreach (var letter in word)
        {
            var bit = 1u << (letter & 31);
            more |= once & bit;
            once |= bit;
        }
        return ((ulong)more << 32) | once;
    }
}
