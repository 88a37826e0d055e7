using Tirek.Domain.Documents;
using Tirek.Domain.Editing;
using Tirek.Domain.Listings;
using Tirek.Domain.Opening;
using Tirek.Server.Documents;
using Tirek.Server.Shell;

namespace Tirek.Server.Find;

/// <summary>
/// A card to carry, the size of a bank card: the numbers, when they are answered, when that was checked. No name, place, kind of help or name of whoever
/// checked: whoever finds it learns nothing.
/// </summary>
internal static class PrintCard
{
    private const int MostNumbers = 3;
    private const int MostLines = 4;
    private const int MostDays = 2;

    public static Report Of(ListingView<PublicReader> listing, Visit visit)
    {
        var blocks = new List<Block>();
        foreach (var phone in Numbers.ToCall(listing).Where(p => p.Type is not "fax").Concat(listing.OrganizationPhones).Take(MostNumbers))
            blocks.Add(new Paragraph(FindWords.Number(phone), TextSize.Large));
        if (FindWords.Status(listing.Status) is { } status)
            blocks.Add(new Paragraph(status, TextSize.Small));
        else if (string.Join('\n', Hours(listing, visit)) is { Length: > 0 } hours)
            blocks.Add(new Paragraph(hours, TextSize.Small));
        blocks.Add(new Paragraph(FindWords.Checked(listing.CheckedOn, null, visit.Today, visit.Language).Words, TextSize.Small));
        return PrintedSheet.Card(visit, FindText.CardTitle, blocks);
    }

    private static IEnumerable<string> Hours(ListingView<PublicReader> listing, Visit visit)
    {
        var places = PlaceHours.Of(listing);
        if (places.Count == 0)
            return [];
        var today = DateOnly.FromDateTime(FindWords.LocalNow(places[0].Place?.Key, visit.Now));
        var week = WeekTable.Of(places[0].Schedules, today);
        return week
            .Rows.Where(r => r.Windows.Count > 0)
            .Take(MostLines)
            .Select(r => $"{ScheduleWords.Days(r, visit.Language)}: {ScheduleWords.Times(r.Windows)}")
            .Concat(
                SpecialDay
                    .Of(week.Others)
                    .Where(d => d.NextFrom(today) is not null)
                    .OrderBy(d => d.NextFrom(today))
                    .Take(MostDays)
                    // Why it is closed may tell what it is.
                    .Select(d => SpecialDayWords.Of(d, visit.Language, withReason: false))
            );
    }
}
