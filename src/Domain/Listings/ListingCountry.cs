using Tirek.Domain.Places;

namespace Tirek.Domain.Listings;

/// <summary>In which country a listing belongs, from what its reader may see.</summary>
public static class ListingCountry
{
    /// <summary>ISO 3166-1 alpha-2 of its first place, else of the first area it serves; null when neither tells.</summary>
    public static string? Of<TReader>(ListingView<TReader> view)
        where TReader : IReader =>
        view.Sites.Select(OfSite).FirstOrDefault(c => c is not null)
        ?? view.ServiceAreas.Select(a => Gazetteer.Find(a.PlaceKey)?.Country).FirstOrDefault(c => c is not null);

    private static string? OfSite(SiteView site) =>
        Gazetteer.Find(site.AreaKey ?? site.TownKey)?.Country
        ?? site.Addresses.Select(a => a.Country).FirstOrDefault(c => c is { Length: 2 });
}
