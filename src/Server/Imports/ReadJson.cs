using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Tirek.Domain.Hsds;

namespace Tirek.Server.Imports;

/// <summary>Reads one file of JSON: each record at its top is parsed by itself, so that one that is broken costs no other.</summary>
internal sealed partial class ReadJson(FeedFile file, JsonTables tables, Defects defects)
{
    /// <summary>How deep a record may be nested; HSDS needs twelve.</summary>
    private const int Deepest = 48;

    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = Deepest, AllowDuplicateProperties = false };

    /// <summary>Fields by which a record without a telling file name is known; the first that is met decides.</summary>
    private static readonly (string Table, string[] Fields)[] Shapes =
    [
        (HsdsTables.AtLocation, ["location", "service", "location_id"]),
        (HsdsTables.Location, ["location_type", "addresses", "latitude"]),
        (
            HsdsTables.Service,
            [
                "service_at_locations",
                "organization",
                "status",
                "organization_id",
                "eligibility_description",
                "application_process",
                "capacities",
            ]
        ),
        (
            HsdsTables.Organization,
            [
                "services",
                "locations",
                "website",
                "organization_identifiers",
                "legal_status",
                "year_incorporated",
                "programs",
                "additional_websites",
            ]
        ),
        (HsdsTables.Term, ["taxonomy_detail", "taxonomy", "term_uri", "taxonomy_id"]),
    ];

    public void Read(int mostRows, Action<long> read, CancellationToken cancel)
    {
        using var stream = file.Content.Open();
        using var decoded = InUtf8(stream);
        var items = new JsonItems(decoded, file.Name);
        var (told, any) = (0L, false);
        foreach (var item in IsLines() ? items.ReadLines() : items.Read())
        {
            cancel.ThrowIfCancellationRequested();
            any = true;
            if (tables.Count >= mostRows)
                throw ReadFeed.TooMany();
            Take(item);
            read(stream.Position - told);
            told = stream.Position;
        }
        if (!any)
            defects.Add(file.Name, 0, null, "empty-file", Done.Kept);
    }

    private Stream InUtf8(Stream stream)
    {
        var encoding = file.Content.Length == 0 ? Encoding.UTF8 : FeedText.EncodingOf(file.Content, null);
        return encoding.CodePage == Encoding.UTF8.CodePage
            ? stream
            : Encoding.CreateTranscodingStream(stream, encoding, Encoding.UTF8, leaveOpen: true);
    }

    private bool IsLines() => Path.GetExtension(file.Name).ToLowerInvariant() is ".ndjson" or ".jsonl";

    private void Take(JsonItem item)
    {
        if (item.Bytes is not { } bytes)
        {
            Quarantine(item, "too-long");
            return;
        }
        try
        {
            using var json = JsonDocument.Parse(bytes, Strict);
            if (TableOf(json.RootElement) is { } table)
                new FlattenJson(tables, defects, file.Name).Take(json.RootElement, table, item.Number);
            else
                Quarantine(item, "not-an-object");
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            Quarantine(item, "bad-json");
        }
    }

    private void Quarantine(JsonItem item, string reason) => defects.Quarantine(tables.Of(file.Name, "object"), item.Number, reason, null);

    private string? TableOf(JsonElement record)
    {
        if (record.ValueKind != JsonValueKind.Object)
            return null;
        var stem = Ending().Replace(Path.GetFileNameWithoutExtension(file.Name).ToLowerInvariant(), "");
        if (HsdsTables.All.FirstOrDefault(t => stem == t.Name || stem == Path.GetFileNameWithoutExtension(t.File)) is { } named)
            return named.Name;
        return Array.Find(Shapes, s => s.Fields.Any(f => record.TryGetProperty(f, out _))).Table;
    }

    /// <summary>What files of one table are told apart by: <c>services-2</c>, <c>service_list</c>.</summary>
    [GeneratedRegex(@"([-_. ]?(\d|list|full|page))+$", RegexOptions.RightToLeft)]
    private static partial Regex Ending();
}
