namespace Tirek.Domain.Taxonomy;

/// <summary>Phrases as paths of word ids; at the end of each path stand the concepts that the phrase means.</summary>
internal sealed class PhraseTree
{
    public const int Root = 0;

    private readonly Dictionary<(int Node, int Word), int> _children = [];
    private readonly List<List<int>> _ends =
    [
        [],
    ];

    public void Add(IReadOnlyList<int> words, int concept)
    {
        var node = Root;
        foreach (var word in words)
        {
            if (!_children.TryGetValue((node, word), out var child))
            {
                child = _ends.Count;
                _ends.Add([]);
                _children[(node, word)] = child;
            }

            node = child;
        }

        if (!_ends[node].Contains(concept))
            _ends[node].Add(concept);
    }

    public bool TryStep(int node, int word, out int child) => _children.TryGetValue((node, word), out child);

    /// <summary>The concepts of the phrase that ends here.</summary>
    public List<int> EndingAt(int node) => _ends[node];
}
