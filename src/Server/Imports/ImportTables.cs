using System.Collections.Frozen;

namespace Tirek.Server.Imports;

/// <summary>
/// The tables by whose names the importer works, with the columns that Tirek has a field for: those of HSDS 1.1, and those that 3.x and our profile add
/// (<see cref="Hsds3"/> maps their names). Whatever else a feed holds is kept for the owner.
/// </summary>
internal static class ImportTables
{
    public const string Organization = "organization";
    public const string Service = "service";
    public const string Location = "location";
    public const string AtLocation = "service_at_location";

    /// <summary>Links from a row to the record it belongs to, with the table that each points into.</summary>
    public static readonly IReadOnlyList<(string Column, string Table)> Links =
    [
        ("service_at_location_id", AtLocation),
        ("service_id", Service),
        ("location_id", Location),
        ("organization_id", Organization),
        ("contact_id", "contact"),
        ("phone_id", "phone"),
    ];

    private static readonly string[] Address =
    [
        "attention",
        "address_1",
        "address_2",
        "address_3",
        "address_4",
        "city",
        "region",
        "state_province",
        "postal_code",
        "country",
        "address_type",
    ];

    /// <summary>Known columns by resource name, ids and links apart.</summary>
    public static readonly FrozenDictionary<string, string[]> Columns = new Dictionary<string, string[]>
    {
        [Organization] =
        [
            "name",
            "alternate_name",
            "description",
            "email",
            "url",
            "tax_status",
            "tax_id",
            "year_incorporated",
            "legal_status",
            "logo",
            "uri",
            "parent_organization_id",
        ],
        ["program"] = ["name", "alternate_name", "description"],
        [Service] =
        [
            "program_id",
            "name",
            "alternate_name",
            "description",
            "url",
            "email",
            "status",
            "interpretation_services",
            "application_process",
            "wait_time",
            "fees",
            "accreditations",
            "licenses",
            "minimum_age",
            "maximum_age",
            "taxonomy_ids",
            .. Hsds3.ServiceColumns,
        ],
        ["service_taxonomy"] = ["taxonomy_id", "taxonomy_detail"],
        [AtLocation] = ["description"],
        [Location] = ["name", "alternate_name", "description", "transportation", "latitude", "longitude", .. Hsds3.LocationColumns],
        ["phone"] = ["number", "extension", "type", "language", "description", "department", "is_invented"],
        ["contact"] = ["name", "title", "department", "email"],
        ["physical_address"] = Address,
        ["postal_address"] = Address,
        [Hsds3.Address] = Address,
        ["regular_schedule"] = ["weekday", "opens_at", "closes_at", "original_text"],
        ["holiday_schedule"] = ["closed", "opens_at", "closes_at", "start_date", "end_date"],
        ["funding"] = ["source"],
        ["eligibility"] = ["eligibility", "minimum_age", "maximum_age"],
        ["service_area"] = ["service_area", "description", "place"],
        ["required_document"] = ["document", "uri"],
        ["payment_accepted"] = ["payment"],
        ["language"] = ["language", "code", "note"],
        ["accessibility_for_disabilities"] = ["accessibility", "details", "url"],
        ["taxonomy"] = ["name", "parent_id", "parent_name", "vocabulary", "code"],
        ["metadata"] = ["last_action_date", "last_action_type", "field_name", "previous_value", "replacement_value", "updated_by"],
        ["meta_table_description"] = ["name", "language", "character_set"],
        ["schedule"] = Hsds3.ScheduleColumns,
        ["cost_option"] = ["option", "amount", "currency", "amount_description"],
        ["organization_identifier"] = ["identifier_scheme", "identifier_type", "identifier"],
        ["service_capacity"] = ["available", "maximum", "updated"],
        ["attribute"] = ["value", "link_entity"],
        ["translation"] = ["link_entity", "field", "language", "state", "value"],
        ["before_you_call"] = Hsds3.BeforeYouCallColumns,
        ["programme"] = ["state", "since_year", "whom_it_takes", "how_to_enrol", "womens_services"],
        ["taxonomy_detail"] = [],
        ["unit"] = [],
        ["url"] = [],
    }.ToFrozenDictionary();

