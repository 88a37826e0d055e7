using Tirek.Domain.Languages;
using Tirek.Domain.Listings;
using Tirek.Domain.Places;
using Tirek.Domain.Taxonomy;

namespace Tirek.Domain.Tests.Duplicates;

/// <summary>
/// Invents a directory of distinct services in which every one stands twice under two ids. A third of the second ones are changed: in spelling, in the order of
/// words, or in script, and many of those have another way of writing their number, or none. What makes it hard: an organisation gives several kinds of help
/// under one number and address; branches of one name stand in several towns; towns are full of services of one kind.
/// </summary>
internal sealed class InventTwins
{
    private static readonly string[] Kinds =
    [
        .. Domain.Taxonomy.Taxonomy.Of(Facet.KindOfHelp).Select(t => t.Key).Where(k => k is not ("perpetrator-programme" or "other")),
    ];
    private static readonly Language[] Written =
    [
        Language.Russian,
        Language.Kazakh,
        Language.Kyrgyz,
        Language.Tajik,
        Language.Turkmen,
        Language.Uzbek,
        Language.UzbekCyrillic,
        Language.English,
    ];
    private static readonly string[] Cyrillic =
    [
        "ба",
        "на",
        "ра",
        "ум",
        "са",
        "ли",
        "но",
        "ша",
        "ке",
        "ди",
        "му",
        "жа",
        "тэ",
        "ро",
        "ги",
        "бо",
        "ва",
        "зу",
        "мен",
        "кат",
        "айн",
        "дар",
        "бек",
        "хан",
    ];
    private static readonly string[] Latin =
    [
        "ba",
        "na",
        "ra",
        "um",
        "sa",
        "li",
        "no",
        "sha",
        "ke",
        "di",
        "mu",
        "ja",
        "te",
        "ro",
        "gi",
        "bo",
        "va",
        "zu",
        "men",
        "qat",
        "ayn",
        "dar",
        "bek",
        "xon",
    ];
    private static readonly string[] LatinOfCyrillic =
    [
        "а",
        "a",
        "б",
        "b",
        "в",
        "v",
        "г",
        "g",
        "д",
        "d",
        "е",
        "e",
        "ё",
        "yo",
        "ж",
        "zh",
        "з",
        "z",
        "и",
        "i",
        "й",
        "y",
        "к",
        "k",
        "л",
        "l",
        "м",
        "m",
        "н",
        "n",
        "о",
        "o",
        "п",
        "p",
        "р",
        "r",
        "с",
        "s",
        "т",
        "t",
        "у",
        "u",
        "ф",
        "f",
        "х",
        "kh",
        "ц",
        "ts",
        "ч",
        "ch",
        "ш",
        "sh",
        "щ",
        "shch",
        "ъ",
        "",
        "ы",
        "y",
        "ь",
        "",
        "э",
        "e",
        "ю",
        "yu",
        "я",
        "ya",
        "ә",
        "a",
        "ғ",
        "gh",
        "қ",
        "q",
        "ң",
        "ng",
        "ө",
        "o",
        "ұ",
        "u",
        "ү",
        "u",
        "һ",
        "h",
        "і",
        "i",
        "ӣ",
        "i",
        "ӯ",
        "u",
        "ҳ",
        "h",
        "ҷ",
        "j",
        "ў",
        "o",
    ];

    private readonly Random random;
    private readonly HashSet<string> taken = new(StringComparer.Ordinal);

    private InventTwins(int seed) => random = new(seed);

