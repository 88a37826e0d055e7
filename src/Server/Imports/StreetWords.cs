using Tirek.Domain.Languages;

namespace Tirek.Server.Imports;

/// <summary>What a word is in an address.</summary>
internal enum WordKind
{
    /// <summary>None of these: it may be what tells the street from others.</summary>
    Name,

    /// <summary>A word of everyday use that streets are named after: it tells a place only right beside a number.</summary>
    Everyday,

    /// <summary>Says that a street is meant.</summary>
    Street,

    /// <summary>Says that a quarter is meant, whose streets may have numbers only.</summary>
    Quarter,

    /// <summary>Says that the number is that of a house.</summary>
    House,

    /// <summary>Says that the number is that of a part of a house.</summary>
    Unit,

    /// <summary>After a number: says that the number belongs to the street's name (<c>40 лет</c>).</summary>
    OfName,

    /// <summary>A month: with a number a day, after which streets are named.</summary>
    Month,

    /// <summary>Says nothing.</summary>
    Small,
}

/// <summary>The words of addresses in the languages of our countries and in English, folded, with their endings.</summary>
internal static class StreetWords
{
    /// <summary>A name of so many folded letters may be told without a number right beside it.</summary>
    private const int ShortestName = 4;

    /// <summary>Letters by which words are looked up: what an ending never changes.</summary>
    public const int Stem = 3;

    private static readonly Dictionary<string, WordKind> Kinds = new(StringComparer.Ordinal);
    private static readonly Dictionary<string, List<(string Word, WordKind Kind)>> ByStem = new(StringComparer.Ordinal);
    private static readonly HashSet<string> Endings = new(StringComparer.Ordinal) { "" };

    static StreetWords()
    {
        Add(
            WordKind.Street,
            "street st str avenue ave av road rd lane ln drive dr boulevard blvd square sq terrace way highway hwy route alley close crescent place pl court ct "
                + "ул улица пр просп проспект пер переулок пл площадь ш шоссе бульвар тупик проезд набережная наб аллея трасса "
                + "көше көшесі даңғыл даңғылы тұйық алаңы көчө көчөсү проспектиси "
                + "ko'cha ko'chasi kochasi кўча кўчаси prospekti shoh tor хиёбони xiyoboni кӯча кӯчаи хиёбон köçe köçesi şaýol şaýoly"
        );
        Add(
            WordKind.Quarter,
            "block blk микрорайон мкр мкрн квартал массив жилмассив шағын ауданы шағынауданы мөлтек кичирайон кичи mavze mavzesi мавзе мавзеси daha dahasi даҳа даҳаси "
                + "massivi kvartal kvartali маҳалла маҳалласи mahalla mahallasi махалла этрап etrap microdistrict mikrorayon маҳаллаи"
        );
        Add(
            WordKind.House,
            "house building bldg number no nr № # д дом здание зд үй үйі үйү uy uyi уй уйи бино bino биноси бинои хона хонаи jaý jaýy ýaşaýyş"
        );
        Add(
            WordKind.Unit,
            "apartment apt flat suite ste unit floor fl room rm entrance office ofis door к корп корпус стр строение кв квартира оф офис каб кабинет комната ком подъезд под эт этаж литер лит вход "
                + "пәтер кіреберіс қабат батир кабат кире xonadon хонадон qavat қават xona хона podyezd ошёна ошёнаи квартираи öý öýi gat girelge"
        );
        Add(WordKind.OfName, "лет летия летие жылдық жыл жылдык yil yillik th nd rd");
        Add(WordKind.Month, "марта мая октября октябрь июля июня апреля ноября декабря сентября наурыз mart may oktyabr sentyabr март");
        Add(
            WordKind.Small,
            "at on in of the to a an and our is are am we near by from с со в во на у по к ко о об от до за из и а мы наш наша вот это находится расположен адрес address "
                + "г гор город с село пос посёлок city town қ қаласы қала ауыл ауылы шаар шаары айыл айылы shahar shahri шаҳар шаҳри шаҳр шаҳраш деҳа деҳаи şäher şäheri "
                + "мен және жана va ва we билан bilan"
        );
        Add(
            WordKind.Everyday,
            "main central center centre church school park hill high new old north south east west northeast northwest southeast southwest green red white black blue river lake "
                + "spring garden market bridge station mill king queen grand upper lower university college hospital clinic post box hotel family women woman children child "
                + "help hope home shelter crisis support service services safe peace freedom victory friendship night day days bus stop line area first second third free open "
                + "public state national international long short hours phone office beds bed years year old age ages room program programme group saint "
                + "центральная центр мира мир победы победа свободы дружбы школьная школа садовая сад новая старая лесная лес полевая зелёная красная белая северная южная западная восточная "
                + "верхняя нижняя большая малая молодёжная вокзальная вокзал рыночная рынок базар больничная больница парковая парк независимости республики труда женщин женская семьи семья "
                + "дети детская помощь приют кризисный служба день дни ночь автобус остановка час часы часов лет дней университетская телефон место мест "
                + "достық достык достук бейбітшілік бейбитшилик тынчтык тынчтық ынтымак ынтымақ бирлик бірлік борбордук борбор орталық орталык жаңы жаңа эски ескі мектеп базар тәуелсіздік эгемендик "
                + "еркіндік эркиндик жеңіс жениш аялдар әйелдер отбасы балдар балалар жардам көмек кризис "
                + "mustaqillik tinchlik do'stlik markaziy markaz yangi eski maktab bozor bog' g'alaba erkinlik ayollar oila bolalar yordam "
                + "истиқлол дӯстӣ сулҳ марказӣ марказ нав мактаб бозор занон кӯдакон кумак garaşsyzlyk dostluk parahatçylyk merkezi merkez täze mekdep zenan maşgala kömek"
        );
        const string endings =
            "а у е и ы я ю о ой ей ом ем ам ям ах ях ами ов ая яя ую ые ый ий ого его ому ему ым им ых их го му й м х ою ь "
            + "ндо ндө ндагы ндеги ндағы ндегі ндогу ндөгү догу дөгү да де та те до дө то тө га ге го гө ға ка ке ко кө қа ны ни ну нү ди ти нын нин нун ның нің дың тың дын тын дан ден тан тен дон дөн тон төн дагы деги дағы дегі "
            + "ы і и сы сі си у ү су сү сында синде нда нде ында инде сынан нан нен "
            + "dagi ndagi sidagi da ga ka qa ni ning dan dagi i si sida siga sidan ida iga idan lik ро ра s es";
        foreach (var ending in endings.Split(' '))
            Endings.Add(Folding.Fold(ending));
    }

