using Tirek.Domain.Languages;

namespace Tirek.Domain.Duplicates;

/// <summary>
/// Every word of all names once, as a number, and in how many entries it stands. A word is a folded one (<see cref="Folding"/>), or what a known phrase means in
/// whatever language it was written: <c>#legal-aid</c>, <c>@KG-osh</c>.
/// </summary>
internal sealed class WordTable
{
    private readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);
    private readonly List<string> words = [];
    private readonly List<int> counts = [];

    public int Count => words.Count;

    public string this[int word] => words[word];

    public int Of(string word)
    {
        if (numbers.TryGetValue(word, out var number))
            return number;
        numbers[word] = words.Count;
        words.Add(word);
        counts.Add(0);
        return words.Count - 1;
    }

    public void CountOnce(IEnumerable<int> distinct)
    {
        foreach (var word in distinct)
            counts[word]++;
    }

    public int CountOf(int word) => counts[word];

    /// <summary>How much a word tells (inverse document frequency): a rare one much, one that stands in every name next to nothing.</summary>
    public double WeightOf(int word, int entries) => Math.Log(1 + (Math.Max(entries, 200) + 1.0) / (counts[word] + 1.0));

    public bool IsNumber(int word) => words[word].Length > 0 && char.IsAsciiDigit(words[word][0]);

    public bool IsConcept(int word) => words[word][0] is '#' or '@';
}
