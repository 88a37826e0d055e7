using Tirek.Domain.Languages;
using Tirek.Domain.Places;

namespace Tirek.Domain.Listings;

/// <summary>HSDS <c>location.location_type</c>.</summary>
public enum LocationType
{
    Physical,
    Postal,
    Virtual,
}

/// <summary>HSDS <c>address</c>.</summary>
public sealed record PostalAddress(Guid Id, string? Address1, string? City, string? Country)
{
    public string? Attention { get; init; }
    public string? Address2 { get; init; }
    public string? Region { get; init; }
    public string? StateProvince { get; init; }

    /// <summary>Null where there is none: villages lack them. The standard's API sends "".</summary>
    public string? PostalCode { get; init; }

    /// <summary>physical, postal or virtual.</summary>
    public string Type { get; init; } = "physical";
}

/// <summary>Where in the world a location is, as far as it may be told.</summary>
public abstract record Whereabouts
{
    private Whereabouts() { }

    /// <summary>Its address may be shown, and its position if known.</summary>
    public sealed record Shown(IReadOnlyList<PostalAddress> Addresses, Position? Position, string? TownKey) : Whereabouts;

    /// <summary>
    /// Hidden: only the district (the nearest town of our list; null: unknown) is known here. An exact address has no field to stand in
    /// until it can be sealed on its owner's device (directory.md §2, security.md §10).
    /// </summary>
    public sealed record AreaOnly(string? DistrictKey, string? Country) : Whereabouts;
}

/// <summary>HSDS <c>location</c>. What of it may be read by whom is decided by <see cref="Whereabouts"/> and by each held value.</summary>
public sealed record Location(Guid Id)
{
    public string? Name { get; init; }
    public string? AlternateName { get; init; }
    public LocalText? Description { get; init; }
    public Guid? OrganizationId { get; init; }
    public LocationType Type { get; init; }
    public string? Url { get; init; }
    public string? ExternalIdentifier { get; init; }
    public string? ExternalIdentifierType { get; init; }

    public required Whereabouts Whereabouts { get; init; }

    /// <summary>Cross streets, bus lines, directions. Dropped with a hidden address.</summary>
    public string? Transportation { get; init; }
    public IReadOnlyList<Accessibility> Accessibility { get; init; } = [];
    public IReadOnlyList<SpokenLanguage> Languages { get; init; } = [];
    public IReadOnlyList<Held<Phone>> Phones { get; init; } = [];
    public IReadOnlyList<Held<Contact>> Contacts { get; init; } = [];
    public IReadOnlyList<Held<Schedule>> Schedules { get; init; } = [];

    /// <summary>Fields of the source that the standard does not name, kept for the owner.</summary>
    public Held<Dictionary<string, string>>? Extra { get; init; }
}