    private static void Add(WordKind kind, string words)
    {
        foreach (var word in words.Split(' ').SelectMany(Folding.Words))
        {
            Kinds.TryAdd(word, kind);
            if (word.Length < Stem)
                continue;
            var stem = word[..Stem];
            if (!ByStem.TryGetValue(stem, out var others))
                ByStem[stem] = others = [];
            others.Add((word, kind));
        }
    }

    public static WordKind KindOf(ReadOnlySpan<char> word)
    {
        if (word.Length == 1)
            return Kinds.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(word, out var letter) ? letter : WordKind.Small;
        if (Kinds.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(word, out var kind))
            return kind;
        if (word.Length >= Stem && ByStem.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(word[..Stem], out var others))
            foreach (var (known, its) in others)
                if (IsSame(known, word))
                    return its;
        return word.Length < ShortestName ? WordKind.Everyday : WordKind.Name;
    }

    /// <summary>Whether letters behind a number make it the name of a street (<c>5th</c>, <c>1-я</c>), and not a house (<c>17a</c>).</summary>
    public static bool IsOrdinal(ReadOnlySpan<char> suffix) =>
        suffix is "th" or "nd" or "rd" or "st" or "i" or "ia" or "oi" or "aia" or "ei" or "go";

    /// <summary>Whether two folded words are one but for an ending.</summary>
    public static bool IsSame(ReadOnlySpan<char> known, ReadOnlySpan<char> seen)
    {
        var common = known.CommonPrefixLength(seen);
        return common == known.Length && common == seen.Length || common >= Stem && IsEnding(known[common..]) && IsEnding(seen[common..]);
    }

    private static bool IsEnding(ReadOnlySpan<char> rest) => Endings.GetAlternateLookup<ReadOnlySpan<char>>().Contains(rest);
}
