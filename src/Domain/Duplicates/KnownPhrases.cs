using Tirek.Domain.Languages;
using Tirek.Domain.Places;
using Tirek.Domain.Taxonomy;

namespace Tirek.Domain.Duplicates;

/// <summary>
/// Reads a name as words, and phrases that are called otherwise in each language (kinds of help, towns) as what they mean, so that names meet across languages.
/// The words of a phrase may stand in any order, apart from each other too.
/// </summary>
internal static class KnownPhrases
{
    /// <summary>By the first of its words in the order of letters.</summary>
    private static readonly Lazy<Dictionary<string, List<(string[] Words, string Meaning)>>> ByFirst = new(Load);

    /// <summary>Words and meanings of a name, given as folded words; a meaning stands where the first of its words stood.</summary>
    public static List<string> Read(string[] words)
    {
        var left = words.ToList<string?>();
        foreach (var (phrase, meaning) in words.Distinct().SelectMany(Starting).OrderByDescending(p => p.Words.Length))
            if (Array.TrueForAll(phrase, left.Contains))
            {
                var at = phrase.Min(w => left.IndexOf(w));
                foreach (var word in phrase)
                    left[left.IndexOf(word)] = null;
                left[at] = meaning;
            }
        return [.. left.OfType<string>()];
    }

    private static IEnumerable<(string[] Words, string Meaning)> Starting(string word) => ByFirst.Value.GetValueOrDefault(word, []);

    private static Dictionary<string, List<(string[] Words, string Meaning)>> Load()
    {
        var meanings = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
        foreach (var term in Taxonomy.Taxonomy.Of(Facet.KindOfHelp))
        foreach (var language in Language.All)
        foreach (var name in term.Synonyms(language).Append(term.Name(language)))
            Add(name, $"#{term.Key}");
        foreach (var town in Gazetteer.AllTowns)
        foreach (var name in town.AllNames)
            Add(name, $"@{town.Key}");
        // A phrase with two meanings says neither.
        return meanings
            .Where(m => m.Value.Count == 1)
            .Select(m => (Words: m.Key.Split(' '), Meaning: m.Value.Single()))
            .GroupBy(m => m.Words.Min(StringComparer.Ordinal)!)
            .ToDictionary(g => g.Key, g => g.ToList(), StringComparer.Ordinal);

        void Add(string name, string meaning)
        {
            var words = Folding.Words(name).Distinct().Order(StringComparer.Ordinal).ToList();
            if (words.Sum(w => w.Length) < 3)
                return;
            var folded = string.Join(' ', words);
            if (!meanings.TryGetValue(folded, out var all))
                meanings[folded] = all = [];
            all.Add(meaning);
        }
    }
}
