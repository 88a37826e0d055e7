using System.Globalization;

namespace Tirek.Domain.Languages;

/// <summary>
/// A date as a reader of a language would write it in a sentence, day before month wherever the language allows. Months of Tajik are our own: ICU has
/// them shortened and without the izofat (languages.md §1).
/// </summary>
public static class DateWords
{
    private static readonly string[] TajikMonths =
    [
        "январи",
        "феврали",
        "марти",
        "апрели",
        "майи",
        "июни",
        "июли",
        "августи",
        "сентябри",
        "октябри",
        "ноябри",
        "декабри",
    ];

    /// <summary><c>4 May 2026</c>, <c>4 мая 2026</c>, <c>2026 ж. 4 мамыр</c>, <c>4-may, 2026</c>.</summary>
    public static string Long(DateOnly date, Language language)
    {
        ArgumentNullException.ThrowIfNull(language);
        var month =
            language == Language.Tajik ? TajikMonths[date.Month - 1] : language.Culture.DateTimeFormat.MonthGenitiveNames[date.Month - 1];
        return string.Format(CultureInfo.InvariantCulture, Pattern(language), date.Day, month, date.Year);
    }

    /// <summary>A day that comes every year: <c>4 May</c>, <c>4 мая</c>, <c>4-may</c>.</summary>
    public static string OfYear(DateOnly date, Language language)
    {
        ArgumentNullException.ThrowIfNull(language);
        // Without a year the month of Tajik has no izofat.
        var month =
            language == Language.Tajik
                ? TajikMonths[date.Month - 1][..^1]
                : language.Culture.DateTimeFormat.MonthGenitiveNames[date.Month - 1];
        var isJoined = language == Language.Kyrgyz || language == Language.Uzbek || language == Language.UzbekCyrillic;
        return $"{date.Day.ToString(CultureInfo.InvariantCulture)}{(isJoined ? "-" : " ")}{month}";
    }

    private static string Pattern(Language language) =>
        language == Language.Kazakh ? "{2} ж. {0} {1}"
        : language == Language.Kyrgyz ? "{2}-ж., {0}-{1}"
        : language == Language.Uzbek || language == Language.UzbekCyrillic ? "{0}-{1}, {2}"
        : "{0} {1} {2}";

    /// <summary>The weekday in short: <c>Mon</c>, <c>пн</c>.</summary>
    public static string ShortDay(DayOfWeek day, Language language)
    {
        ArgumentNullException.ThrowIfNull(language);
        return language.Culture.DateTimeFormat.AbbreviatedDayNames[(int)day].TrimEnd('.');
    }

    /// <summary>The weekday as a word of its own, as the language writes it inside a sentence.</summary>
    public static string Day(DayOfWeek day, Language language)
    {
        ArgumentNullException.ThrowIfNull(language);
        return language.Culture.DateTimeFormat.DayNames[(int)day];
    }
}
