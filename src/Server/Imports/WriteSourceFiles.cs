using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using CsvHelper;
using Tirek.Domain.Hsds;
using Tirek.Server.Node;

namespace Tirek.Server.Imports;

/// <summary>Writes rows as a data package, and as nested JSON: one file for each kind of record, as the standard's API gives it. For the owner alone.</summary>
internal static class WriteSourceFiles
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, Indented = true };

    private static readonly string[] Roots =
    [
        HsdsTables.Service,
        HsdsTables.Organization,
        HsdsTables.AtLocation,
        HsdsTables.Location,
        HsdsTables.Term,
        HsdsTables.Taxonomy,
    ];

    public static void Package(string folder, string name, IReadOnlyCollection<HsdsRow> rows)
    {
        PrivateFiles.MakeFolder(folder);
        var resources = new JsonArray();
        foreach (var table in rows.GroupBy(r => r.Table))
        {
            var file = HsdsTables.Find(table.Key)?.File ?? FileOf(table.Key);
            var columns = Columns(table.Key, [.. table]);
            using (var csv = CsvWriter.Create(PrivateFiles.Create(Path.Combine(folder, file)), CsvWriterOptions.Default))
            {
                csv.WriteRecord(["id", .. columns]);
                foreach (var row in table)
                    csv.WriteRecord([row.Id, .. columns.Select(c => row[c] ?? "")]);
            }
            resources.Add(
                new JsonObject
                {
                    ["name"] = table.Key,
                    ["path"] = file,
                    ["profile"] = "tabular-data-resource",
                    ["encoding"] = "utf-8",
                    ["format"] = "csv",
                }
            );
        }
        var descriptor = new JsonObject
        {
            ["name"] = name,
            ["profile"] = "tabular-data-package",
            ["version"] = "3.1",
            ["resources"] = resources,
        };
        using var written = PrivateFiles.Create(Path.Combine(folder, "datapackage.json"));
        using var json = new Utf8JsonWriter(written, Options);
        descriptor.WriteTo(json);
    }

    public static void Json(string folder, IReadOnlyCollection<HsdsRow> rows)
    {
        PrivateFiles.MakeFolder(folder);
        var nest = new NestHsds(rows);
        foreach (var table in Roots)
        {
            var records = rows.Where(r => r.Table == table).DistinctBy(r => r.Id.Length > 0 ? (object)r.Id : r).ToList();
            if (records.Count == 0)
                continue;
            using var file = PrivateFiles.Create(Path.Combine(folder, Path.ChangeExtension(HsdsTables.Find(table)!.File, ".json")));
            using var json = new Utf8JsonWriter(file, Options);
            json.WriteStartArray();
            foreach (var record in records)
            {
                WithoutMadeUpIds(nest.Object(record)).WriteTo(json);
                json.Flush();
            }
            json.WriteEndArray();
        }
    }

    /// <summary>Those of the standard that are used, in its order, and after them the source's own.</summary>
    private static List<string> Columns(string table, IReadOnlyCollection<HsdsRow> rows)
    {
        var used = rows.SelectMany(r => r.Cells.Keys).ToHashSet();
        var standard = HsdsTables.Find(table)?.Columns.Select(c => c.Name).Where(used.Contains).ToList() ?? [];
        return [.. standard, .. used.Except(standard).Order(StringComparer.Ordinal)];
    }

    /// <summary>A table that the standard does not know has the name that its source gave it: of that only letters get into the name of a file.</summary>
    private static string FileOf(string table) =>
        $"{string.Concat(table.Where(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-').Take(60))}-{Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(table)).AsSpan(0, 4))}.csv";

    private static JsonNode WithoutMadeUpIds(JsonNode node)
    {
        if (node is JsonObject fields)
        {
            if (fields["id"] is JsonValue id && id.GetValue<string>().StartsWith('~'))
                fields.Remove("id");
            foreach (var (_, value) in fields)
                if (value is not null)
                    WithoutMadeUpIds(value);
        }
        else if (node is JsonArray items)
            foreach (var item in items.OfType<JsonNode>())
                WithoutMadeUpIds(item);
        return node;
    }
}
