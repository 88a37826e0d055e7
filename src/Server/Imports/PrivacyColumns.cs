using System.Text.RegularExpressions;

namespace Tirek.Server.Imports;

/// <summary>A column that says what may not be shown, or what may.</summary>
/// <param name="Meaning">What is withheld by it.</param>
internal sealed record FlagColumn(string Column, PrivacyFlags Meaning)
{
    /// <summary>It names nothing that it speaks of, and so speaks of the row it stands in.</summary>
    public bool IsOfRow { get; init; }

    /// <summary>It says what may be shown: a no withholds.</summary>
    public bool Opens { get; init; }

    /// <summary>Its name may mean something else: it is a flag only if its cells answer yes or no.</summary>
    public bool IsDoubtful { get; init; }

    /// <summary>Its name was understood to the last letter. Else the report says that it was taken for a flag.</summary>
    public bool IsSure { get; init; }
}

/// <summary>
/// Recognises the privacy columns of real exports by the stems of their names, in Latin and Cyrillic, in any spelling, with one slip and letters of the other
/// alphabet that look the same. In doubt a column protects more, not less.
/// </summary>
internal static partial class PrivacyColumns
{
    /// <summary>What a set cell in this column means; <see cref="PrivacyFlags.None"/> for a column that is no flag.</summary>
    public static PrivacyFlags MeaningOf(string table, string column) => Of(table, column)?.Meaning ?? PrivacyFlags.None;

    /// <summary>What a column says of privacy; null when it says nothing of it.</summary>
    public static FlagColumn? Of(string table, string column) => Known(table, column) ?? WithSlip(table, column);

    private static FlagColumn? Known(string table, string column)
    {
        var bare = Bare(column);
        var (latin, cyrillic) = (Ordinary().Replace(LookAlikes.ToLatin(bare), ""), LookAlikes.ToCyrillic(bare));
        if (IsInternal(column))
            return null;
        var isPlain = IsWholly(PlainName(), latin) || IsWholly(PlainCyrillicName(), cyrillic);
        if (Excluding().IsMatch(latin) || ExcludingCyrillic().IsMatch(cyrillic))
            return Make(
                table,
                column,
                TargetOf(table, WithoutMedia(latin, MediaWords()), WithoutMedia(cyrillic, MediaWordsCyrillic())),
                isExcluding: true
            ) with
            {
                IsSure = true,
            };
        if (Withholding().IsMatch(latin) || WithholdingCyrillic().IsMatch(cyrillic))
            return Make(table, column, TargetOf(table, latin, cyrillic), isExcluding: false) with { IsSure = isPlain };
        if (IsWholly(Showing(), latin) || IsWholly(ShowingCyrillic(), cyrillic))
            return Make(
                table,
                column,
                TargetOf(table, WithoutMedia(latin, MediaWords()), WithoutMedia(cyrillic, MediaWordsCyrillic())),
                isExcluding: true
            ) with
            {
                Opens = true,
                IsDoubtful = !latin.Contains("visib", StringComparison.Ordinal),
            };
        if (IsWholly(Doubtful(), latin))
            return Make(table, column, TargetOf(table, latin, cyrillic), isExcluding: true) with { IsDoubtful = true };
        return null;
    }

    private static FlagColumn? WithSlip(string table, string column)
    {
        var bare = Bare(column);
        var (latin, cyrillic) = (Ordinary().Replace(LookAlikes.ToLatin(bare), ""), LookAlikes.ToCyrillic(bare));
        return !IsInternal(column) && (Slips.Any(stem => HasSlip(latin, stem)) || CyrillicSlips.Any(stem => HasSlip(cyrillic, stem)))
            ? Make(table, column, TargetOf(table, latin, cyrillic), isExcluding: false)
            : null;
    }

    /// <summary>What a cell names that is the name of a flag to the last letter (<c>AddressIsPrivate</c>); null for any other text.</summary>
    public static FlagColumn? Named(string cell) =>
        cell.Length <= LongestName && Known("", cell) is { IsOfRow: false } flag && (flag.IsSure || flag.IsDoubtful || flag.Opens)
            ? flag
            : null;

    private const int LongestName = 40;
    private const int LongestRead = 2_000;

