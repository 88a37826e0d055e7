using System.Text.RegularExpressions;

namespace Tirek.Domain.Editing;

/// <summary>Words for hours that people write instead of figures, in our eight languages; the same in a form and in a list.</summary>
public static partial class HourWords
{
    private static readonly HashSet<string> Always = Set(
        "24/7, 24 7, 24, 24 часа, 24 hours, around the clock, round the clock, day and night, круглосуточно, круглые сутки, тәулік бойы, күні түні, күнү түнү, күнү-түнү, тегерек күн, күнү бою, kecha kunduz, kecha-kunduz, kecha-yu kunduz, kechayu kunduz, sutka davomida, кеча кундуз, кеча-ю кундуз, сутка давомида, шабонарӯз, шабонарӯзӣ, gije gündiz, gije-gündiz"
    );

    private static readonly HashSet<string> Closed = Set(
        "closed, day off, выходной, выходной день, выходные, закрыто, не работает, жабық, демалыс, дем алыш, жабык, дам олиш, ёпиқ, dam olish, dam olish kuni, yopiq, баста, рӯзи истироҳат, dynç, dynç güni, ýapyk"
    );

    /// <summary>Whether it says day and night.</summary>
    public static bool SaysAlways(string text) => Always.Contains(Plain(text));

    /// <summary>Whether it says that nobody is there.</summary>
    public static bool SaysClosed(string text) => Closed.Contains(Plain(text));

    /// <summary>Its words and figures in small letters, one space between them.</summary>
    internal static string Plain(string text) => string.Join(' ', Word().Matches(text.ToLowerInvariant()).Select(m => m.Value));

    internal static HashSet<string> Set(string words) => [.. words.Split(',').Select(Plain)];

    [GeneratedRegex(@"[\p{L}\p{M}ʻʼ'’]+|[0-9]+")]
    private static partial Regex Word();
}
