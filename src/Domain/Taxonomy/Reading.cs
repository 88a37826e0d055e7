namespace Tirek.Domain.Taxonomy;

/// <summary>How sure a match is, surest first.</summary>
public enum Quality
{
    /// <summary>The words of the lexicon, in whatever script and spelling.</summary>
    Exact,

    /// <summary>The last word is only begun.</summary>
    Prefix,

    /// <summary>A word with another ending.</summary>
    Inflected,

    /// <summary>A word with one or two slips.</summary>
    Typo,
}

/// <summary>A concept and the words of the query that mean it: <paramref name="Count"/> words from <paramref name="Start"/>.</summary>
public sealed record Match<T>(T Concept, int Start, int Count, Quality Quality);

/// <summary>
/// What a lexicon understood of a query. <paramref name="Words"/> are the folded words without those of a single letter, to which all
/// positions refer; <paramref name="LeftOver"/> are the words that no match took; matches come surest first, then longest.
/// </summary>
public sealed record Reading<T>(IReadOnlyList<string> Words, IReadOnlyList<Match<T>> Matches, IReadOnlyList<string> LeftOver)
{
    /// <summary>The concepts, each once, surest first.</summary>
    public IEnumerable<T> Concepts => Matches.Select(match => match.Concept).Distinct();
}
