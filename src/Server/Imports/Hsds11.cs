using System.Collections.Frozen;

namespace Tirek.Server.Imports;

/// <summary>The tables of the standard HSDS 1.1 and the columns that Tirek has a field for. Whatever else a feed holds is kept for the owner.</summary>
internal static class Hsds11
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
        ],
        ["service_taxonomy"] = ["taxonomy_id", "taxonomy_detail"],
        [AtLocation] = ["description"],
        [Location] = ["name", "alternate_name", "description", "transportation", "latitude", "longitude"],
        ["phone"] = ["number", "extension", "type", "language", "description", "department"],
        ["contact"] = ["name", "title", "department", "email"],
        ["physical_address"] = Address,
        ["postal_address"] = Address,
        ["regular_schedule"] = ["weekday", "opens_at", "closes_at", "original_text"],
        ["holiday_schedule"] = ["closed", "opens_at", "closes_at", "start_date", "end_date"],
        ["funding"] = ["source"],
        ["eligibility"] = ["eligibility", "minimum_age", "maximum_age"],
        ["service_area"] = ["service_area", "description"],
        ["required_document"] = ["document"],
        ["payment_accepted"] = ["payment"],
        ["language"] = ["language"],
        ["accessibility_for_disabilities"] = ["accessibility", "details"],
        ["taxonomy"] = ["name", "parent_id", "parent_name", "vocabulary"],
        ["metadata"] = ["last_action_date", "last_action_type", "field_name", "previous_value", "replacement_value", "updated_by"],
        ["meta_table_description"] = ["name", "language", "character_set"],
    }.ToFrozenDictionary();

    /// <summary>Without these a feed is no feed.</summary>
    public static readonly IReadOnlyList<string> Required = [Organization, Service];

    public static bool IsLink(string column) => column == "id" || column.EndsWith("_id", StringComparison.Ordinal);

    public static bool IsKnown(string table, string column) =>
        IsLink(column) || (Columns.TryGetValue(table, out var known) && known.Contains(column));

    /// <summary>The standard's own name of a column written in another way (<c>OrganizationId</c>), else the column as it is.</summary>
    public static string ColumnOf(string table, string header)
    {
        var bare = PrivacyColumns.Bare(header);
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
            "service_taxonomy" => "taxonomy_id",
            AtLocation => "location_id",
            _ => null,
        };

    private static readonly string[] LinkColumns = ["id", "resource_id", "taxonomy_id", .. Links.Select(l => l.Column)];

    /// <summary>The table that a resource stands for: by its name, by the usual plural, by its file's name; else the resource's own name.</summary>
    public static string TableOf(string resource, string path)
    {
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
