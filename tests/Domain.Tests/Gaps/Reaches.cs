using Tirek.Domain.Gaps;
using Tirek.Domain.Languages;
using Tirek.Domain.Listings;
using Tirek.Domain.Places;
using Tirek.Domain.Taxonomy;

namespace Tirek.Domain.Tests.Gaps;

/// <summary>Public views of invented services, as coverage takes them.</summary>
internal static class Reaches
{
    public static Term Kind(string key) => Domain.Taxonomy.Taxonomy.Find(key)!;

    public static Place Place(string key) => Gazetteer.Find(key)!;

    public static ListingView<PublicReader> View(string kind, params SiteView[] sites) =>
        new(Guid.CreateVersion7(), LocalText.Of("Service")) { Terms = [kind, "women"], Sites = sites };

    public static SiteView Shown(string town, Position? at = null) => new(Guid.CreateVersion7()) { TownKey = town, Position = at };

    public static SiteView Hidden(string area) => new(Guid.CreateVersion7()) { IsAreaOnly = true, AreaKey = area };

    public static ListingView<PublicReader> Serving(this ListingView<PublicReader> view, params string[] areas) =>
        view with
        {
            ServiceAreas = [.. areas.Select(a => new ServiceArea(Guid.CreateVersion7(), a, null, a))],
        };

    public static ListingView<PublicReader> Speaking(this ListingView<PublicReader> view, params string[] codes) =>
        view with
        {
            Languages = [.. codes.Select(c => new SpokenLanguage(Guid.CreateVersion7(), c, null, null))],
        };

    public static Coverage Coverage(params ListingView<PublicReader>[] views) =>
        Domain.Gaps.Coverage.Of(views.Select(ListingReach.Of).OfType<ListingReach>());
}
