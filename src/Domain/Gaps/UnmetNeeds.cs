using Tirek.Domain.Places;
using Tirek.Domain.Search;

namespace Tirek.Domain.Gaps;

/// <summary>
/// That a search for help of a kind found nothing, in a month and about a place. No word that was typed, no hour, nobody.
/// </summary>
/// <param name="Month">Its first day.</param>
/// <param name="Country">ISO 3166-1; empty where no place was chosen.</param>
/// <param name="Region">ISO 3166-2; empty where only a country was chosen, or nothing.</param>
/// <param name="Kind">Key of the kind of help; <see cref="UnmetNeeds.AnyKind"/> where none was chosen.</param>
public readonly record struct UnmetNeed(DateOnly Month, string Country, string Region, string Kind);

/// <summary>What is counted of searches that found nothing, from how many on it is shown, how long it is kept.</summary>
public static class UnmetNeeds
{
    public const string AnyKind = "any";

    /// <summary>Fewer than this are not shown; more are told in steps of it, so that one search more is not seen.</summary>
    public const int ShownFrom = 5;

    /// <summary>Counts of months longer ago are deleted.</summary>
    public const int KeptMonths = 24;

    /// <summary>So many are counted in a minute at most, whoever asks: a program that asks without end does not drown what people miss.</summary>
    public const int MostPerMinute = 30;

    /// <summary>
    /// What is to be counted of a search: nothing if it found somebody, if only a part of the directory could be looked at, if words were typed (they are never
    /// looked at for this), or if neither a kind of help nor a place was chosen.
    /// </summary>
    public static IReadOnlyList<UnmetNeed> Of(ListingSearch search, SearchAnswer answer, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(search);
        ArgumentNullException.ThrowIfNull(answer);
        var place = Gazetteer.Find(search.Near);
        if (answer.Total > 0 || answer.IsPartial || search.Text.Length > 0 || (place is null && search.Kinds.Count == 0))
            return [];
        return
        [
            .. search
                .Kinds.DefaultIfEmpty(AnyKind)
                .Select(kind => new UnmetNeed(MonthOf(today), place?.Country ?? "", place?.Region ?? "", kind)),
        ];
    }

    public static DateOnly MonthOf(DateOnly day) => new(day.Year, day.Month, 1);

    /// <summary>The first month that is still kept.</summary>
    public static DateOnly Oldest(DateOnly today) => MonthOf(today).AddMonths(-KeptMonths);

    /// <summary>What members are told of a count: null for few, and while the month is not over, when they could watch it grow.</summary>
    public static int? Shown(DateOnly month, int times, DateOnly today) =>
        month >= MonthOf(today) || times < ShownFrom ? null : times - times % ShownFrom;
}
