using Tirek.Domain.Languages;
using Tirek.Domain.Listings;

namespace Tirek.Domain.Editing;

/// <summary>A place where a service of her organisation is given, as its form shows it.</summary>
/// <param name="Id">Of the service at this place.</param>
/// <param name="Town">Key of the town or district; null: unknown.</param>
/// <param name="Address">That everybody may know; null: only the area is shown.</param>
public sealed record OwnPlace(Guid Id, string? Town, string? Address)
{
    /// <summary>Key of the area that readers see of a hidden place, which may be larger than its town; null of one that is shown.</summary>
    public string? Area { get; init; }

    /// <summary>Services of hers that show the same address, this one too if it does so at another place.</summary>
    public IReadOnlyList<OtherThere> Others { get; init; } = [];
}

/// <summary>A service that shows an address at another place.</summary>
public sealed record OtherThere(Guid Listing, LocalText Name);

/// <summary>How a place of a service changes.</summary>
public static class PlaceRule
{
    /// <summary>Places that one service may have.</summary>
    public const int Most = 20;

    /// <summary>
    /// Whether places where this help is given are kept secret unless somebody decides otherwise for this one: the address of a shelter is never taken without a word
    /// on who knows it.
    /// </summary>
    /// <param name="kinds">Keys of our taxonomy.</param>
    public static bool IsSecretByNature(IEnumerable<string> kinds) => kinds.Contains("shelter");

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

    /// <summary>
    /// Whether the addresses of two places are of one house: in one town, and the same however they are spelled, or one of them goes on where the other ends, with a
    /// flat or a floor. One whose town or address is unknown is one with none.
    /// </summary>
    public static bool IsOneHouse(OwnPlace one, OwnPlace other)
    {
        ArgumentNullException.ThrowIfNull(one);
        ArgumentNullException.ThrowIfNull(other);
        if (one.Town is null || one.Town != other.Town)
            return false;
        var (a, b) = (Folding.Fold(one.Address ?? ""), Folding.Fold(other.Address ?? ""));
        return a.Length > 0 && b.Length > 0 && (a == b || GoesOn(a, b) || GoesOn(b, a));

        static bool GoesOn(string shorter, string longer) => longer.StartsWith($"{shorter} ", StringComparison.Ordinal);
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
