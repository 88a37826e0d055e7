using Tirek.Domain.Listings;

namespace Tirek.Domain.Duplicates;

/// <summary>
/// Finds entries that probably are one service, across languages and scripts: add what readers see of each, then ask. The same entries in the same order give the
/// same pairs on every machine. Holds about two kilobytes for each entry; time grows with their number.
/// </summary>
public sealed class FindDuplicates
{
    private readonly WordTable words = new();
    private readonly List<ComparedListing> all = [];

    public int Count => all.Count;

    /// <summary>Adds an entry. One without a name that holds a letter or digit is never found.</summary>
    public void Add<TReader>(ListingView<TReader> view)
        where TReader : IReader
    {
        var listing = ComparedListing.Of(view, words);
        if (listing.Names.Length == 0)
            return;
        words.CountOnce(listing.Names.Concat(listing.OtherNames).SelectMany(n => n.Words.Concat(n.Meant)).Distinct());
        all.Add(listing);
    }

    /// <summary>The pairs from <see cref="DuplicateRule.Threshold"/> points on, best first.</summary>
    /// <exception cref="OperationCanceledException">It was to stop.</exception>
    public IReadOnlyList<ProbablePair> Pairs(CancellationToken cancel = default)
    {
        var names = new CompareNames(words, all.Count);
        var compare = new ComparePairs(names, all);
        var found = new List<ProbablePair>();
        foreach (var (one, other) in new CandidatePairs(all, words, names).Each())
        {
            cancel.ThrowIfCancellationRequested();
            if (compare.Of(all[one], all[other]) is { } pair)
                found.Add(pair);
        }
        return [.. found.OrderByDescending(p => p.Score).ThenBy(p => p.First).ThenBy(p => p.Second)];
    }
}
