using System.Collections.Frozen;

namespace Tirek.Domain.Hsds;

/// <summary>
/// The tables of HSDS 3.1 and our profile, and how they nest. Source: HSDS 3.1 <c>datapackage.json</c> and the compiled JSON Schemas of service,
/// organization and service_at_location. In the lists below <c>#</c> marks a number, <c>?</c> a boolean.
/// </summary>
public static class HsdsTables
{
    public const string Organization = "organization";
    public const string Program = "program";
    public const string Service = "service";
    public const string AtLocation = "service_at_location";
    public const string Location = "location";
    public const string Phone = "phone";
    public const string Contact = "contact";
    public const string Address = "address";
    public const string Schedule = "schedule";
    public const string Funding = "funding";
    public const string ServiceArea = "service_area";
    public const string RequiredDocument = "required_document";
    public const string Language = "language";
    public const string Accessibility = "accessibility";
    public const string CostOption = "cost_option";
    public const string Identifier = "organization_identifier";
    public const string Capacity = "service_capacity";
    public const string Unit = "unit";
    public const string Url = "url";
    public const string Attribute = "attribute";
    public const string Term = "taxonomy_term";
    public const string Taxonomy = "taxonomy";
    public const string Metadata = "metadata";
    public const string Translation = "translation";
    public const string BeforeYouCall = "before_you_call";
    public const string Programme = "programme";

    /// <summary>All tables, in the order of the standard's data package; those of our profile at the end.</summary>
    public static IReadOnlyList<HsdsTable> All { get; } =
    [
        Of(
            Organization,
            "organizations.csv",
            "id name alternate_name description email website tax_status tax_id year_incorporated# legal_status logo uri parent_organization_id source demonstration audience"
        ),
        Of(Program, "programs.csv", "id organization_id name alternate_name description"),
        Of(
            Service,
            "services.csv",
            "id organization_id program_id name alternate_name description url email status interpretation_services application_process fees_description wait_time fees accreditations eligibility_description minimum_age# maximum_age# assured_date assurer_email licenses alert last_modified is_free? checked_by source demonstration audience"
        ),
        Of(Attribute, "attributes.csv", "id link_id taxonomy_term_id link_type link_entity value label"),
        Of(AtLocation, "service_at_location.csv", "id service_id location_id description"),
        Of(
            Location,
            "locations.csv",
            "id location_type url organization_id name alternate_name description transportation latitude# longitude# external_identifier external_identifier_type place area_place area_country audience"
        ),
        Of(
            Phone,
            "phones.csv",
            "id location_id service_id organization_id contact_id service_at_location_id number extension# type description is_invented? audience"
        ),
        Of(
            Contact,
            "contacts.csv",
            "id organization_id service_id service_at_location_id location_id name title department email audience"
        ),
        Of(
            Address,
            "addresses.csv",
            "id location_id attention address_1 address_2 city region state_province postal_code country address_type"
        ),
        Of(
            Schedule,
            "schedules.csv",
            "id service_id location_id service_at_location_id valid_from valid_to dtstart timezone# until count# wkst freq interval# byday byweekno bymonthday byyearday description opens_at closes_at schedule_link attending_type notes time_zone is_closure? audience"
        ),
        Of(Funding, "funding.csv", "id organization_id service_id source audience"),
        Of(ServiceArea, "service_areas.csv", "id service_id service_at_location_id name description extent extent_type uri place"),
        Of(RequiredDocument, "required_documents.csv", "id service_id document uri"),
        Of(Language, "languages.csv", "id service_id location_id phone_id name code note"),
        Of(Accessibility, "accessibility.csv", "id location_id description details url"),
        Of(Term, "taxonomy_terms.csv", "id code name description parent_id taxonomy language taxonomy_id term_uri"),
        Of(
            Metadata,
            "metadata.csv",
            "id resource_id resource_type last_action_date last_action_type field_name previous_value replacement_value updated_by"
        ),
        Of("meta_table_description", "meta_table_descriptions.csv", "id name language character_set"),
        Of(CostOption, "cost_options.csv", "id service_id valid_from valid_to option currency amount# amount_description"),
        Of(Identifier, "organization_identifiers.csv", "id organization_id identifier_scheme identifier_type identifier"),
        Of(Taxonomy, "taxonomies.csv", "id name description uri version"),
        Of(Capacity, "service_capacity.csv", "id service_id unit_id available# maximum# description updated audience"),
        Of(Unit, "units.csv", "id name scheme identifier uri"),
        Of(Url, "url.csv", "id label url organization_id service_id"),
        Of(Translation, "translations.csv", "id link_entity link_id field language state value"),
        Of(
            BeforeYouCall,
            "before_you_call.csv",
            "id service_id what_happens anonymous_possible? tells_others tells_source papers_needed? children_accepted? children_up_to_age# boys_up_to_age# longest_stay_days# answers_by"
        ),
        Of(Programme, "programmes.csv", "id service_id state since_year# whom_it_takes how_to_enrol womens_services"),
    ];

