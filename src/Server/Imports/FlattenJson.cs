using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Tirek.Server.Imports;

/// <summary>Lays the nested objects of HSDS 3.x out as rows of their tables.</summary>
internal sealed class FlattenJson(JsonTables tables, Defects defects, string file)
{
    /// <summary>Objects that stand in a record which points to them: the record gets the link.</summary>
    private static readonly Dictionary<string, (string Table, string Column)> PointedTo = new()
    {
        ["organization"] = (HsdsTables.Organization, "organization_id"),
        ["service"] = (HsdsTables.Service, "service_id"),
        ["location"] = (HsdsTables.Location, "location_id"),
        ["program"] = ("program", "program_id"),
        ["unit"] = ("unit", "unit_id"),
        ["taxonomy_term"] = ("taxonomy", "taxonomy_id"),
        ["taxonomy_detail"] = ("taxonomy_detail", "taxonomy_id"),
    };

    /// <summary>Objects that stand in a record to which they belong: they get the link.</summary>
    private static readonly HashSet<string> Belonging =
    [
        "phones",
        "schedules",
        "service_areas",
        "service_at_locations",
        "languages",
        "funding",
        "cost_options",
        "required_documents",
        "contacts",
        "capacities",
        "additional_urls",
        "additional_websites",
        "attributes",
        "metadata",
        "programs",
        "organization_identifiers",
        "locations",
        "services",
        "addresses",
        "accessibility",
        "translations",
        "before_you_call",
        "programme",
    ];

    /// <summary>A record at the top of the file.</summary>
    public void Take(JsonElement record, string table, int number) => Row(record, table, number, null);

    /// <returns>Its id, or one made of what it says.</returns>
    private string Row(JsonElement element, string table, int number, (string Column, string Id, string Parent)? link)
    {
        var cells = new Dictionary<string, string>(StringComparer.Ordinal);
        var nested = new List<JsonProperty>();
        var faults = new List<(string Column, string Reason)>();
        foreach (var property in element.EnumerateObject())
            if (IsNested(property))
                nested.Add(property);
            else if (table == HsdsTables.Location && property is { Name: "area", Value.ValueKind: JsonValueKind.Object })
                foreach (var part in property.Value.EnumerateObject())
                    Cell(cells, table, $"area_{part.Name}", part.Value, faults);
            else
                Cell(cells, table, property.Name, property.Value, faults);
        if (!cells.TryGetValue("id", out var id) && (nested.Count > 0 || table is HsdsTables.Organization or HsdsTables.Service or HsdsTables.Location))
            cells["id"] = id = $"~{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(element.GetRawText()))[..8])}";
        if (link is { } given && EntityColumn(table) is { } entity)
            cells.TryAdd(entity, given.Parent);
        var split = TableFor(table, cells);
        foreach (var property in nested)
            Nested(property, split, id!, cells, number);
        foreach (var (column, reason) in faults)
            defects.Add(file, number, column, reason, reason is "unreadable-characters" or "formula" ? Done.Kept : Done.Repaired);
        tables.Add(file, split, number, cells, link is { } to ? (to.Column, to.Id) : null);
        return id ?? "";
    }

    private static string TableFor(string table, Dictionary<string, string> cells) =>
        table != Hsds3.Address ? table
        : cells.GetValueOrDefault("address_type")?.Equals("postal", StringComparison.OrdinalIgnoreCase) == true ? "postal_address"
        : "physical_address";

    private static bool IsNested(JsonProperty property) =>
        property.Value.ValueKind switch
        {
            JsonValueKind.Object => PointedTo.ContainsKey(property.Name) || Belonging.Contains(property.Name),
            JsonValueKind.Array => Belonging.Contains(property.Name)
                && property.Value.EnumerateArray().All(e => e.ValueKind == JsonValueKind.Object),
            _ => false,
        };

    private void Nested(JsonProperty property, string parent, string id, Dictionary<string, string> cells, int number)
    {
        if (PointedTo.TryGetValue(property.Name, out var pointed) && property.Value.ValueKind == JsonValueKind.Object)
        {
            var to = Row(property.Value, pointed.Table, number, null);
            cells.TryAdd(pointed.Column, to);
            return;
        }
        var table = Hsds3.TableOf(property.Name);
        var all = property.Value.ValueKind == JsonValueKind.Array ? property.Value.EnumerateArray().ToList() : [property.Value];
        foreach (var child in all)
            Row(child, table, number, LinkTo(table, parent, id));
    }

    private static (string Column, string Id, string Parent) LinkTo(string table, string parent, string id) =>
        table switch
        {
            "attribute" or "translation" => ("link_id", id, parent),
            "metadata" => ("resource_id", id, parent),
            _ => ($"{parent}_id", id, parent),
        };

    /// <summary>Ids are not unique among tables everywhere: these rows name the table too.</summary>
    private static string? EntityColumn(string table) =>
        table switch
        {
            "attribute" or "translation" => "link_entity",
            "metadata" => "resource_type",
            _ => null,
        };

    private static void Cell(
        Dictionary<string, string> cells,
        string table,
        string name,
        JsonElement value,
        List<(string Column, string Reason)> faults
    )
    {
        var text = value.ValueKind switch
        {
            JsonValueKind.String => value.GetString(),
            JsonValueKind.Null or JsonValueKind.Undefined => null,
            JsonValueKind.Array when value.EnumerateArray().All(e => e.ValueKind is JsonValueKind.String or JsonValueKind.Number) =>
                string.Join(' ', value.EnumerateArray().Select(e => e.ToString())),
            _ => value.GetRawText(),
        };
        if (text is null || RepairText.Mend(text, out var found) is not { } mended)
            return;
        var column = HsdsTables.ColumnOf(table, name, isVersion3: true);
        if (!cells.TryAdd(column, mended))
            cells[$"{column} 2"] = mended;
        faults.AddRange(ReadTable.ReasonsOf(found).Select(reason => (column, reason)));
    }
}
