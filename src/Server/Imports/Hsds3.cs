using System.Collections.Frozen;

namespace Tirek.Server.Imports;

/// <summary>
/// The names of HSDS 3.0 and 3.1, and of our profile of them, as names of the importer's tables and columns (<see cref="ImportTables"/>): the one place that
/// knows the versions apart.
/// </summary>
internal static class Hsds3
{
    /// <summary>Rows of it become rows of <c>physical_address</c> or <c>postal_address</c>, by their type.</summary>
    public const string Address = "address";

    public static readonly string[] ServiceColumns =
    [
        "fees_description",
        "eligibility_description",
        "assured_date",
        "alert",
        "last_modified",
        "is_free",
        "checked_by",
    ];

    public static readonly string[] LocationColumns =
    [
        "location_type",
        "url",
        "external_identifier",
        "external_identifier_type",
        "place",
        "area_place",
        "area_country",
    ];

    public static readonly string[] ScheduleColumns =
    [
        "valid_from",
        "valid_to",
        "dtstart",
        "until",
        "freq",
        "interval",
        "byday",
        "bymonthday",
        "description",
        "opens_at",
        "closes_at",
        "attending_type",
        "notes",
        "time_zone",
        "is_closure",
    ];

    public static readonly string[] BeforeYouCallColumns =
    [
        "what_happens",
        "anonymous_possible",
        "tells_others",
        "tells_source",
        "papers_needed",
        "children_accepted",
        "children_up_to_age",
        "boys_up_to_age",
        "longest_stay_days",
        "answers_by",
    ];

    /// <summary>Columns that the standard names and Tirek has no field for: kept for the owner without a word.</summary>
    private static readonly FrozenDictionary<string, string[]> WithoutField = new Dictionary<string, string[]>
    {
        [ImportTables.Organization] = ["source"],
        [ImportTables.Service] = ["assurer_email", "source"],
        ["service_area"] = ["extent", "extent_type", "uri"],
        ["cost_option"] = ["valid_from", "valid_to"],
        ["schedule"] = ["timezone", "count", "wkst", "byweekno", "byyearday", "schedule_link"],
        ["service_capacity"] = ["description"],
        ["attribute"] = ["link_type", "label"],
        ["taxonomy"] = ["description", "language", "term_uri"],
        ["taxonomy_detail"] = ["name", "description", "uri", "version"],
        ["unit"] = ["name", "scheme", "identifier", "uri"],
        ["url"] = ["label", "url"],
        ["metadata"] = ["resource_type"],
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<string, string> Tables = new Dictionary<string, string>
    {
        ["organizations"] = ImportTables.Organization,
        ["services"] = ImportTables.Service,
        ["locations"] = ImportTables.Location,
        ["service_at_locations"] = ImportTables.AtLocation,
        ["services_at_location"] = ImportTables.AtLocation,
        ["addresses"] = Address,
        ["accessibility"] = "accessibility_for_disabilities",
        ["taxonomy"] = "taxonomy_detail",
        ["taxonomies"] = "taxonomy_detail",
        ["taxonomy_term"] = "taxonomy",
        ["taxonomy_terms"] = "taxonomy",
        ["capacities"] = "service_capacity",
        ["service_capacities"] = "service_capacity",
        ["additional_urls"] = "url",
        ["additional_websites"] = "url",
        ["urls"] = "url",
        ["fundings"] = "funding",
    }.ToFrozenDictionary();

    private static readonly FrozenSet<string> Own = new[]
    {
        Address,
        "schedule",
        "cost_option",
        "organization_identifier",
        "service_capacity",
        "attribute",
        "url",
        "unit",
        "translation",
        "before_you_call",
        "programme",
    }.ToFrozenSet();

    private static readonly FrozenDictionary<(string Table, string Column), string> Columns = new Dictionary<(string, string), string>
    {
        [(ImportTables.Organization, "website")] = "url",
        [("service_area", "name")] = "service_area",
        [("language", "name")] = "language",
        [("accessibility_for_disabilities", "description")] = "accessibility",
        [("taxonomy", "taxonomy")] = "vocabulary",
        [("attribute", "taxonomytermid")] = "taxonomy_id",
    }.ToFrozenDictionary();

    /// <summary>Whether only a feed of this version has a table of this name.</summary>
    public static bool IsOwnTable(string? resource) =>
        resource is not null
        && (TableOf(resource) is var table && Own.Contains(table) || Plain(resource) is "taxonomy_term" or "taxonomy_terms");

    /// <summary>The importer's table for a resource, or a property of nested JSON, in the singular or plural; its own name if the standard has none.</summary>
    public static string TableOf(string resource)
    {
        var plain = Plain(resource);
        if (Tables.TryGetValue(plain, out var table))
            return table;
        var singular = plain.EndsWith('s') ? plain[..^1] : plain;
        return ImportTables.Columns.ContainsKey(plain) ? plain
            : ImportTables.Columns.ContainsKey(singular) ? singular
            : resource;
    }

    /// <summary>The importer's name of a column that this version calls otherwise; null if it does not.</summary>
    public static string? Renamed(string table, string bareColumn) => Columns.GetValueOrDefault((table, bareColumn));

    public static bool IsWithoutField(string table, string column) => WithoutField.GetValueOrDefault(table, []).Contains(column);

    /// <summary>The standard's name of the importer's table.</summary>
    public static string WrittenTable(string table) => WrittenTables.GetValueOrDefault(table, table);

    /// <summary>The standard's name of the importer's column.</summary>
    public static string WrittenColumn(string table, string column) => WrittenColumns.GetValueOrDefault((table, column), column);

    private static readonly FrozenDictionary<string, string> WrittenTables = new Dictionary<string, string>
    {
        ["physical_address"] = Address,
        ["postal_address"] = Address,
        ["accessibility_for_disabilities"] = "accessibility",
        ["taxonomy"] = "taxonomy_term",
        ["taxonomy_detail"] = "taxonomy",
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<(string Table, string Column), string> WrittenColumns = Columns
        .Where(c => c.Key.Column != "taxonomytermid")
        .ToDictionary(c => (c.Key.Table, c.Value), c => c.Key.Column)
        .Append(new(("attribute", "taxonomy_id"), "taxonomy_term_id"))
        .ToFrozenDictionary();

    private static string Plain(string name) => name.Trim().ToLowerInvariant().Replace('-', '_').Replace(' ', '_');
}
