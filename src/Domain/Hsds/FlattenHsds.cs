using System.Text.Json;

namespace Tirek.Domain.Hsds;

/// <summary>
/// Turns nested HSDS JSON into rows of its tables: each object becomes a row, and where it stood becomes a link. The same object met again is one row, and
/// its links are joined; what says something else under a known id, or hangs on a second parent of the same kind, is a row of its own with that id.
/// </summary>
public sealed class FlattenHsds(Action<HsdsRow> take)
{
    /// <summary>The standard nests nine deep; what is deeper is no directory.</summary>
    public const int Deepest = 32;

    /// <summary>The rows of one object and all that is in it, each once. Rows are handed over when the whole object was read.</summary>
    /// <exception cref="JsonException">It is no object, or nested deeper than <see cref="Deepest"/>.</exception>
    public void Take(string table, JsonElement root)
    {
        var rows = new List<HsdsRow>();
        var known = new Dictionary<(string, string), List<HsdsRow>>();
        Row(table, root, null, rows, known, 0);
        foreach (var row in rows)
            take(row);
    }

    private static HsdsRow Row(
        string table,
        JsonElement value,
        (string Column, string Id)? link,
        List<HsdsRow> rows,
        Dictionary<(string, string), List<HsdsRow>> known,
        int depth
    )
    {
        if (value.ValueKind != JsonValueKind.Object || depth > Deepest)
            throw new JsonException();
        var id =
            value.TryGetProperty("id", out var written) && written.ValueKind is not (JsonValueKind.Null or JsonValueKind.Undefined)
                ? Text(written)
                : "";
        var row = new HsdsRow(table, id);
        var nested = new List<(HsdsNesting Nesting, JsonElement Value)>();
        foreach (var property in value.EnumerateObject())
            if (property.Name == "id" || property.Value.ValueKind == JsonValueKind.Null)
                continue;
            else if (
                HsdsTables.Under(table, property.Name) is { } nesting
                && property.Value.ValueKind is JsonValueKind.Object or JsonValueKind.Array
            )
                nested.Add((nesting, property.Value));
            else if (table == HsdsTables.Location && property is { Name: "area", Value.ValueKind: JsonValueKind.Object })
                Area(row, property.Value);
            else
                row.Cells[property.Name] = HsdsTables.Find(table)?.TypeOf(property.Name) is null
                    ? Text(property.Value)
                    : Joined(property.Value);
        // A single object that the parent points to comes first, so that its id is a cell of this row.
        var parents = nested.Where(n => n.Nesting.IsOfParent).ToList();
        var place = rows.Count;
        foreach (var (nesting, child) in parents)
            if (Row(nesting.Child, child, null, rows, known, depth + 1) is { Id.Length: > 0 } pointed)
                row.Cells.TryAdd(nesting.Link, pointed.Id);
        row = Join(row, link, rows, known, place);
        foreach (var (nesting, children) in nested.Where(n => !n.Nesting.IsOfParent))
        foreach (var child in Children(children))
            Row(nesting.Child, child, (nesting.Link, row.Id), rows, known, depth + 1);
        return row;
    }

    private static HsdsRow Join(
        HsdsRow row,
        (string Column, string Id)? link,
        List<HsdsRow> rows,
        Dictionary<(string, string), List<HsdsRow>> known,
        int place
    )
    {
        if (row.Id.Length > 0)
            foreach (var other in known.GetValueOrDefault((row.Table, row.Id)) ?? [])
                if (SaysTheSame(row, other) && (link is not { } l || other[l.Column] is null || other[l.Column] == l.Id))
                {
                    foreach (var (column, cell) in row.Cells)
                        other.Cells.TryAdd(column, cell);
                    if (link is { } joined)
                        other.Cells[joined.Column] = joined.Id;
                    return other;
                }
        if (link is { } own && own.Id.Length > 0)
            row.Cells[own.Column] = own.Id;
        rows.Insert(place, row);
        if (row.Id.Length > 0)
        {
            if (!known.TryGetValue((row.Table, row.Id), out var same))
                known[(row.Table, row.Id)] = same = [];
            same.Add(row);
        }
        return row;
    }

    /// <summary>Links apart, which only say where it stood; and of two versions one may be the short one of a list.</summary>
    private static bool SaysTheSame(HsdsRow one, HsdsRow other) =>
        one.Cells.All(c => IsLink(c.Key) || other[c.Key] is not { } there || there == c.Value);

    private static bool IsLink(string column) => column.EndsWith("_id", StringComparison.Ordinal);

    private static IEnumerable<JsonElement> Children(JsonElement value) =>
        value.ValueKind == JsonValueKind.Array ? value.EnumerateArray() : [value];

    private static void Area(HsdsRow row, JsonElement area)
    {
        // That it is an area alone says that the place is hidden, even where nothing of the area is known.
        row.Cells["area_place"] = area.TryGetProperty("place", out var place) ? Text(place) : "";
        if (area.TryGetProperty("country", out var country))
            row.Cells["area_country"] = Text(country);
    }

    /// <summary>Lists of words or ids in fields of our profile are one cell.</summary>
    private static string Joined(JsonElement value) =>
        value.ValueKind == JsonValueKind.Array && value.EnumerateArray().All(v => v.ValueKind == JsonValueKind.String)
            ? string.Join(' ', value.EnumerateArray().Select(v => v.GetString()))
            : Text(value);

    private static string Text(JsonElement value) => value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();
}
