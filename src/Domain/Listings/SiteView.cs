using System.Text.Json.Serialization;
using Tirek.Domain.Languages;
using Tirek.Domain.Places;

namespace Tirek.Domain.Listings;

/// <summary>
/// A place where the service is given (HSDS <c>service_at_location</c> with its <c>location</c>). Either its address is shown, or <see cref="AreaKey"/>
/// names the published area (a place of our list) that stands for it: then there is no address, position, name or direction here.
/// </summary>
public sealed record SiteView(Guid Id)
{
    /// <summary>Id of the location; of a hidden one an id of this listing's own, so that nobody can tell which listings share a house.</summary>
    public Guid LocationId { get; init; }
    public LocationType Type { get; init; }

    /// <summary>The organisation to which the location itself belongs.</summary>
    public Guid? OrganizationId { get; init; }
    public string? Name { get; init; }
    public string? AlternateName { get; init; }
    public string? Url { get; init; }
    public string? ExternalIdentifier { get; init; }
    public string? ExternalIdentifierType { get; init; }

    /// <summary>What is said of the service at this place.</summary>
    public LocalText? OwnDescription { get; init; }

    /// <summary>What is said of the place itself.</summary>
    public LocalText? PlaceDescription { get; init; }
    public IReadOnlyList<PostalAddress> Addresses { get; init; } = [];
    public Position? Position { get; init; }

    /// <summary>The town of our list in which a shown place lies, if any.</summary>
    public string? TownKey { get; init; }
    public bool IsAreaOnly { get; init; }

    /// <summary>Key of the area that stands for a hidden place; null when not even the country is known.</summary>
    public string? AreaKey { get; init; }
    public string? Transportation { get; init; }
    public IReadOnlyList<Accessibility> Accessibility { get; init; } = [];
    public IReadOnlyList<SpokenLanguage> Languages { get; init; } = [];

    /// <summary>Of the service at this place.</summary>
    public IReadOnlyList<Phone> OwnPhones { get; init; } = [];
    public IReadOnlyList<Contact> OwnContacts { get; init; } = [];
    public IReadOnlyList<Schedule> OwnSchedules { get; init; } = [];

    /// <summary>Of the place, for all that is given there.</summary>
    public IReadOnlyList<Phone> PlacePhones { get; init; } = [];
    public IReadOnlyList<Contact> PlaceContacts { get; init; } = [];
    public IReadOnlyList<Schedule> PlaceSchedules { get; init; } = [];

    [JsonIgnore]
    public LocalText? Description => OwnDescription ?? PlaceDescription;

    [JsonIgnore]
    public IReadOnlyList<Phone> Phones => [.. OwnPhones, .. PlacePhones];

    [JsonIgnore]
    public IReadOnlyList<Contact> Contacts => [.. OwnContacts, .. PlaceContacts];

    [JsonIgnore]
    public IReadOnlyList<Schedule> Schedules => [.. OwnSchedules, .. PlaceSchedules];

    internal static SiteView Of<TReader>(ListingAtLocation at, PublishedLocation published)
        where TReader : struct, IReader
    {
        var reader = default(TReader);
        var location = published.Location;
        var shared = new SiteView(at.Id)
        {
            Type = location.Type,
            Accessibility = location.Accessibility,
            Languages = location.Languages,
            OwnPhones = at.Phones.For(reader),
            OwnContacts = at.Contacts.For(reader),
            OwnSchedules = at.Schedules.For(reader),
            PlacePhones = location.Phones.For(reader),
            PlaceContacts = location.Contacts.For(reader),
            PlaceSchedules = location.Schedules.For(reader),
        };
        return location.Whereabouts switch
        {
            Whereabouts.Shown shown => shared with
            {
                LocationId = location.Id,
                OrganizationId = location.OrganizationId,
                Name = location.Name,
                AlternateName = location.AlternateName,
                Url = location.Url,
                ExternalIdentifier = location.ExternalIdentifier,
                ExternalIdentifierType = location.ExternalIdentifierType,
                OwnDescription = at.Description,
                PlaceDescription = location.Description,
                Addresses = shown.Addresses,
                Position = shown.Position,
                TownKey = shown.TownKey,
                Transportation = location.Transportation,
            },
            _ => shared with { LocationId = Uuid5.Create(at.Id, "area"), IsAreaOnly = true, AreaKey = published.AreaKey },
        };
    }
}
