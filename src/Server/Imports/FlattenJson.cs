using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Tirek.Domain.Hsds;

namespace Tirek.Server.Imports;

/// <summary>Lays the nested objects of HSDS 3.x out as rows of the importer's tables, record by record.</summary>
internal sealed class FlattenJson(JsonTables tables, Defects defects, string file)
{
    /// <summary>No country has this code (ISO 3166-1, user-assigned): an area of which nothing is known still hides its place.</summary>
    private const string NoCountry = "ZZ";

    /// <summary>A record at the top of the file. <paramref name="table"/> is the standard's name of its table.</summary>
    public void Take(JsonElement record, string table, int number) => Row(record, table, number, null);

    /// <returns>Its id, or one made of what it says.</returns>
    private string Row(JsonElement element, string table, int number, (string Column, string Id, string Parent)? link)
    {
        var own = Hsds3.TableOf(table);
        var cells = new Dictionary<string, string>(StringComparer.Ordinal);
        var nested = new List<(HsdsNesting Nesting, JsonElement Value)>();
        var faults = new List<(string Column, string Reason)>();
        var written = new Dictionary<string, string>(0);
        foreach (var property in element.EnumerateObject())
            if (HsdsTables.Under(table, property.Name) is { } nesting && IsNested(property.Value))
                nested.Add((nesting, property.Value));
            else if (table == HsdsTables.Location && property is { Name: "area", Value.ValueKind: JsonValueKind.Object })
                Area(cells, own, property.Value, faults);
            else
            {
                Cell(cells, own, property.Name, property.Value, faults);
                Blanks(cells, own, property, written);
            }
        if (!cells.TryGetValue("id", out var id) && (nested.Count > 0 || Feed.IsRecord(own)))
            cells["id"] = id = $"~{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(element.GetRawText()))[..8])}";
        if (link is { } given && EntityColumn(own) is { } entity)
            if (cells.TryAdd(entity, given.Parent))
                written[entity] = "";
        foreach (var (nesting, value) in nested)
            Nested(nesting, value, table, id!, cells, number);
        foreach (var (column, reason) in faults)
            defects.Add(file, number, column, reason, reason is "unreadable-characters" or "formula" ? Done.Kept : Done.Repaired);
        tables.Add(file, Split(own, cells), number, cells, link is { } to ? (to.Column, to.Id) : null, written);
        return id ?? "";
    }

    private void Nested(HsdsNesting nesting, JsonElement value, string parent, string id, Dictionary<string, string> cells, int number)
    {
        var link = ImportTables.ColumnOf(Hsds3.TableOf(nesting.IsOfParent ? parent : nesting.Child), nesting.Link, isVersion3: true);
        foreach (var child in value.ValueKind == JsonValueKind.Array ? value.EnumerateArray().ToList() : [value])
            if (nesting.IsOfParent)
                cells.TryAdd(link, Row(child, nesting.Child, number, null));
            else
                Row(child, nesting.Child, number, (link, id, parent));
    }

    /// <summary>An object, or objects; anything else in its place is kept as it is.</summary>
    private static bool IsNested(JsonElement value) =>
        value.ValueKind == JsonValueKind.Object
        || (value.ValueKind == JsonValueKind.Array && value.EnumerateArray().All(e => e.ValueKind == JsonValueKind.Object));

    private static void Area(Dictionary<string, string> cells, string table, JsonElement area, List<(string Column, string Reason)> faults)
    {
        foreach (var part in area.EnumerateObject())
            Cell(cells, table, $"area_{part.Name}", part.Value, faults);
        cells.TryAdd("area_country", NoCountry);
    }

    private static string Split(string table, Dictionary<string, string> cells) =>
        table != Hsds3.Address ? table
        : cells.GetValueOrDefault("address_type")?.Equals("postal", StringComparison.OrdinalIgnoreCase) == true ? "postal_address"
        : "physical_address";

    /// <summary>Ids are not unique among tables everywhere: these rows name the table too.</summary>
    private static string? EntityColumn(string table) =>
        table switch
        {
            "attribute" or "translation" => "link_entity",
            "metadata" => "resource_type",
            _ => null,
        };

    private static void Blanks(Dictionary<string, string> cells, string table, JsonProperty property, Dictionary<string, string> written)
    {
        if (
            property.Value.ValueKind == JsonValueKind.String
            && property.Value.GetString() is { } text
            && ImportTables.ColumnOf(table, property.Name, isVersion3: true) is var column
            && cells.TryGetValue(column, out var mended)
            && RepairText.HadBlanks(text, mended)
        )
            written[column] = text;
    }

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
        var column = ImportTables.ColumnOf(table, name, isVersion3: true);
        if (!cells.TryAdd(column, mended))
            cells[$"{column} 2"] = mended;
        faults.AddRange(ReadTable.ReasonsOf(found).Select(reason => (column, reason)));
    }
}
