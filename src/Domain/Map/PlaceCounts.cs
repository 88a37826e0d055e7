using Tirek.Domain.Places;

namespace Tirek.Domain.Map;

/// <summary>How many services stand at each place of our list, and how many in it and everything within it.</summary>
public sealed class PlaceCounts
{
    private readonly Dictionary<PresentAt, int> at = [];
    private readonly Dictionary<string, int> within = new(StringComparer.Ordinal);

    private PlaceCounts() { }

    /// <summary>Counts presences; those of one listing must come one after another.</summary>
    public static PlaceCounts Of(IEnumerable<(Guid Listing, PresentAt At)> presences)
    {
        var counts = new PlaceCounts();
        var counted = new HashSet<string>(StringComparer.Ordinal);
        var listing = Guid.Empty;
        foreach (var presence in presences)
        {
            if (presence.Listing != listing)
                counted.Clear();
            listing = presence.Listing;
            if (Gazetteer.Find(presence.At.PlaceKey) is { } place)
                counts.Add(presence.At, place, counted);
        }
        return counts;
    }

    /// <summary>Services present in this way at exactly this place: of a region or country not those in its towns.</summary>
    public int At(string placeKey, Presence presence) => at.GetValueOrDefault(new(placeKey, presence));

    /// <summary>Services present in any way at this place or anywhere in it, each counted once.</summary>
    public int Within(string placeKey) => within.GetValueOrDefault(placeKey);

    /// <summary>Every place at which a service is present in this way.</summary>
    public IEnumerable<Place> PlacesWith(Presence presence) =>
        at.Keys.Where(p => p.Presence == presence).Select(p => Gazetteer.Find(p.PlaceKey)!);

    private void Add(PresentAt present, Place place, HashSet<string> counted)
    {
        at[present] = At(present.PlaceKey, present.Presence) + 1;
        foreach (var key in new[] { place.Key, place.Region, place.Country })
            if (key is not null && counted.Add(key))
                within[key] = Within(key) + 1;
    }
}
