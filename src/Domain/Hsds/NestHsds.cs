using System.Text.Json.Nodes;

namespace Tirek.Domain.Hsds;

/// <summary>
/// The way back from rows to nested HSDS JSON. Links that only say where an object stands are not written: its place says it. A link to an object that is
/// not among the rows stays a link.
/// </summary>
public sealed class NestHsds
{
    private readonly Dictionary<(string Table, string Id), HsdsRow> byId = [];
    private readonly ILookup<(string Table, string Link, string Id), HsdsRow> byLink;

    public NestHsds(IReadOnlyCollection<HsdsRow> rows)
    {
        foreach (var row in rows.Where(r => r.Id.Length > 0))
            byId.TryAdd((row.Table, row.Id), row);
        byLink = rows.SelectMany(r => r.Cells.Where(c => IsLink(c.Key)).Select(c => (Key: (r.Table, c.Key, c.Value), Row: r)))
            .ToLookup(p => p.Key, p => p.Row);
    }

    /// <summary>The object of a row with all that belongs to it.</summary>
    public JsonObject Object(HsdsRow row) => Object(row, null, []);

    private JsonObject Object(HsdsRow row, HsdsNesting? from, HashSet<HsdsRow> around)
    {
        var nestings = HsdsTables.Of(row.Table).ToList();
        var json = new JsonObject();
        if (row.Id.Length > 0)
            json["id"] = row.Id;
        foreach (var (column, cell) in row.Cells)
            if (!IsImplied(row, column, nestings, around))
                json[column] = Value(row.Table, column, cell);
        if (row["area_place"] is not null || row["area_country"] is not null)
            json["area"] = Area(row);
        var inside = new HashSet<HsdsRow>(around) { row };
        foreach (var nesting in nestings)
        {
            if (nesting.IsOfParent)
            {
                if (row[nesting.Link] is { } id && byId.TryGetValue((nesting.Child, id), out var pointed) && !around.Contains(pointed))
                    json[nesting.Property] = Object(pointed, nesting, inside);
                continue;
            }
            // A service inside its organisation is not written again inside its own organisation.
            var children = byLink[(nesting.Child, nesting.Link, row.Id)].Where(c => !around.Contains(c)).ToList();
            if (row.Id.Length == 0 || children.Count == 0 || LeadsBack(nesting, from))
                continue;
            if (nesting.IsMany)
                json[nesting.Property] = new JsonArray([.. children.Select(c => (JsonNode)Object(c, nesting, inside))]);
            else
                json[nesting.Property] = Object(children[0], nesting, inside);
        }
        return json;
    }

    /// <summary>From a service to its organisation, and not on to all services of that organisation; likewise from a place to the service there.</summary>
    private static bool LeadsBack(HsdsNesting nesting, HsdsNesting? from) =>
        (nesting is { Parent: HsdsTables.Organization, Property: "services" } && from is not null)
        || (nesting is { Parent: HsdsTables.Service, Property: "service_at_locations" } && from is { Parent: HsdsTables.AtLocation });

    /// <summary>Whether a link is told by where the object stands, or by the object that stands in it.</summary>
    private bool IsImplied(HsdsRow row, string column, IReadOnlyList<HsdsNesting> nestings, HashSet<HsdsRow> around)
    {
        if (column is "area_place" or "area_country")
            return true;
        if (!IsLink(column))
            return false;
        var cell = row[column]!;
        if (nestings.FirstOrDefault(n => n.IsOfParent && n.Link == column) is { } pointed)
            return byId.ContainsKey((pointed.Child, cell));
        return HsdsTables.Nestings.Any(n =>
            !n.IsOfParent
            && n.Child == row.Table
            && n.Link == column
            && (n.Parent is null ? IsAnything(cell) : byId.ContainsKey((n.Parent, cell)))
        );
    }

    private bool IsAnything(string id) => HsdsTables.All.Any(t => byId.ContainsKey((t.Name, id)));

    private static JsonObject Area(HsdsRow row)
    {
        var area = new JsonObject();
        if (row["area_place"] is { Length: > 0 } place)
            area["place"] = place;
        if (row["area_country"] is { } country)
            area["country"] = country;
        return area;
    }

    /// <summary>A cell as the column's type wants it; what is no number in a column of numbers stays text.</summary>
    private static JsonNode? Value(string table, string column, string cell)
    {
        var type = HsdsTables.Find(table)?.TypeOf(column);
        if (column is "answers_by" or "womens_services" && type is not null)
            return new JsonArray([.. cell.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(v => (JsonNode)v)]);
        var isJson = type is HsdsType.Number or HsdsType.Boolean || (type is null && cell is ['{' or '[', ..]);
        if (!isJson)
            return cell;
        try
        {
            return JsonNode.Parse(cell) is { } node && (type is null || node is JsonValue) ? node : cell;
        }
        catch (System.Text.Json.JsonException)
        {
            return cell;
        }
    }

    private static bool IsLink(string column) => column.EndsWith("_id", StringComparison.Ordinal);
}
