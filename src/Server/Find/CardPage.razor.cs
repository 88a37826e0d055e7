using Tirek.Domain.Listings;
using Tirek.Domain.Opening;

namespace Tirek.Server.Find;

/// <summary>
/// A card to print, the size of a bank card: the numbers and when they are answered. No name, place or kind of help: whoever finds it learns nothing.
/// </summary>
public sealed partial class CardPage
{
    private const int MostNumbers = 3;
    private const int MostLines = 4;

    private IEnumerable<Phone> Phones =>
        Numbers.ToCall(Listing).Where(p => p.Type is not "fax").Concat(Listing.OrganizationPhones).Take(MostNumbers);

    private IEnumerable<string> Hours
    {
        get
        {
            var places = PlaceHours.Of(Listing);
            if (places.Count == 0)
                return [];
            var today = DateOnly.FromDateTime(FindWords.LocalNow(places[0].Place?.Key, Visit.Now));
            return WeekTable
                .Of(places[0].Schedules, today)
                .Rows.Where(r => r.Windows.Count > 0)
                .Take(MostLines)
                .Select(r => $"{ScheduleWords.Days(r, Visit.Language)}: {ScheduleWords.Times(r.Windows)}");
        }
    }
}
