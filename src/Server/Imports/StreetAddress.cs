namespace Tirek.Server.Imports;

/// <summary>
/// A line of an address as that by which it is told: the words of its street, and the numbers that may be its house. Kinds of streets, flats, floors and
/// the like tell nothing.
/// </summary>
/// <param name="Names">Words that tell the street.</param>
/// <param name="Everyday">Words of everyday use in its name.</param>
/// <param name="Numbers">Numbers that may be the house's.</param>
/// <param name="OfName">Numbers of the street's or quarter's own name.</param>
/// <param name="HasStreet">Whether it says that a street or quarter is meant.</param>
internal sealed record StreetAddress(
    IReadOnlyList<string> Names,
    IReadOnlyList<string> Everyday,
    IReadOnlyList<string> Numbers,
    IReadOnlyList<string> OfName,
    bool HasStreet
)
{
    public static StreetAddress Of(TextWords words)
    {
        var (names, everyday) = (new List<string>(), new List<string>());
        var (numbers, units, ofName) = (new List<string>(), new List<string>(), new List<string>());
        var hasStreet = false;
        var before = WordKind.Small;
        for (var i = 0; i < words.Count; i++)
        {
            if (words[i].IsNumber)
            {
                ListOf(words, i, before, numbers, units, ofName).Add(words.NumberAt(i).ToString());
                before = WordKind.Small;
                continue;
            }
            var kind = StreetWords.KindOf(words.Folded(i));
            hasStreet |= kind is WordKind.Street or WordKind.Quarter;
            if (kind == WordKind.Name)
                names.Add(words.Folded(i).ToString());
            else if (kind is WordKind.Everyday or WordKind.Month && !IsSuffix(words, i))
                everyday.Add(words.Folded(i).ToString());
            if (kind != WordKind.Small)
                before = kind;
        }
        return new(names, everyday, numbers.Count > 0 ? numbers : units, ofName, hasStreet);
    }

    private static List<string> ListOf(
        TextWords words,
        int i,
        WordKind before,
        List<string> numbers,
        List<string> units,
        List<string> ofName
    )
    {
        if (StreetWords.IsOrdinal(words.Folded(i)[words[i].Digits..]) || IsOfName(words, i))
            return ofName;
        // 17/2 and 17-2: the house, and what of it.
        var isPart = i > 0 && words[i - 1].IsNumber && (words.IsJoined(i - 1, '/') || words.IsJoined(i - 1, '-'));
        return before == WordKind.Unit || isPart ? units
            : before == WordKind.Quarter ? ofName
            : numbers;
    }

    /// <summary>40 лет Октября, 8 Марта, 1-я Садовая, 5 микрорайон: the number before the words is not that of a house.</summary>
    private static bool IsOfName(TextWords words, int i)
    {
        if (i + 1 == words.Count || words[i + 1].IsNumber)
            return false;
        return StreetWords.KindOf(words.Folded(i + 1)) switch
        {
            WordKind.OfName or WordKind.Month => true,
            WordKind.Quarter => !words.GapAfter(i).ContainsAny(",;"),
            WordKind.House => false,
            _ => words.IsJoined(i, '-') && StreetWords.IsOrdinal(words.Folded(i + 1)),
        };
    }

    private static bool IsSuffix(TextWords words, int i) => i > 0 && words[i - 1].IsNumber && words.IsJoined(i - 1, '-');
}
