using System.Buffers;
using System.Collections.Frozen;
using System.Text.RegularExpressions;
using Tirek.Domain.Languages;

namespace Tirek.Server.Imports;

/// <summary>Understands the cells of privacy columns, and cells of others in which a word stands in the place of what is withheld.</summary>
internal static partial class PrivacyAnswers
{
    private const int LongestWord = 40;

    /// <summary>What a cell of a flag column says. Only a clear no is a no; null when it is neither a clear yes nor a clear no.</summary>
    public static bool? Read(string? cell) =>
        cell?.Trim().ToLowerInvariant() switch
        {
            null or "" or "0" or "false" or "no" or "n" or "f" or "off" or "нет" or "ложь" or "public" => false,
            "1" or "true" or "yes" or "y" or "t" or "x" or "on" or "да" or "истина" or "private" or "-1" => true,
            _ => null,
        };

    /// <summary>Whether a cell of a column that says what may be shown says so clearly.</summary>
    public static bool Opens(string? cell) =>
        cell is not null
        && (Read(cell) == true && !Folding.Fold(cell).StartsWith("priv", StringComparison.Ordinal) || Open.Contains(Folding.Fold(cell)));

    /// <summary>Whether a cell is an answer to a question about privacy, and not a text, a number or a day.</summary>
    public static bool IsAnswer(string cell) =>
        Read(cell) is not null
        || Folding.Fold(cell) is var folded
            && (Open.Contains(folded) || Refusals.Contains(folded) || (cell.Length <= LongestWord && Withheld.Contains(folded)));

    /// <summary>Whether a cell says, instead of what belongs there, that it is not told: <em>Confidential</em> in the place of an address.</summary>
    public static bool IsWithheld(string cell) => cell.Length <= LongestWord && Withheld.Contains(Folding.Fold(cell));

    private static readonly FrozenSet<string> Open = Set(
        "public, visible, shown, show, open, all, everyone, everybody, published, listed, иә, ооба, ha, ҳа, бале, hawa, открыто, открыт, публично, публичный, видно, всем, показывать"
    );

    private static readonly FrozenSet<string> Refusals = Set(
        "жоқ, жок, yo'q, йўқ, не, ýok, hidden, never, nobody, none, staff, staff only, members, members only, internal, restricted, скрыто, скрыт, закрыто, только для сотрудников"
    );

    private static readonly FrozenSet<string> Withheld = Set(
        "confidential, confidential address, confidential location, address confidential, location confidential, address is confidential, location is confidential, "
            + "undisclosed, undisclosed address, undisclosed location, not disclosed, address not disclosed, hidden, hidden address, hidden location, address hidden, secret, secret address, secret location, "
            + "private address, private location, withheld, address withheld, location withheld, do not publish, do not disclose, not for publication, not published, unpublished, unlisted, "
            + "конфиденциально, конфиденциальный, конфиденциальный адрес, адрес конфиденциален, скрыт, скрыто, скрытый, адрес скрыт, скрытый адрес, не разглашается, адрес не разглашается, не публикуется, "
            + "адрес не публикуется, не указывается, секретно, секретный, секретный адрес, закрытый адрес, адрес закрыт, тайный адрес, құпия, мекенжайы құпия, жасырын, купуя, дареги купуя, жашыруун, "
            + "maxfiy, manzili maxfiy, yashirin, махфий, манзили махфий, яширин, махфӣ, нишонаш махфӣ, пинҳон, gizlin, salgysy gizlin"
    );

    /// <summary>Whether a sentence says that an address is not told.</summary>
    public static bool SaysWithheld(string text) => text.AsSpan().ContainsAny(OfAddresses) && Sentence().IsMatch(text);

    /// <summary>One of them stands in each such sentence; most texts hold none, and are looked through at once.</summary>
    private static readonly SearchValues<string> OfAddresses = SearchValues.Create(
        [
            "address",
            "location",
            "whereabouts",
            "shelter",
            "site",
            "safe",
            "адрес",
            "убежищ",
            "приют",
            "дарег",
            "мекенжай",
            "суроға",
            "нишон",
            "manzil",
            "манзил",
            "salgy",
        ],
        StringComparison.OrdinalIgnoreCase
    );

    [GeneratedRegex(
        @"\b(confidential|undisclosed|secret|hidden) (address|location|shelter|site|safe ?house)\b|\b(address|location|whereabouts)( of \w+( \w+)?)? (is|are|remains?|will be|must be|is kept|are kept|kept)( strictly| always)? (confidential|secret|undisclosed|withheld|hidden|not (disclosed|published|public|given|shared))\b|\b(address|location) (cannot|can't|must not|may not|will not) be (disclosed|published|given|shared)|\bадрес\w*( \w+){0,2} (не (разглаша|публику|сообща|указыва|раскрыва)\w*|конфиденциал\w*|засекреч\w*|скрыт\w*|скрыва\w*|(держ\w+ )?в тайне|в секрете|тайный|секретный)|\b(конфиденциальн|секретн|тайн|закрыт)\w* адрес|\b(секретн|тайн)\w* (убежищ|приют)|\b(дарег|мекенжай)\w*( \w+)? (купуя|жашыруун|құпия|жасырын|айтылбайт|жарыяланбайт|айтылмайды|жарияланбайды)|\b(суроға|нишон)\w*( \w+)? (махфӣ|пинҳон|гуфта намешавад)|\bmanzil\w*( \w+)? (maxfiy|sir|oshkor qilinmaydi|aytilmaydi)|\bманзил\w*( \w+)? (махфий|сир|ошкор қилинмайди|айтилмайди)|\bsalgy\w*( \w+)? (gizlin|aýdylmaýar)",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Sentence();

    private static FrozenSet<string> Set(string words) => words.Split(", ").Select(Folding.Fold).ToFrozenSet(StringComparer.Ordinal);
}
