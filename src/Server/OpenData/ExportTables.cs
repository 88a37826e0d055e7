using System.Text.Json.Nodes;
using CsvHelper;
using Tirek.Domain.Hsds;

namespace Tirek.Server.OpenData;

/// <summary>Writes rows of HSDS tables as the files of a data package, each once; a file begins with its first row.</summary>
internal sealed class ExportTables(string folder) : IDisposable
{
    private readonly Dictionary<string, CsvWriter> files = [];
    private readonly HashSet<(string Table, string Id)> written = [];

    public void Add(HsdsRow row)
    {
        // A place or organisation comes with each service at it; rows of ours without an id are one to their parent.
        var table = HsdsTables.Find(row.Table)!;
        if (row.Id.Length > 0 && !written.Add((row.Table, row.Id)))
            return;
        if (!files.TryGetValue(row.Table, out var csv))
            files[row.Table] = csv = Open(table);
        csv.WriteRecord([.. table.Columns.Select(c => c.Name == "id" ? row.Id : row[c.Name] ?? "")]);
    }

    /// <summary>Closes the files and writes the descriptor beside them.</summary>
    public void Finish(string name, bool isDemonstration)
    {
        foreach (var csv in files.Values)
            csv.Dispose();
        var descriptor = new JsonObject
        {
            ["name"] = name,
            ["title"] = isDemonstration ? WriteHsds.Demonstration : "Public directory",
            ["profile"] = "tabular-data-package",
            ["version"] = "3.1",
            ["resources"] = new JsonArray([.. HsdsTables.All.Where(t => files.ContainsKey(t.Name)).Select(Resource)]),
        };
        if (isDemonstration)
            descriptor["demonstration"] = WriteHsds.Demonstration;
        File.WriteAllText(Path.Combine(folder, "datapackage.json"), descriptor.ToJsonString(new() { WriteIndented = true }));
        files.Clear();
    }

    public void Dispose()
    {
        foreach (var csv in files.Values)
            csv.Dispose();
    }

    private CsvWriter Open(HsdsTable table)
    {
        var csv = CsvWriter.Create(File.Create(Path.Combine(folder, table.File)), CsvWriterOptions.Default);
        csv.WriteRecord([.. table.Columns.Select(c => c.Name)]);
        return csv;
    }

    private static JsonNode Resource(HsdsTable table) =>
        new JsonObject
        {
            ["name"] = table.Name,
            ["path"] = table.File,
            ["profile"] = "tabular-data-resource",
            ["encoding"] = "utf-8",
            ["format"] = "csv",
            ["schema"] = new JsonObject
            {
                ["fields"] = new JsonArray([
                    .. table.Columns.Select(c =>
                        (JsonNode)
                            new JsonObject
                            {
                                ["name"] = c.Name,
                                ["type"] = c.Type.ToString().ToLowerInvariant() switch
                                {
                                    "text" => "string",
                                    var type => type,
                                },
                            }
                    ),
                ]),
            },
        };
}
