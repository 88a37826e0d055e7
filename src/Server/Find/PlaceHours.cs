using Tirek.Domain.Listings;
using Tirek.Domain.Places;

namespace Tirek.Server.Find;

/// <summary>The schedules that hold at one place of a listing, with the place of our list whose wall clock they go by (null: unknown).</summary>
internal sealed record PlaceHours(Place? Place, IReadOnlyList<Schedule> Schedules)
{
    /// <summary>Schedules of the listing itself stand with its first place; a place without any is left out.</summary>
    public static IReadOnlyList<PlaceHours> Of(ListingView<PublicReader> view)
    {
        if (view.Sites.Count == 0)
            return view.Schedules.Count == 0
                ? []
                : [new(Gazetteer.Find(view.ServiceAreas is [var area, ..] ? area.PlaceKey : null), view.Schedules)];
        return
        [
            .. view
                .Sites.Select((site, i) => new PlaceHours(PlaceOf(site), i == 0 ? [.. view.Schedules, .. site.Schedules] : site.Schedules))
                .Where(hours => hours.Schedules.Count > 0),
        ];
    }

    private static Place? PlaceOf(SiteView site) => Gazetteer.Find(site.IsAreaOnly ? site.AreaKey : site.TownKey);
}