    /// <summary>Every service, twins in no order; and the pairs of twins, the smaller id first.</summary>
    public static (IReadOnlyList<ListingView<PublicReader>> Services, HashSet<(Guid, Guid)> Twins) Of(int distinct, int seed = 7)
    {
        var invent = new InventTwins(seed);
        var services = new List<ListingView<PublicReader>>(2 * distinct);
        var twins = new HashSet<(Guid, Guid)>();
        while (services.Count < 2 * distinct)
            foreach (var service in invent.Organization().Take(distinct - services.Count / 2).ToList())
            {
                var twin = invent.Twin(service);
                services.Add(service);
                services.Add(twin);
                twins.Add(service.Id.CompareTo(twin.Id) < 0 ? (service.Id, twin.Id) : (twin.Id, service.Id));
            }
        var shuffled = services.ToArray();
        invent.random.Shuffle(shuffled);
        return (shuffled, twins);
    }

    private IEnumerable<ListingView<PublicReader>> Organization()
    {
        var language = Written[random.Next(Written.Length)];
        var town = Town();
        var name = ProperName(language);
        var organization = (Id: Id(), Name: LocalText.Of($"{Kind(Pick(Kinds), language)} «{name}»", language));
        var (telephone, street) = (Telephone(town.Country), $"{Word(language)} {random.Next(1, 180)}");
        var services = random.Next(1, 5);
        var sharesNumber = random.Next(2) == 0;
        var kinds = Kinds.ToArray();
        random.Shuffle(kinds);
        for (var i = 0; i < services; i++)
        {
            var kind = kinds[i];
            // One in six is the same help of the same organisation in another town.
            var isBranch = i > 0 && random.Next(6) == 0;
            var at = isBranch ? Other(town) : town;
            kind = isBranch ? kinds[i - 1] : kind;
            var said = random.Next(3) switch
            {
                0 => $"{name}: {Kind(kind, language)}",
                1 => $"{Kind(kind, language)} «{name}»",
                _ => $"{Kind(kind, language)} {name}, {at.Name(language)}",
            };
            yield return Service(
                organization,
                LocalText.Of(said, language),
                kind,
                at,
                sharesNumber && !isBranch ? telephone : Telephone(at.Country),
                isBranch ? $"{Word(language)} {random.Next(1, 180)}" : street
            );
        }
    }

    private ListingView<PublicReader> Service(
        (Guid Id, LocalText Name) organization,
        LocalText name,
        string kind,
        Place town,
        string? telephone,
        string? street
    ) =>
        new(Id(), name)
        {
            OrganizationId = organization.Id,
            OrganizationName = organization.Name,
            Terms = [kind],
            Phones = telephone is null ? [] : [new Phone(Id(), telephone)],
            Sites =
            [
                new(Id())
                {
                    TownKey = town.Key,
                    Addresses = street is null ? [] : [new(Id(), street, town.Name(Language.English), town.Country)],
                },
            ],
        };

    /// <summary>The same service as somebody else wrote it down.</summary>
    private ListingView<PublicReader> Twin(ListingView<PublicReader> of)
    {
        var (name, organization) = (of.Name.Original, of.OrganizationName!.Original);
        var town = Gazetteer.Find(of.Sites[0].TownKey)!;
        var kind = of.Terms[0];
        var (telephone, street) = (of.Phones[0].Number, of.Sites[0].Addresses[0].Address1);
        if (random.Next(3) > 0)
            return Service((Id(), of.OrganizationName), of.Name, kind, town, telephone, street);
        Func<string, string> change = random.Next(3) switch
        {
            0 => Misspelt,
            1 => Shuffled,
            _ => InOtherScript,
        };
        var changed = random.Next(6) == 0 ? InOtherLanguage(name.Text, kind, Language.Find(name.Language)!) : name.Text;
        return Service(
            (Id(), LocalText.Of(change(organization.Text), Language.Find(organization.Language))),
            LocalText.Of(change(changed)),
            kind,
            town,
            random.Next(4) switch
            {
                0 => null,
                1 => telephone,
                2 => telephone.Replace(" ", "-", StringComparison.Ordinal),
                _ => "8 (" + telephone[^10..].Replace(" ", ") ", StringComparison.Ordinal),
            },
            random.Next(2) == 0 ? null : street
        );
    }