    /// <summary>Tables whose rows are kept as rows of their source, whatever they point to.</summary>
    public static bool IsOfSource(string table) =>
        table is "taxonomy" or "taxonomy_detail" or "metadata" or "meta_table_description" or "unit" or "url"
        || !Columns.ContainsKey(table);

    /// <summary>Without these a feed is no feed.</summary>
    public static readonly IReadOnlyList<string> Required = [Organization, Service];

    public static bool IsLink(string column) => column == "id" || column.EndsWith("_id", StringComparison.Ordinal);

    public static bool IsKnown(string table, string column) =>
        IsLink(column) || column == AudienceColumn || (Columns.TryGetValue(table, out var known) && known.Contains(column));

    /// <summary>The column of our profile that says who may read a row.</summary>
    public const string AudienceColumn = "audience";

    /// <summary>The importer's own name of a column, also when it is written in another way (<c>OrganizationId</c>), else the column as it is.</summary>
    public static string ColumnOf(string table, string header, bool isVersion3 = false)
    {
        // The standard's timezone is an offset, and not the zone of our profile that is written alike.
        if (isVersion3 && Hsds3.IsWithoutField(table, header))
            return header;
        var bare = PrivacyColumns.Bare(header);
        if (isVersion3 && Hsds3.Renamed(table, bare) is { } renamed)
            return renamed;
        return Columns.GetValueOrDefault(table, []).Concat(LinkColumns).FirstOrDefault(c => PrivacyColumns.Bare(c) == bare) ?? header;
    }

    /// <summary>Without this column the rows of a table say nothing; null where no single column is needed.</summary>
    public static string? MainColumn(string table) =>
        table switch
        {
            Organization or Service or "program" or "taxonomy" => "name",
            "phone" => "number",
            "funding" => "source",
            "eligibility" or "service_area" or "language" => table,
            "required_document" => "document",
            "payment_accepted" => "payment",
            "service_taxonomy" or "attribute" => "taxonomy_id",
            "organization_identifier" => "identifier",
            AtLocation => "location_id",
            _ => null,
        };

    private static readonly string[] LinkColumns =
    [
        "id",
        "resource_id",
        "taxonomy_id",
        "link_id",
        "unit_id",
        AudienceColumn,
        .. Links.Select(l => l.Column),
    ];

    /// <summary>The table that a resource stands for: by its name, by the usual plural, by its file's name; else the resource's own name.</summary>
    public static string TableOf(string resource, string path, bool isVersion3 = false)
    {
        if (isVersion3)
            return Hsds3.TableOf(resource);
        var stem = Path.GetFileNameWithoutExtension(path.Replace('\\', '/'));
        return new[] { resource, stem }.Select(Singular).FirstOrDefault(Columns.ContainsKey) ?? resource;
    }

    private static string Singular(string name)
    {
        var plain = name.Trim().ToLowerInvariant().Replace('-', '_').Replace(' ', '_');
        string[] candidates =
        [
            plain,
            Plurals.GetValueOrDefault(plain, ""),
            plain.TrimEnd('s'),
            plain.EndsWith("es", StringComparison.Ordinal) ? plain[..^2] : "",
        ];
        return candidates.FirstOrDefault(Columns.ContainsKey) ?? plain;
    }

    private static readonly FrozenDictionary<string, string> Plurals = new Dictionary<string, string>
    {
        ["services_at_location"] = AtLocation,
        ["services_taxonomy"] = "service_taxonomy",
        ["accessibility"] = "accessibility_for_disabilities",
        ["taxonomies"] = "taxonomy",
        ["taxonomy_terms"] = "taxonomy",
        ["payments_accepted"] = "payment_accepted",
        ["fundings"] = "funding",
    }.ToFrozenDictionary();
}
