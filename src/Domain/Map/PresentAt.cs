using Tirek.Domain.Listings;
using Tirek.Domain.Places;
using Tirek.Domain.Programmes;

namespace Tirek.Domain.Map;

/// <summary>How a listing is at a place of our list, as far as its reader may know.</summary>
public enum Presence
{
    /// <summary>It is given there, and its address is shown.</summary>
    Shown,

    /// <summary>It is given somewhere in that area; where is not told.</summary>
    AreaOnly,

    /// <summary>It has no house of its own to go to and reaches people there: by telephone, by visits.</summary>
    Reaches,
}

/// <summary>A listing's presence at the place with this key. Made only from what the reader of a view may see.</summary>
public readonly record struct PresentAt(string PlaceKey, Presence Presence)
{
    /// <summary>A shown place farther than this from every town of our list stands for its country alone.</summary>
    private const double NearTownKilometres = 60;

    /// <summary>
    /// Where a listing stands on the map of help, each place once. A programme for people who use violence stands nowhere on it. A hidden place
    /// gives its published area and nothing else.
    /// </summary>
    public static IReadOnlyCollection<PresentAt> Of<TReader>(ListingView<TReader> view)
        where TReader : IReader
    {
        if (ProgrammeRule.IsProgramme(view))
            return [];
        var houses = view.Sites.Select(OfSite).OfType<PresentAt>().ToHashSet();
        return houses.Count > 0
            ? houses
            : view
                .ServiceAreas.Select(a => Gazetteer.Find(a.PlaceKey))
                .OfType<Place>()
                .Select(p => new PresentAt(p.Key, Presence.Reaches))
                .ToHashSet();
    }

    private static PresentAt? OfSite(SiteView site)
    {
        if (site.IsAreaOnly)
            return Gazetteer.Find(site.AreaKey) is { } area ? new(area.Key, Presence.AreaOnly) : null;
        var country = site.Addresses.Select(a => Gazetteer.Find(a.Country)).FirstOrDefault(c => c is { Kind: PlaceKind.Country });
        var place = Gazetteer.Find(site.TownKey) ?? NearestTown(site.Position, country?.Key) ?? country;
        return place is null ? null : new(place.Key, Presence.Shown);
    }

    private static Place? NearestTown(Position? position, string? country) =>
        position is { } known ? Gazetteer.NearestTown(known, NearTownKilometres, country) : null;
}