    /// <summary>Whether a name is made of such words alone. One word may be two others together: to try all of a name without end would take for ever.</summary>
    private static bool IsWholly(Regex words, string name) => name.Length <= LongestName * 2 && words.IsMatch(name);

    /// <summary>What a name mentions besides where a row is shown. One that nobody would write mentions nothing, and hides the whole row.</summary>
    private static string WithoutMedia(string name, Regex media) => name.Length <= LongestRead ? media.Replace(name, "") : "";

    private static FlagColumn Make(string table, string column, PrivacyFlags target, bool isExcluding) =>
        new(column, target != PrivacyFlags.None ? target : OfTable(table, isExcluding)) { IsOfRow = target == PrivacyFlags.None };

    /// <summary>What a name mentions.</summary>
    private static PrivacyFlags TargetOf(string table, string latin, string cyrillic) =>
        EmailWords().IsMatch(latin) || cyrillic.Contains("электрон", StringComparison.Ordinal) ? PrivacyFlags.Email
        : WebsiteWords().IsMatch(latin) || cyrillic.Contains("сайт", StringComparison.Ordinal) ? PrivacyFlags.Website
        : MailingWords().IsMatch(latin) || cyrillic.Contains("почтов", StringComparison.Ordinal) ? PrivacyFlags.Mailing
        : PlaceWords().IsMatch(latin) || HasSlip(latin, "address") || PlaceWordsCyrillic().IsMatch(cyrillic)
            ? table == "postal_address" ? PrivacyFlags.Mailing
                : PrivacyFlags.Address
        : PhoneWords().IsMatch(latin) || cyrillic.Contains("телефон", StringComparison.Ordinal) ? PrivacyFlags.Phone
        : ContactWords().IsMatch(latin) || cyrillic.Contains("контакт", StringComparison.Ordinal) ? PrivacyFlags.Contact
        : PrivacyFlags.None;

    /// <summary>A plain <c>is_private</c> speaks of the row it stands in; what is in no list is at no known place either.</summary>
    private static PrivacyFlags OfTable(string table, bool isExcluding) =>
        table switch
        {
            ImportTables.Location => PrivacyFlags.Controlled | PrivacyFlags.Address,
            "physical_address" => PrivacyFlags.Address,
            "postal_address" => PrivacyFlags.Mailing,
            "phone" when !isExcluding => PrivacyFlags.Phone,
            "contact" when !isExcluding => PrivacyFlags.Contact,
            _ => PrivacyFlags.Controlled,
        };

    /// <summary>Notes that a source keeps for itself: never quoted, kept for the owner.</summary>
    public static bool IsInternal(string column) => Bare(column).StartsWith("internalnote", StringComparison.Ordinal);

    /// <summary>A column that tells where a place is, so that it is hidden with the address.</summary>
    public static bool TellsWhere(string column) => MeaningOf("", column) == PrivacyFlags.None && Where().IsMatch(Bare(column));

    /// <summary>Whether the name of a table says that it is about privacy, so that a plain flag in it speaks of the record that its row points to.</summary>
    public static bool IsOfPrivacy(string table) => Of("", table) is { IsDoubtful: false };

    /// <summary>Letters and digits in small: <c>Main_Contact Is-Private</c> and <c>MainContactIsPrivate</c> are one column.</summary>
    public static string Bare(string column) => string.Concat(column.Where(char.IsLetterOrDigit)).ToLowerInvariant();

    private static readonly string[] Slips = ["privat", "confidential", "hidden", "undisclos", "excludefrom"];
    private static readonly string[] CyrillicSlips = ["конфиденц", "приватн", "секретн", "скрытый"];

    /// <summary>Whether a stem stands in a name with one letter too many, too few or wrong.</summary>
    private static bool HasSlip(string name, string stem)
    {
        for (var start = 0; start < name.Length; start++)
        for (var length = stem.Length - 1; length <= stem.Length + 1 && start + length <= name.Length; length++)
            if (Domain.Languages.Spelling.Distance(name.AsSpan(start, length), stem, 1) <= 1)
                return true;
        return false;
    }

    /// <summary>What private, confidential, hidden and secret stand before or in that has nothing to do with the privacy of a record.</summary>
    [GeneratedRegex(
        "private(ly)?(insurance|pay|room|fund|parking|practice|sector|school|patient|hospital|clinic|health|compan|organi[sz]ation$)|privacypolicy|confidentialitypolicy|hidden(disab|cost)|secretar|privatepublic|publicprivate"
    )]
    private static partial Regex Ordinary();

