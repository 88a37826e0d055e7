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

    public static bool SeemsToTell(string text) =>
        Number().IsMatch(text) && (Street().IsMatch(text) || Map().IsMatch(text)) || Map().IsMatch(text) || Way().IsMatch(text);

    [GeneratedRegex(
        @"[^.!?\n]*(?:[.!?](?:(?!\s|$)|(?<=\b(?:ул|пр|д|кв|просп|пер|көш|st|ave|rd|blvd|apt)\.))[^.!?\n]*)*[.!?\n]*",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Sentence();

    [GeneratedRegex(@"\d")]
    private static partial Regex Number();

    [GeneratedRegex(
        @"\b(street|st|avenue|ave|road|rd|blvd|boulevard|lane|drive|square|apartment|apt|suite|floor|block|house|building|ул|улица|улице|улицы|просп|проспект|проспекте|пр|переулок|пер|мкр|микрорайон|квартал|дом|доме|кв|квартира|корпус|подъезд|этаж|көшесі|даңғылы|үй|пәтер|көчөсү|көчө|проспектиси|батир|кӯчаи|хиёбони|хонаи|küçesi|küçe|şaýoly|jaýy|öýi|koʻchasi|ko['’ʻ‘]chasi|ko['’ʻ‘]cha|mavze|dahasi|uyi|кўчаси|мавзе|даҳаси)\b",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Street();

    [GeneratedRegex(
        @"maps?\.|/maps|goo\.gl|2gis|waze|what3words|///\w+\.\w+\.\w+|\b-?\d{1,3}\.\d{4,}\s*[,; ]\s*-?\d{1,3}\.\d{4,}",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Map();

    [GeneratedRegex(
        @"\b(bus stop|get off at|opposite the|next to the|behind the|across from|turn (left|right)|остановка|остановке|остановки|напротив|рядом с|за зданием|маршрутк\w+|калитк\w*|со двора|через двор|вход с|домофон\w*|ring the bell|doorbell|gate is|entrance from|аялдама\w*|маңында|жанында|қарсы|маңдайында|истгоҳ\w*|рӯ ба рӯи|паҳлӯи|duralga\w*|ýanynda|garşysynda|bekat\w*|roʻparasida|ro['’‘]parasida|yonida|бекат\w*|рўпарасида|ёнида)\b",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Way();
}
