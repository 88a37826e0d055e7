using Tirek.Domain.Languages;

namespace Tirek.Domain.Listings;

/// <summary>
/// An organisation as one kind of reader may see it. There is one only for an organisation that is not controlled and stands at a listing this reader may
/// find: of the others not even the name is told (directory.md §3).
/// </summary>
public sealed record OrganizationView<TReader>(Guid Id, LocalText Name)
    where TReader : IReader
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
    public IReadOnlyList<Phone> Phones { get; init; } = [];
    public IReadOnlyList<Contact> Contacts { get; init; } = [];
    public IReadOnlyList<Funding> Funding { get; init; } = [];
    public IReadOnlyList<Organization.OrganizationIdentifier> Identifiers { get; init; } = [];
    public IReadOnlyList<Organization.Programme> Programs { get; init; } = [];

    /// <summary>The feed it came from, as the operator calls it; null for one made on this node.</summary>
    public string? Source { get; init; }
}

/// <summary>Makes views.</summary>
public static class OrganizationView
{
    public static OrganizationView<TReader> Of<TReader>(Organization organization)
        where TReader : struct, IReader
    {
        var reader = default(TReader);
        return new(organization.Id, organization.Name)
        {
            AlternateName = organization.AlternateName,
            Description = organization.Description,
            Email = organization.Email,
            Website = organization.Website,
            TaxStatus = organization.TaxStatus,
            TaxId = organization.TaxId,
            YearIncorporated = organization.YearIncorporated,
            LegalStatus = organization.LegalStatus,
            Logo = organization.Logo,
            Uri = organization.Uri,
            ParentOrganizationId = organization.ParentOrganizationId,
            Phones = organization.Phones.For(reader),
            Contacts = organization.Contacts.For(reader),
            Funding = organization.Funding.For(reader),
            Identifiers = organization.Identifiers,
            Programs = organization.Programs,
        };
    }
}
