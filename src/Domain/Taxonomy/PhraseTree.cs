namespace Tirek.Domain.Taxonomy;

/// <summary>Phrases as paths of word ids; at the end of each path stand the concepts that the phrase means.</summary>
internal sealed class PhraseTree
{
    public const int Root = 0;

    // Beyond so many concepts the beginning of a phrase says too little.
    private const int MostUnfinished = 3;

    private readonly Dictionary<(int Node, int Word), int> _children = [];
    private readonly List<List<int>> _ends = [[]];
    private readonly List<HashSet<int>> _below = [[]];

    public void Add(IReadOnlyList<int> words, int concept)
    {
        var node = Root;
        foreach (var word in words)
        {
            if (!_children.TryGetValue((node, word), out var child))
            {
                child = _ends.Count;
                _ends.Add([]);
                _below.Add([]);
                _children[(node, word)] = child;
            }

            _below[child].Add(concept);
            node = child;
        }

        if (!_ends[node].Contains(concept))
            _ends[node].Add(concept);
    }

    public bool TryStep(int node, int word, out int child) => _children.TryGetValue((node, word), out child);

    /// <summary>The concepts of the phrase that ends here.</summary>
    public List<int> EndingAt(int node) => _ends[node];

    /// <summary>The concepts of the phrases that pass through here, or none when they are many.</summary>
    public IReadOnlyCollection<int> Unfinished(int node) => _below[node].Count <= MostUnfinished ? _below[node] : [];
}
