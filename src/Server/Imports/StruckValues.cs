using Tirek.Domain.Listings;
using Tirek.Domain.Places;

namespace Tirek.Server.Imports;

/// <summary>
/// The values that flags withhold, to be struck wherever they stand in free text: real exports carry the flag and repeat the value in the description. Of two
/// kinds: where a hidden place is, which is stored nowhere; and what only some may read, which may stand where they alone read.
/// </summary>
internal sealed class StruckValues
{
    public const string Gap = "[…]";

    /// <summary>A line without a number is found again only if it is so long.</summary>
    private const int ShortestLine = 12;
    private const int ShortestValue = 5;
    private const int ShortestText = 4;

    /// <summary>Texts are read on one thread while records are written on another.</summary>
    [ThreadStatic]
    private static (TextWords Words, List<Told> Told)? scratch;

    private static (TextWords Words, List<Told> Told) Scratch => scratch ??= (new(), []);

    private readonly TextWords ofValue = new();
    private readonly Streets streets = new();
    private readonly Positions positions = new();
    private readonly Phrases places = new();
    private readonly Phrases others = new();
    private readonly Telephones phones = new();
    private readonly Dictionary<string, HashSet<string>> streetsOf = new(StringComparer.Ordinal);
    private bool withholdsPlaces;

    /// <summary>Whether the place of something is withheld.</summary>
    public bool WithholdsPlaces => withholdsPlaces;

    /// <summary>Whether a withheld value stands in a text.</summary>
    public bool StandsIn(string text) => Find(text, all: true).Count > 0;

    /// <summary>Whether a text tells where a hidden place is.</summary>
    public bool TellsPlace(string text) => Find(text, all: false).Count > 0;

    /// <summary>The text with a gap in the place of each withheld value.</summary>
    public string Strike(string text) => WithGaps(text, Find(text, all: true));

    /// <summary>The text with a gap wherever it tells where a hidden place is.</summary>
    public string StrikePlaces(string text) => WithGaps(text, Find(text, all: false));

    /// <summary>The text with a gap in the place of each withheld value but those that tell where a place is.</summary>
    public string StrikeOthers(string text)
    {
        var (words, told) = Scratch;
        told.Clear();
        words.Read(text);
        others.Find(words, told);
        phones.Find(words, told);
        return WithGaps(text, told);
    }

    /// <summary>The towns of the withheld addresses that a text tells; null: of an unknown one.</summary>
    public IReadOnlyList<string?> TownsTold(string text) => [.. Find(text, all: false).Select(t => t.Town).Distinct()];

    public bool IsHiddenHouse(Position position) => positions.IsOneHouse(position);

    public bool IsPrivatePhone(string number) => phones.Has(number);

    /// <summary>Whether a hidden place of an organisation is known by its street.</summary>
    public bool HasHiddenPlace(string organization) => streetsOf.ContainsKey(organization);

    /// <summary>
    /// Whether a text names the street of a hidden place of these organisations: what any reader may be told of any street, she may not be told by them.
    /// </summary>
    public bool NamesStreet(string text, IReadOnlyCollection<string> organizations)
    {
        foreach (var organization in organizations)
            if (streetsOf.TryGetValue(organization, out var names))
            {
                var words = Scratch.Words.Read(text);
                for (var i = 0; i < words.Count; i++)
                    if (!words[i].IsNumber && Has(names, words.Folded(i)))
                        return true;
            }
        return false;
    }

    private static bool Has(HashSet<string> names, ReadOnlySpan<char> word)
    {
        foreach (var name in names)
            if (StreetWords.IsSame(name, word))
                return true;
        return false;
    }

    private List<Told> Find(string text, bool all)
    {
        var (words, told) = Scratch;
        told.Clear();
        if (text.Length < ShortestText || (!withholdsPlaces && (!all || (others.IsEmpty && phones.IsEmpty))))
            return told;
        words.Read(text);
        streets.Find(words, told);
        positions.Find(words, told);
        places.Find(words, told);
        if (all)
        {
            others.Find(words, told);
            phones.Find(words, told);
        }
        return told;
    }

    private static string WithGaps(string text, List<Told> told)
    {
        if (told.Count == 0)
            return text;
        told.Sort((a, b) => a.Start.CompareTo(b.Start));
        var struck = new System.Text.StringBuilder(text.Length);
        var done = 0;
        foreach (var stretch in told)
        {
            if (stretch.End <= done)
                continue;
            if (stretch.Start >= done && (done == 0 || text.AsSpan(done, stretch.Start - done).Trim().Length > 0))
                struck.Append(text, done, stretch.Start - done).Append(Gap);
            done = stretch.End;
        }
        return struck.Append(text, done, text.Length - done).ToString();
    }

    /// <summary>The lines of an address, each by itself; all together where none tells both street and house.</summary>
    public void AddAddress(IEnumerable<string?> lines, string? town, IReadOnlyCollection<string> organizations)
    {
        withholdsPlaces = true;
        var all = lines.OfType<string>().ToList();
        if (!all.Aggregate(false, (found, line) => AddLine(line, town, organizations) || found) && all.Count > 1)
            streets.Add(StreetAddress.Of(ofValue.Read(string.Join(", ", all))), town);
    }

    /// <summary>A line that may tell where a place is. Returns whether it tells street and house.</summary>
    public bool AddLine(string line, string? town, IReadOnlyCollection<string> organizations)
    {
        withholdsPlaces = true;
        if (PrivacyAnswers.IsWithheld(line))
            return false;
        var address = StreetAddress.Of(ofValue.Read(line));
        var names = address.Names.Where(n => PlaceNames.Any(n, null) is null).ToList();
        foreach (var organization in organizations)
        {
            if (!streetsOf.TryGetValue(organization, out var known))
                streetsOf[organization] = known = new(StringComparer.Ordinal);
            known.UnionWith(names);
        }
        if (streets.Add(address, town))
            return true;
        if (names.Count > 1 || (names.Count == 1 && line.Length >= ShortestLine))
            places.Add(ofValue);
        return false;
    }

    /// <summary>A cell of unknown meaning, if it says that it is a street and a house.</summary>
    public void AddHouse(string cell)
    {
        var address = StreetAddress.Of(ofValue.Read(cell));
        if (address.HasStreet && streets.Add(address, null))
            withholdsPlaces = true;
    }

    /// <summary>Words that tell where a place is: the name of a house, a way there, a code.</summary>
    public void AddPlace(string? value)
    {
        if (value is not { Length: >= ShortestValue })
            return;
        withholdsPlaces = true;
        places.Add(ofValue.Read(value));
    }

    public void AddPosition(Position position)
    {
        withholdsPlaces = true;
        positions.Add(position);
    }

    /// <summary>An organisation that has the name of its street in its own may tell its name.</summary>
    public void Forgive(string organization, string? name)
    {
        if (name is null || !streetsOf.TryGetValue(organization, out var streets))
            return;
        var words = Scratch.Words.Read(name);
        for (var i = 0; i < words.Count; i++)
        {
            var word = words.Folded(i).ToString();
            streets.RemoveWhere(s => StreetWords.IsSame(s, word));
        }
    }

    public void AddPhone(string number) => phones.Add(number);

    /// <summary>What only some may read: a person, an address of the web or for mail.</summary>
    public void AddOther(string? value)
    {
        if (value is not { Length: >= ShortestValue })
            return;
        var start = value.IndexOf("://", StringComparison.Ordinal) is >= 0 and var scheme ? scheme + 3 : 0;
        others.Add(ofValue.Read(value[start..]));
    }
}