    [GeneratedRegex(
        "^(is|flag|yn|has|the|physical|street|mailing|postal|address(es)?|location|main|toll|free|contact|person|phone|fax|hotline|number|email|website|web|url|private|privacy|confidential|hidden|hide|secret|undisclosed|safehouse|unlisted|record|[0-9])+$"
    )]
    private static partial Regex PlainName();

    [GeneratedRegex(
        "^(адрес|телефон|контакт|место|лицо|почтовый|скрыта?о?|скрыть|конфиденциал(ен|ьн[а-я]*)|секретн[а-я]*|приватн[а-я]*)+$"
    )]
    private static partial Regex PlainCyrillicName();

    [GeneratedRegex(
        "exclude(d)?(from|in|on|web|site|director|public|list|search|portal|online|print|report|export)|^(is)?hide|hidefrom|(do|does|should)not(publi|list|show|display|share|release|disclos|print|map)|dont(publi|show|list|display|disclos)|notfor(the)?(public|web|director|list|display|print)|(not|non|un)publi(c|sh)(ed|able|ly)?$|notvisible|invisible|nonpublic|unlist|suppress|omitfrom|removefrom(web|director|list)|^not?(on|in|for)?(publi(c|sh|city|cation)?|web(site)?|internet|online|directory|list(ing)?|display|show|map|release)s?$"
    )]
    private static partial Regex Excluding();

    [GeneratedRegex(
        "не(для|на)?(публик|публич|показ|отображ|разглаш|раскры|обнарод|сайт|указыва|сообща|выдава|дава|распростран)|скрыть(с|на|из|от)|исключ(ить|ен|ена|ено|ать)?(из|с)(сайт|катал|спис|справ|публ|поиск)"
    )]
    private static partial Regex ExcludingCyrillic();

    [GeneratedRegex(
        "privat|privac|priv$|^priv(?!il)|confidential|hidden|undisclos|nondisclos|notdisclos|secret|withheld|withhold|safehouse|redact|conceal|obfuscat|(masked|blocked|closed|discreet|anonymous)addr|addr(ess)?(is)?(masked|blocked|closed|anonymous)|maxfiy|yashirin|sirli|sirtut|sirsaqla|yopiqmanzil|manzil(i)?yopiq|ko.?rsatilma|gizl[ie]|ýaşyr|jas[yı]r[yı]n|qup[iıy]+a|jabyqmekenj"
    )]
    private static partial Regex Withholding();

    [GeneratedRegex(
        "скрыт|скрыва|конфиденц|секретн|засекреч|приватн|тайн(ый|ая|ое|о$)|закрыт(ый)?адрес|адресзакрыт|купуя|құпия|жашыруун|жасырын|махфий|махфӣ|пинҳон|яширин|сирли|сирсақла|сиртут|ёпиқманзил|манзил(и)?ёпиқ|жабықмекен|жабыкдарек|көрсөтүлбө|көрсетілме|кўрсатилма|нишондоданашав|закрытаяинформ|дляслужебн|^дсп$|анонимн[а-я]{2}адрес|только(для)?(специалист|сотрудник|персонал)"
    )]
    private static partial Regex WithholdingCyrillic();

    private const string Neutral =
        "is|are|can|may|be|to|on|in|at|of|the|this|for|flag|yn|status|ok|allowed|permission|record|entry|main|all|only|[0-9]";
    private const string Targets =
        "physical|street|mailing|postal|addr(ess(es)?)?|location|place|position|coordinates|latitude|longitude|map|manzili?|salgy(sy)?|mekenja[iy]+|phones?|telephone|fax|hotline|number|contacts?|person|email|website|web|site|url|internet|online|directory|portal|organi[sz]ation|service|agency|program";

    /// <summary>Open alone says when, and access how one gets in; of an address they say who may know it.</summary>
    private const string OpenPlace =
        "(open|access|ochiq|aç[yı]k|ash[yı]q)(addr|location|manzil|salgy|mekenj)|(addr(ess)?|location|manzili?|salgy(sy)?|mekenja[iy]+)(is)?(open|access|ochiq|aç[yı]k|ash[yı]q)";

