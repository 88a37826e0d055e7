using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Globalization;
using Tirek.Domain.Checking;
using Tirek.Domain.Languages;
using Tirek.Domain.Listings;
using Tirek.Domain.Opening;
using Tirek.Domain.Places;
using Tirek.Server.Shell;

namespace Tirek.Server.Find;

/// <summary>Sentences of Find help that hang on a time, a date or a number. Texts come in the language of the request's culture.</summary>
internal static class FindWords
{
    /// <summary>Of a place whose zone is not known, this is right for most of the region and an hour off at worst.</summary>
    private const string UsualZone = "Asia/Tashkent";

    private static readonly ConcurrentDictionary<(string Reader, string Code), string> LanguageNamesMade = new();

    private static readonly FrozenSet<string> KnownLanguages = CultureInfo
        .GetCultures(CultureTypes.NeutralCultures)
        .Select(c => c.Name)
        .Where(name => name.Length is 2 or 3)
        .ToFrozenSet(StringComparer.Ordinal);

    /// <summary>What to say of an opening state, with the chip's tint. <paramref name="localNow"/> is the wall clock of the place.</summary>
    public static (string Words, string Tint) Opening(OpeningState state, DateTime localNow, Language language) =>
        state switch
        {
            { Kind: OpeningKind.AlwaysOpen } => (FindText.DayAndNight, "good"),
            { Kind: OpeningKind.Open, Until: { } until } => (Say(FindText.OpenUntil, Moment(until, localNow, language)), "good"),
            { Kind: OpeningKind.Open } => (FindText.OpenNow, "good"),
            { Kind: OpeningKind.Closed, OpensAt: { } opens } => (Say(FindText.Opens, Moment(opens, localNow, language)), "warn"),
            { Kind: OpeningKind.Closed } => (FindText.ClosedNow, "warn"),
            { Kind: OpeningKind.Suspended } => (FindText.TemporarilyClosed, "warn"),
            _ => (FindText.HoursNotKnown, "plain"),
        };

    /// <summary>"checked 4 May 2026, by phone" while fresh, else "last checked 7 months ago".</summary>
    public static (string Words, string Tint) Checked(DateOnly? on, LocalText? by, DateOnly today, Language language)
    {
        if (on is not { } day)
            return (FindText.NeverChecked, "warn");
        if (CheckRule.IsDue(day, today))
        {
            var months = Math.Max(3, (today.Year - day.Year) * 12 + today.Month - day.Month);
            return (
                Counted.Of(
                    language,
                    months,
                    FindText.CheckedMonthsAgo_one,
                    FindText.CheckedMonthsAgo_few,
                    FindText.CheckedMonthsAgo_many,
                    FindText.CheckedMonthsAgo_other
                ),
                "warn"
            );
        }
        var date = DateWords.Long(day, language);
        return (by is null ? Say(FindText.CheckedOn, date) : Say(FindText.CheckedOnBy, date, by.In(language).Text), "good");
    }

    /// <summary>A telephone number with the extension that is dialled after it.</summary>
    /// <summary>A number that somebody wrote, its extension in the reader's word.</summary>
    public static string Written(string said) =>
        WrittenNumber.Read(said) is { Extension: { } extension } number ? Number(number.Number, extension) : said;

    public static string Number(Phone phone) => Number(phone.Number, phone.Extension);

    public static string Number(string number, string? extension) =>
        string.IsNullOrEmpty(extension) ? number : $"{number} {Say(FindText.Extension, extension)}";

    /// <summary>What to warn of in a listing's state; null when it works as it should.</summary>
    public static string? Status(ListingStatus status) =>
        status switch
        {
            ListingStatus.Active => null,
            ListingStatus.TemporarilyClosed => FindText.TemporarilyClosed,
            _ => FindText.NotActive,
        };

    /// <summary>The wall clock at a place of our list.</summary>
    public static DateTime LocalNow(string? placeKey, DateTimeOffset now)
    {
        var id = Gazetteer.Find(placeKey)?.TimeZone ?? UsualZone;
        return TimeZoneInfo.TryFindSystemTimeZoneById(id, out var zone)
            ? TimeZoneInfo.ConvertTime(now, zone).DateTime
            : now.UtcDateTime.AddHours(5);
    }

    /// <summary>A spoken language by its ISO 639 code, in the reader's words; else as the feed has it.</summary>
    public static string? LanguageName(string? code, string? asGiven = null)
    {
        // Only codes of languages that exist: what a form sends must not fill the memory.
        if (code is null || !KnownLanguages.Contains(code))
            return asGiven;
        return LanguageNamesMade.GetOrAdd((CultureInfo.CurrentUICulture.Name, code), made => MakeLanguageName(made.Code));
    }

    /// <summary>Spoken languages in the reader's words, with commas.</summary>
    public static string LanguageNames(IReadOnlyList<string> codes)
    {
        if (codes.Count == 1)
            return LanguageName(codes[0]) ?? codes[0];
        var names = new string[codes.Count];
        for (var i = 0; i < names.Length; i++)
            names[i] = LanguageName(codes[i]) ?? codes[i];
        return string.Join(", ", names);
    }

    // ICU writes some names with a capital or in another form than the rest. All but English write them small.
    private static string MakeLanguageName(string code) =>
        (code, CultureInfo.CurrentUICulture.Name) switch
        {
            (_, "en-GB") => CultureInfo.GetCultureInfo(code).DisplayName,
            ("ky", "ru-RU") => "кыргызский",
            ("uz", "uz-Latn-UZ") => "oʻzbekcha",
            _ => CultureInfo.GetCultureInfo(code).DisplayName.Replace('‘', 'ʻ').ToLower(CultureInfo.CurrentUICulture),
        };

    /// <summary>Whole kilometres from ten on, else one decimal; "0.1" is as near as it gets: positions are not truer.</summary>
    public static string Distance(double kilometres, Language language) =>
        Say(FindText.Kilometres, Math.Max(0.1, kilometres).ToString(kilometres >= 10 ? "N0" : "0.#", language.Culture));

    /// <summary>Fills a text; values are already in words.</summary>
    public static string Say(string text, params object?[] values) => string.Format(CultureInfo.CurrentCulture, text, values);

    private static string Moment(DateTime moment, DateTime localNow, Language language)
    {
        var time = moment.ToString("HH:mm", CultureInfo.InvariantCulture);
        // "Until 02:00" of the coming night needs no weekday.
        return moment.Date == localNow.Date || (moment > localNow && moment - localNow < TimeSpan.FromHours(8))
            ? time
            : $"{DateWords.ShortDay(moment.DayOfWeek, language)} {time}";
    }
}