    /// <summary>All nestings; those of a parent stand in the order in which they are written.</summary>
    public static IReadOnlyList<HsdsNesting> Nestings { get; } =
    [
        new(Organization, "additional_websites", Url, "organization_id"),
        .. Many(Organization, "organization_id", ("funding", Funding), ("contacts", Contact), ("phones", Phone)),
        .. Many(Organization, "organization_id", ("locations", Location), ("programs", Program), ("organization_identifiers", Identifier)),
        new(Organization, "services", Service, "organization_id"),
        new(Service, "additional_urls", Url, "service_id"),
        .. Many(Service, "service_id", ("phones", Phone), ("schedules", Schedule), ("service_areas", ServiceArea)),
        .. Many(Service, "service_id", ("service_at_locations", AtLocation), ("languages", Language)),
        new(Service, "organization", Organization, "organization_id", IsMany: false, IsOfParent: true),
        .. Many(Service, "service_id", ("funding", Funding), ("cost_options", CostOption)),
        new(Service, "program", Program, "program_id", IsMany: false, IsOfParent: true),
        .. Many(Service, "service_id", ("required_documents", RequiredDocument), ("contacts", Contact), ("capacities", Capacity)),
        new(Service, "before_you_call", BeforeYouCall, "service_id", IsMany: false),
        new(Service, "programme", Programme, "service_id", IsMany: false),
        .. Many(AtLocation, "service_at_location_id", ("service_areas", ServiceArea), ("contacts", Contact)),
        .. Many(AtLocation, "service_at_location_id", ("phones", Phone), ("schedules", Schedule)),
        new(AtLocation, "location", Location, "location_id", IsMany: false, IsOfParent: true),
        new(AtLocation, "service", Service, "service_id", IsMany: false, IsOfParent: true),
        .. Many(Location, "location_id", ("languages", Language), ("addresses", Address), ("contacts", Contact)),
        .. Many(Location, "location_id", ("accessibility", Accessibility), ("phones", Phone), ("schedules", Schedule)),
        new(Contact, "phones", Phone, "contact_id"),
        new(Phone, "languages", Language, "phone_id"),
        new(Capacity, "unit", Unit, "unit_id", IsMany: false, IsOfParent: true),
        new(Attribute, "taxonomy_term", Term, "taxonomy_term_id", IsMany: false, IsOfParent: true),
        new(Term, "taxonomy_detail", Taxonomy, "taxonomy_id", IsMany: false, IsOfParent: true),
        new(null, "translations", Translation, "link_id"),
        new(null, "attributes", Attribute, "link_id"),
        new(null, "metadata", Metadata, "resource_id"),
    ];

    private static readonly FrozenDictionary<string, HsdsTable> ByName = All.ToFrozenDictionary(t => t.Name);

    private static readonly FrozenDictionary<(string, string), HsdsNesting> ByProperty = All.SelectMany(t =>
            Of(t.Name).Select(n => ((t.Name, n.Property), n))
        )
        .ToFrozenDictionary(p => p.Item1, p => p.n);

    public static HsdsTable? Find(string name) => ByName.GetValueOrDefault(name);

    /// <summary>What may stand inside an object of this table, in the order in which it is written.</summary>
    public static IEnumerable<HsdsNesting> Of(string table) => Nestings.Where(n => n.Parent == table || n.Parent is null);

    /// <summary>What stands under this property of an object of this table; null: a value of its own.</summary>
    public static HsdsNesting? Under(string table, string property) => ByProperty.GetValueOrDefault((table, property));

    private static HsdsTable Of(string name, string file, string columns) => new(name, file, [.. columns.Split(' ').Select(Column)]);

    private static (string, HsdsType) Column(string written) =>
        written[^1] switch
        {
            '#' => (written[..^1], HsdsType.Number),
            '?' => (written[..^1], HsdsType.Boolean),
            _ => (written, HsdsType.Text),
        };

    private static IEnumerable<HsdsNesting> Many(string parent, string link, params (string Property, string Child)[] children) =>
        children.Select(c => new HsdsNesting(parent, c.Property, c.Child, link));
}