    /// <summary>Names that say to the last letter what may be shown: <c>IsPublic</c>, <c>ShowAddress</c>, and not <c>is_public_transport</c>.</summary>
    [GeneratedRegex(
        $"^(?=.*(publi|show|display|visib|listed|disclos|shar|releas|accesslevel|{OpenPlace}))({Neutral}|{Targets}|public(ly)?|publish(ed|able)?|show(n)?|display(ed)?|visib(le|ility)|listed|disclosed?|share|sharing|released?|accesslevel|{OpenPlace})+$"
    )]
    private static partial Regex Showing();

    [GeneratedRegex(
        "^(?=.*(публик|публич|показ|видим|отображ|ошкор|(открыт|доступ|ачык|ашық|очиқ).*(адрес|дарек|дареги|мекен|манзил)|(адрес|дарек|дареги|мекен|манзил).*(открыт|доступ|ачык|ашық|очиқ)))(открыт[а-я]{0,2}|доступ(ен|на|но|ность)?|ачык|ашық|очиқ|ошкор[ао]|адреси|суроға|нишон(и|а|аш|ӣ)?|дарек|дареги|мекенжай[ы]?|манзили?|публиковать|публикация|публичн[а-я]{2}|публично|публичен|показывать|показать|показ|видимость|видим[а-я]{2}|отображать|ли|можно|на|в|всем|адрес|адреса|телефон|контакт|место|сайте|каталоге|карте|записи|запись)+$"
    )]
    private static partial Regex ShowingCyrillic();

    [GeneratedRegex(
        $"^(?=.*(restrict|exclude|sensitive|protected|internal|staff|members?only|professionals?only|authori[sz]ed|masked|classified|embargo))({Neutral}|{Targets}|restricted|excluded?|sensitive|protected|internal|staff|members?|professionals?|authori[sz]ed|masked|classified|embargo(ed)?)+$"
    )]
    private static partial Regex Doubtful();

    /// <summary>Where something is shown, when the column says that it is not.</summary>
    [GeneratedRegex("(on|in|from|for|the)*(websites?|web|site|internet|directory|directories|portal|online|list|search|print|public)")]
    private static partial Regex MediaWords();

    [GeneratedRegex("(на|для|с|из|от|в)?(сайт|катал|справочн|спис)[а-я]*")]
    private static partial Regex MediaWordsCyrillic();

    [GeneratedRegex("e?mail(?!ing)")]
    private static partial Regex EmailWords();

    [GeneratedRegex("website|weburl|url|homepage")]
    private static partial Regex WebsiteWords();

    [GeneratedRegex("mailing|postal")]
    private static partial Regex MailingWords();

    [GeneratedRegex("addr|location|place|position|coordinat|latitude|longitude|street|geo|map|manzil|salgy|mekenj|safehouse")]
    private static partial Regex PlaceWords();

    [GeneratedRegex("адрес|место|положени|координат|улиц|мекенжай|дарек|манзил|нишон")]
    private static partial Regex PlaceWordsCyrillic();

    [GeneratedRegex("phone|fax|hotline|^tel|tel$|mobile")]
    private static partial Regex PhoneWords();

    [GeneratedRegex("contact|person")]
    private static partial Regex ContactWords();

    [GeneratedRegex(
        "address|street|cross|busline|bus|direction|latitude|longitude|^lat$|^lon$|^lng$|coordinate|geo|postal|zip|landmark|parking|transit|transport|metro|route|map|building|house|floor|room|suite|apartment|^apt|flat|block|entrance|entry|gate|door|porch|intercom|neighbo|district|quarter|corner|city|village|town|place|where|whereto|howto(find|get|reach)|адрес|улиц|ориентир|проезд|широта|долгота|координат|индекс|маршрут|остановк|здани|^дом|дом$|домофон|номердома|корпус|строени|подъезд|квартир|^кв|вход|ворота|калитк|этаж|кабинет|офис|комнат|район|микрорайон|квартал|местоположени|нахождени|какпроехать|какнайти|рядом|мекенжай|көше|үй|пәтер|кіреберіс|дарек|көчө|батир|подъезд|кириш|нишона|кӯча|хона|manzil|koʻcha|kocha|^uy|xonadon|kirish|podyezd|манзил|кўча|уй$|^уй|хонадон|кириш|salgy|köçe|jaý|öý"
    )]
    private static partial Regex Where();
}
