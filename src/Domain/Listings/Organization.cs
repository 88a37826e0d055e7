using Tirek.Domain.Languages;

namespace Tirek.Domain.Listings;

/// <summary>HSDS <c>organization</c>.</summary>
public sealed record Organization(Guid Id, LocalText Name)
{
    public string? AlternateName { get; init; }
    public LocalText? Description { get; init; }
    public string? Email { get; init; }
    public string? Website { get; init; }
    public string? TaxStatus { get; init; }
    public string? TaxId { get; init; }
    public string? YearIncorporated { get; init; }
    public string? LegalStatus { get; init; }
    public string? Logo { get; init; }
    public string? Uri { get; init; }
    public Guid? ParentOrganizationId { get; init; }

    /// <summary>True for the stand-in "Organisation not in the feed (id)" under which an orphaned service is kept.</summary>
    public bool IsStandIn { get; init; }
    public IReadOnlyList<Held<Phone>> Phones { get; init; } = [];
    public IReadOnlyList<Held<Contact>> Contacts { get; init; } = [];
    public IReadOnlyList<Held<Funding>> Funding { get; init; } = [];
    public IReadOnlyList<OrganizationIdentifier> Identifiers { get; init; } = [];
    public IReadOnlyList<Programme> Programs { get; init; } = [];
    public Held<Dictionary<string, string>>? Extra { get; init; }

    /// <summary>HSDS <c>organization_identifier</c>.</summary>
    public sealed record OrganizationIdentifier(Guid Id, string? Scheme, string Type, string Identifier);

    /// <summary>HSDS <c>program</c>: a grouping of services within an organization (not a programme for perpetrators).</summary>
    public sealed record Programme(Guid Id, string Name, string? AlternateName, string? Description);
}
