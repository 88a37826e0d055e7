namespace Tirek.Domain.Duplicates;

/// <summary>
/// Which entries are worth comparing: those that share something rare. Entries with the same key stand in one block; a block that is too large says nothing by
/// itself, and in it only neighbours by name are compared. So the number of comparisons grows with the number of entries and not with its square.
/// </summary>
internal sealed class CandidatePairs
{
    /// <summary>In a block of up to so many all are compared with all.</summary>
    private const int LargestBlock = 40;

    /// <summary>In a larger one each with so many behind it, ordered by name.</summary>
    private const int Neighbours = 6;

    /// <summary>Blocks larger than this are not even ordered: what so many share is no sign of anything.</summary>
    private const int LargestOrdered = 5_000;

    /// <summary>So many words of a name, the rarest first, lead to others like it.</summary>
    private const int RareWords = 4;
    private const int ShortestSkeleton = 3;

    private readonly IReadOnlyList<ComparedListing> all;
    private readonly WordTable words;
    private readonly CompareNames names;
    private readonly (long Key, int Entry)[] entries;

    public CandidatePairs(IReadOnlyList<ComparedListing> all, WordTable words, CompareNames names)
    {
        (this.all, this.words, this.names) = (all, words, names);
        entries = Entries();
    }

    /// <summary>Each pair once, by its places in the list; of all that lie between, one after another.</summary>
    public IEnumerable<(int One, int Other)> Each()
    {
        var (starts, partners) = Partners();
        var seen = new int[all.Count];
        for (var i = 0; i < all.Count; i++)
        for (var at = starts[i]; at < starts[i + 1]; at++)
            if (seen[partners[at]] != i + 1)
            {
                seen[partners[at]] = i + 1;
                yield return (i, partners[at]);
            }
    }

    /// <summary>For each entry those behind it that share a block with it, some of them several times.</summary>
    private (int[] Starts, int[] Partners) Partners()
    {
        var starts = new int[all.Count + 1];
        foreach (var (one, _) in Blocks())
            starts[one + 1]++;
        for (var i = 0; i < all.Count; i++)
            starts[i + 1] += starts[i];
        var partners = new int[starts[^1]];
        var next = starts[..^1];
        foreach (var (one, other) in Blocks())
            partners[next[one]++] = other;
        return (starts, partners);
    }

    private IEnumerable<(int One, int Other)> Blocks()
    {
        for (var start = 0; start < entries.Length; )
        {
            var end = start + 1;
            while (end < entries.Length && entries[end].Key == entries[start].Key)
                end++;
            var (size, reach) = (end - start, Neighbours);
            int[]? block = null;
            if (size is > 1 and <= LargestBlock)
                (block, reach) = ([.. entries[start..end].Select(e => e.Entry)], size);
            else if (size is > LargestBlock and <= LargestOrdered)
                block = ByName(start, end);
            for (var i = 0; i < block?.Length; i++)
            for (var j = i + 1; j < block.Length && j <= i + reach; j++)
                yield return block[i] < block[j] ? (block[i], block[j]) : (block[j], block[i]);
            start = end;
        }
    }

    /// <summary>Those of a large block in the order of the rarest words of their names, so that twins stand beside each other.</summary>
    private int[] ByName(int start, int end) =>
        [
            .. entries[start..end]
                .Select(e => (e.Entry, Words: Rarest(all[e.Entry].Names[0])))
                .OrderBy(e => e.Words.Length > 0 ? e.Words[0] : -1)
                .ThenBy(e => e.Words.Length > 1 ? e.Words[1] : -1)
                .ThenBy(e => e.Entry)
                .Select(e => e.Entry),
        ];

    private (long, int)[] Entries()
    {
        var made = new List<(long Key, int Entry)>(all.Count * 24);
        for (var i = 0; i < all.Count; i++)
            foreach (var key in Keys(all[i]).Distinct())
                made.Add((key, i));
        made.Sort();
        return [.. made];
    }

    private IEnumerable<long> Keys(ComparedListing listing)
    {
        foreach (var telephone in listing.Telephones)
        {
            yield return Hash.Of('t', telephone);
            foreach (var help in listing.Help)
                yield return Hash.Of('h', telephone, help);
        }
        foreach (var mail in listing.Mails)
            yield return Hash.Of('m', mail);
        foreach (var website in listing.Websites)
            yield return Hash.Of('w', website);
        foreach (var address in listing.Addresses)
            yield return Hash.Of('a', address);
        foreach (var name in listing.Names.Concat(listing.OtherNames))
        foreach (var key in Keys(listing, name))
            yield return key;
    }

    private IEnumerable<long> Keys(ComparedListing listing, ComparedName name)
    {
        yield return Hash.Of('n', name.Key);
        yield return Hash.Of('j', name.Joined);
        var rarest = Rarest(name);
        for (var i = 0; i < rarest.Length; i++)
        {
            yield return Hash.Of('r', rarest[i]);
            if (Skeleton(words[rarest[i]]) is { } skeleton)
                yield return Hash.Of('s', Hash.Of(skeleton));
            for (var j = i + 1; j < rarest.Length; j++)
                yield return Hash.Of('p', Math.Min(rarest[i], rarest[j]), Math.Max(rarest[i], rarest[j]));
        }
        var beside = listing
            .Telephones.Concat(listing.Towns.Select(Hash.Of))
            .Concat(listing.Organization.Take(2).Select(o => o.Key))
            .Concat(listing.Help.Take(2));
        foreach (var value in beside)
        {
            yield return Hash.Of('k', name.Key, value);
            foreach (var word in rarest.Take(2))
                yield return Hash.Of('b', word, value);
        }
    }

    private int[] Rarest(ComparedName name) =>
        [
            .. name
                .Words.Concat(name.Meant)
                .Distinct()
                .OrderByDescending(names.WeightOf)
                .ThenBy(w => words[w], StringComparer.Ordinal)
                .Take(RareWords),
        ];

    /// <summary>A word without its vowels, which are written this way and that; null when too little is left.</summary>
    private static string? Skeleton(string word)
    {
        if (word[0] is '#' or '@' || char.IsAsciiDigit(word[0]))
            return null;
        var skeleton = string.Concat(word.Where(c => !"aeiou".Contains(c, StringComparison.Ordinal)));
        return skeleton.Length >= ShortestSkeleton ? skeleton : null;
    }
}