    /// <summary>The kind of help in Russian or English instead of its own language.</summary>
    private string InOtherLanguage(string text, string kind, Language language) =>
        text.Replace(Kind(kind, language), Kind(kind, random.Next(2) == 0 ? Language.Russian : Language.English), StringComparison.Ordinal);

    /// <summary>One or two letters of longer words left out, doubled, swapped or replaced.</summary>
    private string Misspelt(string text)
    {
        var words = text.Split(' ');
        for (var slips = random.Next(1, 3); slips > 0; slips--)
        {
            var at = random.Next(words.Length);
            if (words[at].Length < 5)
                continue;
            var (word, i) = (words[at], random.Next(1, words[at].Length - 2));
            words[at] = random.Next(4) switch
            {
                0 => word.Remove(i, 1),
                1 => word.Insert(i, word[i].ToString()),
                2 => word[..i] + word[i + 1] + word[i] + word[(i + 2)..],
                _ => word[..i] + word[random.Next(word.Length)] + word[(i + 1)..],
            };
        }
        return string.Join(' ', words);
    }

    private string Shuffled(string text)
    {
        var words = text.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries);
        random.Shuffle(words);
        return string.Join(' ', words);
    }

    private static string InOtherScript(string text) =>
        text.Any(c => c >= 'а')
            ? string.Concat(text.Select(c => Latinised(char.ToLowerInvariant(c))))
            : string.Concat(text.Select(c => Cyrillised(char.ToLowerInvariant(c))));

    private static string Latinised(char c) =>
        Array.IndexOf(LatinOfCyrillic, c.ToString()) is var at and >= 0 && at % 2 == 0 ? LatinOfCyrillic[at + 1] : c.ToString();

    private static string Cyrillised(char c) =>
        c switch
        {
            'x' => "х",
            'q' => "қ",
            'h' => "ҳ",
            'j' => "ж",
            'c' => "к",
            'w' => "в",
            'ç' => "ч",
            'ş' => "ш",
            'ž' => "ж",
            'ý' => "й",
            'ň' => "ң",
            'ä' => "а",
            'ö' => "о",
            'ü' => "у",
            'ʻ' or 'ʼ' => "",
            _ => Array.FindIndex(LatinOfCyrillic, l => l == c.ToString()) is var at and > 0 && at % 2 == 1
                ? LatinOfCyrillic[at - 1]
                : c.ToString(),
        };

    private static string Kind(string key, Language language) => Domain.Taxonomy.Taxonomy.Find(key)!.Name(language);

    private Place Town() => Gazetteer.AllTowns[random.Next(Gazetteer.AllTowns.Count)];

    private Place Other(Place town)
    {
        var others = Gazetteer.Towns(town.Country).Where(t => t.Key != town.Key).ToList();
        return others[random.Next(others.Count)];
    }

    /// <summary>One or two words that no other organisation is called by.</summary>
    private string ProperName(Language language)
    {
        string name;
        do name = random.Next(3) == 0 ? $"{Word(language)} {Word(language)}" : Word(language);
        while (!taken.Add(Folding.Fold(name)));
        return name;
    }

    private string Word(Language language)
    {
        var syllables = language == Language.Uzbek || language == Language.Turkmen || language == Language.English ? Latin : Cyrillic;
        var word = string.Concat(Enumerable.Range(0, random.Next(3, 5)).Select(_ => Pick(syllables)));
        return char.ToUpperInvariant(word[0]) + word[1..];
    }

    private string Telephone(string country) =>
        $"{country switch { "KZ" => "+7 7", "KG" => "+996 ", "TJ" => "+992 ", "TM" => "+993 ", _ => "+998 " }}{random.Next(10, 99)} {random.Next(1_000_000, 9_999_999)}";

    private string Pick(string[] some) => some[random.Next(some.Length)];

    private Guid Id()
    {
        Span<byte> bytes = stackalloc byte[16];
        random.NextBytes(bytes);
        return new(bytes);
    }
}
