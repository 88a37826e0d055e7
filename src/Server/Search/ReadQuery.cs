using Tirek.Domain.Languages;
using Tirek.Domain.Places;
using Tirek.Domain.Taxonomy;

namespace Tirek.Server.Search;

/// <summary>
/// Words of a query that belong together, and what they may mean: terms of our taxonomy, places, or just the words themselves. A listing answers the group
/// if it answers any of these.
/// </summary>
internal sealed record WordGroup(IReadOnlyList<string> Words, IReadOnlyList<Match<Term>> Terms, IReadOnlyList<Match<Place>> Places)
{
    /// <summary>True when the last word may still be in the typing.</summary>
    public bool EndsQuery { get; init; }
}

/// <summary>Reads what somebody typed into groups of words. Words that say nothing by themselves (help, please, мне) are left out.</summary>
internal static class ReadQuery
{
    /// <summary>A name of so few letters is too short for a lexicon to see through an ending: Оше, Ошто, Oʻshda.</summary>
    private const int ShortName = 4;

    private static readonly string[] Endings = ["a", "e", "u", "da", "ta", "do", "to", "ga", "ka", "go", "ko", "dan", "tan", "don", "ton"];

    private static readonly Lazy<Lexicon<Place>> PlaceNames = new(() =>
        new(
            Gazetteer
                .AllTowns.Concat(Gazetteer.Countries.SelectMany(c => Gazetteer.Regions(c.Key).Prepend(c)))
                .SelectMany(place => place.AllNames.SelectMany(WithEndings).Select(name => (place, name)))
        )
    );

    /// <summary>Builds what the first query would have to wait for.</summary>
    public static void Prepare() => Groups("Бишкек приют");

    public static IReadOnlyList<WordGroup> Groups(string text)
    {
        if (text.Length == 0)
            return [];
        var terms = Taxonomy.Lexicon.Read(text);
        var places = PlaceNames.Value.Read(text);
        var words = terms.Words;
        var unread = terms.LeftOver.ToHashSet(StringComparer.Ordinal);
        var groups = new List<WordGroup>();
        for (var start = 0; start < words.Count; )
        {
            var end = EndOfGroup(start, terms.Matches, places.Matches);
            if (end > start)
                groups.Add(Group(words, start, end, terms.Matches, places.Matches));
            else if (unread.Contains(words[start]))
                groups.Add(new([words[start]], [], []) { EndsQuery = start == words.Count - 1 });
            start = Math.Max(end, start + 1);
        }
        return groups;
    }

    private static IEnumerable<string> WithEndings(string name) =>
        Folding.Fold(name) is { Length: <= ShortName } key && !key.Contains(' ')
            ? Endings.Select(ending => key + ending).Prepend(name)
            : [name];

    /// <summary>Matches that overlap read the same words in two ways: they are one group.</summary>
    private static int EndOfGroup(int start, IReadOnlyList<Match<Term>> terms, IReadOnlyList<Match<Place>> places)
    {
        var end = start;
        for (var reach = -1; reach != end; )
        {
            reach = end;
            foreach (var match in terms)
                if (match.Start == start || (match.Start >= start && match.Start < end))
                    end = Math.Max(end, match.Start + match.Count);
            foreach (var match in places)
                if (match.Start == start || (match.Start >= start && match.Start < end))
                    end = Math.Max(end, match.Start + match.Count);
        }
        return end;
    }

    private static WordGroup Group(
        IReadOnlyList<string> words,
        int start,
        int end,
        IReadOnlyList<Match<Term>> terms,
        IReadOnlyList<Match<Place>> places
    )
    {
        bool Within<T>(Match<T> match) => match.Start >= start && match.Start < end;
        var meant = terms.Where(Within).ToList();
        // A slip away from a town's name is no town when the word is a known one.
        var isSure = meant.Exists(m => m.Quality != Quality.Typo);
        return new(
            [.. words.Skip(start).Take(end - start)],
            meant,
            [.. places.Where(m => Within(m) && !(isSure && m.Quality == Quality.Typo))]
        )
        {
            EndsQuery = end == words.Count,
        };
    }
}
