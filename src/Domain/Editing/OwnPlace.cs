using Tirek.Domain.Listings;

namespace Tirek.Domain.Editing;

/// <summary>A place where a service of her organisation is given, as its form shows it.</summary>
/// <param name="Id">Of the service at this place.</param>
/// <param name="Town">Key of the town or district; null: unknown.</param>
/// <param name="Address">That everybody may know; null: only the area is shown.</param>
public sealed record OwnPlace(Guid Id, string? Town, string? Address);

/// <summary>How a place of a service changes.</summary>
public static class PlaceRule
{
    /// <summary>Places that one service may have.</summary>
    public const int Most = 20;

    /// <summary>
    /// The place elsewhere, or told otherwise. What was known of the house stays only where its address does: of a house that is to be secret nothing comes along that
    /// could tell it.
    /// </summary>
    public static Location Moved(Location place, Guid id, Whereabouts whereabouts)
    {
        ArgumentNullException.ThrowIfNull(place);
        return whereabouts is Whereabouts.Shown && place.Whereabouts is Whereabouts.Shown
            ? place with
            {
                Id = id,
                Whereabouts = whereabouts,
                Transportation = null,
                ExternalIdentifier = null,
                ExternalIdentifierType = null,
                Extra = null,
            }
            : new Location(id)
            {
                OrganizationId = place.OrganizationId,
                Type = place.Type,
                Whereabouts = whereabouts,
                Languages = place.Languages,
                Phones = place.Phones,
                Contacts = place.Contacts,
                Schedules = place.Schedules,
            };
    }

    /// <summary>As the form says it.</summary>
    public static OwnPlace Read(Guid id, Location place)
    {
        ArgumentNullException.ThrowIfNull(place);
        return place.Whereabouts switch
        {
            Whereabouts.Shown shown => new(
                id,
                shown.TownKey,
                shown.Addresses.Where(a => a.Type != "postal").Select(a => a.Address1).FirstOrDefault(a => a is not null) ?? ""
            ),
            Whereabouts.AreaOnly area => new(id, area.DistrictKey, null),
            _ => new(id, null, null),
        };
    }
}
