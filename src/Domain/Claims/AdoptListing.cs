using Tirek.Domain.Duplicates;
using Tirek.Domain.Listings;

namespace Tirek.Domain.Claims;

/// <summary>An entry of a member's own, made of one that it claimed: what its people could read of that, and nothing narrower.</summary>
public static class AdoptListing
{
    /// <param name="entry">The entry as its source says it.</param>
    /// <param name="id">Of the new one.</param>
    /// <param name="organization">Of the member in the directory.</param>
    /// <param name="places">For each place of the former one that comes along, the member's own.</param>
    /// <param name="of">The former organisation, if it may be told: its numbers and site stood in the entry, and whoever calls them still finds them there.</param>
    /// <param name="reads">The narrowest audience whose values come along.</param>
    public static Listing Copy(
        Listing entry,
        Guid id,
        Guid organization,
        IReadOnlyDictionary<Guid, Guid> places,
        Organization? of,
        Audience reads
    )
    {
        ArgumentNullException.ThrowIfNull(entry);
        ArgumentNullException.ThrowIfNull(places);
        var blank = new Listing(id, organization, entry.Name)
        {
            CheckedOn = entry.CheckedOn,
            CheckedBy = entry.CheckedBy,
            Unanswered = entry.Unanswered,
            LastModified = entry.LastModified,
        };
        var scope = new MergeScope(reads, places.ContainsKey) { OfAnySort = true };
        var copy = MergeFields.Merge(blank, entry, MergeFields.All.ToDictionary(f => f.Key, _ => false), scope);
        copy = AtOwnPlaces(copy, places);
        var known = copy.Phones.Concat(copy.At.SelectMany(a => a.Phones)).Select(Digits).ToHashSet();
        return copy with
        {
            Url = copy.Url ?? of?.Website,
            Phones = [.. copy.Phones, .. (of?.Phones ?? []).Where(p => p.Audience <= reads && known.Add(Digits(p)))],
        };
    }

    /// <summary>The entry at the member's own places instead of those of the source.</summary>
    public static Listing AtOwnPlaces(Listing listing, IReadOnlyDictionary<Guid, Guid> places)
    {
        ArgumentNullException.ThrowIfNull(listing);
        ArgumentNullException.ThrowIfNull(places);
        return listing with
        {
            At = [.. listing.At.Select(a => places.TryGetValue(a.LocationId, out var own) ? a with { LocationId = own } : a)],
        };
    }

    /// <summary>A place of the member's own. Of a hidden one nothing comes along but its area; it counts as whose it was, so that no area becomes finer by a claim.</summary>
    /// <param name="place">As its source says it.</param>
    /// <param name="id">Of the new one.</param>
    /// <param name="organization">Of the member in the directory.</param>
    /// <param name="former">The organisation of the entry, for a place that names none.</param>
    /// <param name="reads">The narrowest audience whose values come along.</param>
    public static Location Copy(Location place, Guid id, Guid organization, Guid former, Audience reads)
    {
        ArgumentNullException.ThrowIfNull(place);
        var own =
            place.Whereabouts is Whereabouts.AreaOnly
                ? new Location(id)
                {
                    Whereabouts = place.Whereabouts,
                    OrganizationId = place.OrganizationId ?? former,
                    Type = place.Type,
                    Accessibility = place.Accessibility,
                    Languages = place.Languages,
                }
                : place with
                {
                    Id = id,
                    OrganizationId = organization,
                    Extra = null,
                };
        return own with
        {
            Phones = [.. place.Phones.Where(h => h.Audience <= reads)],
            Contacts = [.. place.Contacts.Where(h => h.Audience <= reads)],
            Schedules = [.. place.Schedules.Where(h => h.Audience <= reads)],
        };
    }

    private static string Digits(Held<Phone> phone) => string.Concat(phone.For<OwnerReader>()!.Number.Where(char.IsAsciiDigit));
}
