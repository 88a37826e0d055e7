using System.Globalization;
using Tirek.Domain.Listings;

namespace Tirek.Domain.Hsds;

/// <summary>Writes what is of an organisation itself.</summary>
internal static class WriteOrganization
{
    /// <summary>The organisation of a service: in a list its own fields, in a full answer its telephones too. Its places and services are at its own address.</summary>
    public static void OrganizationOf<TReader>(
        this HsdsWriter to,
        OrganizationView<TReader>? organization,
        HsdsForm form,
        bool isDemonstration
    )
        where TReader : IReader
    {
        if (organization is null)
            return;
        to.Json.WritePropertyName("organization");
        to.OrganizationFields(organization, isDemonstration);
        if (form == HsdsForm.Full)
            to.OrganizationParts(organization, []);
        to.Json.WriteEndObject();
    }

    public static void OrganizationFields<TReader>(this HsdsWriter to, OrganizationView<TReader> view, bool isDemonstration)
        where TReader : IReader
    {
        to.Id(view.Id);
        to.Text("name", view.Name);
        to.Text("alternate_name", view.AlternateName);
        to.Text("description", view.Description, isRequired: true);
        to.Email("email", view.Email);
        to.Address("website", view.Website);
        to.Text("tax_status", view.TaxStatus);
        to.Text("tax_id", view.TaxId);
        to.Number(
            "year_incorporated",
            int.TryParse(view.YearIncorporated, NumberStyles.None, CultureInfo.InvariantCulture, out var year) ? year : null
        );
        to.Text("legal_status", view.LegalStatus);
        to.Address("logo", view.Logo);
        to.Address("uri", view.Uri);
        to.Id("parent_organization_id", view.ParentOrganizationId);
        to.Text("source", view.Source);
        if (isDemonstration)
            to.Text("demonstration", WriteHsds.Demonstration);
        to.EndFields();
    }

    /// <param name="sites">Places of its services; those that belong to it and may be shown are its locations.</param>
    public static void OrganizationParts<TReader>(this HsdsWriter to, OrganizationView<TReader> view, IReadOnlyList<SiteView> sites)
        where TReader : IReader
    {
        to.Many("funding", view.Funding, to.Funding);
        to.Many("contacts", view.Contacts, to.Contact);
        to.Many("phones", view.Phones, to.Phone);
        to.Many(
            "locations",
            [.. sites.Where(s => !s.IsAreaOnly && s.OrganizationId == view.Id).DistinctBy(s => s.LocationId)],
            to.Location
        );
        to.Many("programs", view.Programs, to.Program);
        to.Many("organization_identifiers", view.Identifiers, identifier => Identifier(to, identifier));
    }

    private static void Identifier(HsdsWriter to, Organization.OrganizationIdentifier identifier)
    {
        to.Id(identifier.Id);
        to.Text("identifier_scheme", identifier.Scheme);
        to.Required("identifier_type", identifier.Type);
        to.Required("identifier", identifier.Identifier);
        to.Json.WriteEndObject();
    }
}
