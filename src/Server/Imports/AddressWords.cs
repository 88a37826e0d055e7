using System.Text.RegularExpressions;

namespace Tirek.Server.Imports;

/// <summary>Recognises what seems to tell an address or a way in free text, in the languages of our countries and in English.</summary>
internal static partial class AddressWords
{
    /// <summary>The text without the sentences that seem to tell where a place is.</summary>
    public static string Without(string text) => Without(text, SeemsToTell);

    /// <summary>The text without the sentences that tell something.</summary>
    public static string Without(string text, Func<string, bool> tells) =>
        Sentence().Replace(text, s => tells(s.Value) ? "" : s.Value).Trim();

    public static bool SeemsToTell(string text) => TellsAddress(text) || Way().IsMatch(text) || Beside().IsMatch(text);

    /// <summary>What can be nothing but an address or a point on a map: names of organisations are full of words for nearness.</summary>
    public static bool TellsAddress(string text) => Map().IsMatch(text) || Number().IsMatch(text) && Street().IsMatch(text);

    [GeneratedRegex(
        @"[^.!?\n]*(?:[.!?](?:(?!\s|$)|(?<=\b(?:ул|пр|д|кв|просп|пер|көш|st|ave|rd|blvd|apt)\.))[^.!?\n]*)*[.!?\n]*",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Sentence();

    [GeneratedRegex(@"\d")]
    private static partial Regex Number();

    [GeneratedRegex(
        @"\b(street|st|avenue|ave|road|rd|blvd|boulevard|lane|drive|square|apartment|apt|suite|floor|block|house|building|ул|улиц\w*|просп|проспект\w*|пр|переул\w*|пер|мкр|мкрн|микрорайон\w*|квартал\w*|массив\w*|жилмассив\w*|дом|доме|дома|кв|квартир\w*|корпус|подъезд\w*|этаж\w*|көше\w*|даңғыл\w*|үй|үйі\w*|пәтер\w*|көчө\w*|проспектиси|батир\w*|кӯча\w*|хиёбон\w*|хонаи|маҳалла\w*|küçesi|küçe|köçe\w*|şaýol\w*|jaý\w*|öý\w*|ko['’ʻ‘`]?cha\w*|mavze\w*|dahasi\w*|mahalla\w*|kvartal\w*|massiv\w*|uyi|uy|кўча\w*|мавзе\w*|даҳа\w*|уйи)\b",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Street();

    /// <summary>Links to maps, codes of places, and positions in degrees.</summary>
    [GeneratedRegex(
        @"maps?\.|/maps|goo\.gl|2gis|waze|osm\.org|geo:|g\.page|w3w\.co|what3words|///\w+\.\w+\.\w+|\b[23456789CFGHJMPQRVWX]{4,8}\+[23456789CFGHJMPQRVWX]{2,3}\b|\b-?\d{1,3}[.,]\d{4,}(?:\s*[,;]\s*|\s+)-?\d{1,3}[.,]\d{4,}|\b(lat|latitude|lon|lng|longitude|широт\w*|долгот\w*|координат\w*|coordinates)\b\W*-?\d|\b\d{1,3}\s?[°º]\s?\d{1,2}|\b\d{1,3} \d{1,2}['′’]? \d{1,2}([.,]\d+)?[""″”]? ?[NSEWСЮВЗ]\b",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Map();

    /// <summary>How one gets there, and what one sees on the way.</summary>
    [GeneratedRegex(
        @"\b(bus stop|(bus|tram|minibus|marshrutka|trolleybus)(es)? (no\.? ?|number |line )?\d|(take|by) (the )?(bus|metro|tram|minibus|marshrutka)|metro \w+|get off (at|near)|turn (left|right)|(minutes?|mins?|steps|blocks?|metres|meters|km) (walk|away|from|on foot)|landmark\s*[:—–-]|(green|red|blue|white|yellow|black|brown|iron|wooden|metal) (gates?|door)|gate is|ring the bell|doorbell|entrance (from|through|via)|остановк\w+|(автобус|троллейбус|трамва|маршрут)\w* (№ ?)?\d|маршрутк\w+|метро \w+|минут\w* (ходьбы|пешком|от)|ориентир\w*(\s*[:—–-]|\s+\w)|калитк\w*|(зел[её]н|красн|син|бел|ж[её]лт|ч[её]рн|коричнев|железн|деревянн|металлическ)\w+ (ворот|двер)\w*|ворот(а|ам|ами)|домофон\w*|вход (с|со|через|во)|со двора|через двор|не (доходя|доезжая)|как (нас найти|добраться|проехать|пройти)|сойти на|выйти на|аялдама\w*|дарбаза\w*|қақпа\w*|бағдар\s*:|багыт\s*:|истгоҳ\w*|дарвоза\w*|duralga\w*|derweze\w*|bekat\w*|darvoza\w*|mo['’ʻ‘`]?ljal\w*|бекат\w*|мўлжал\w*)",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Way();

    /// <summary>Beside what it stands.</summary>
    [GeneratedRegex(
        @"\b(near(by)? (the|a|an)|(?-i:[Nn]ear(?= [A-ZА-ЯЁ]))|close to (?!\d)|beside (the|a)|behind (?!you|us|me|her|him|them|bars|closed)|opposite (?!sex|gender)|next (to|door)|adjacent to|across (from|the (street|road))|around the corner|(on|at) the corner|corner of|above the|below the|(in the|the) same (building|house|yard|courtyard)|рядом с|рядом со|напротив|возле (?!вас|тебя|нас)|около (?!\d|полу|год|месяц|недел|час|сотни|тысяч|половин)|недалеко (от|с)|неподал[её]ку|вблизи|поблизости|на углу|угол \p{L}+|на (пересечении|перекр[её]стке)|через дорогу|во дворе|в (одном|том же) здании|в здании|в подвале|(за|над|под|перед|у|позади|сзади) (\p{L}+ )?(рынк|базар|школ|магазин|кинотеатр|мечет|больниц|поликлиник|остановк|мост|здани|дом(ом|а)\b|церк|парк|сад(ом|а|ик)|аптек|банк|вокзал|автовокзал|почт|стадион|завод|фабрик|гостиниц|кафе|ресторан|университет|институт|администраци|мэри|акимат|хокимият|суд(ом|а)\b|милици|полици|супермаркет|универмаг|угл)\p{L}*|район \p{L}+ ворот|жанында\w*|маңында\w*|маңдайында\w*|каршысында\w*|артында\w*|алдында\w*|бурчунда\w*|короосунда\w*|қасында\w*|қарсы\w*|бұрышында\w*|ауласында\w*|\p{L}+(га|ге|го|гө|ка|ке|ко|кө|ға|қа) (жакын|жақын|яқин)|рӯ ба рӯи|рӯбарӯи|паҳлӯи|(дар )?назди|наздики\w*|дар паси|пушти|шафати|ҳамсояи|кунҷи|ýanynda\w*|garşysynda\w*|arkasynda\w*|golaýynda\w*|gapdalynda\w*|öňünde\w*|burçunda\w*|ro['’ʻ‘`]?parasida\w*|yonida\w*|orqasida\w*|oldida\w*|qarshisida\w*|burchagida\w*|biqinida\w*|hovlisida\w*|muyulish\w*|yaqinida\w*|\p{L}+(ga|ka|qa) yaqin|рўпарасида\w*|ёнида\w*|орқасида\w*|олдида\w*|қаршисида\w*|бурчагида\w*|биқинида\w*|ҳовлисида\w*|муюлиш\w*|яқинида\w*)",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Beside();
}
