using System.Buffers;
using System.Text.Json;
using Tirek.Domain.Hsds;
using Tirek.Domain.Languages;
using Tirek.Domain.Listings;
using Tirek.Server.Data;

namespace Tirek.Server.Imports;

/// <summary>
/// The rows of HSDS 3.1 that the fields of a kept record make up, for the owner. What not everybody may read says so in the column of our profile, so that
/// whoever reads the file into another node opens nothing.
/// </summary>
internal static class SourceFields
{
    private static readonly Listing Nobody = new(Guid.Empty, Guid.Empty, LocalText.Of("…"));

    public static IEnumerable<HsdsRow> Of(OrganizationRecord record) =>
        With(
            record.Document.Extra,
            HsdsTables.Organization,
            record.Id,
            Closed(Organization<PublicReader>(record.Document), Organization<OwnerReader>(record.Document))
        );

    public static IEnumerable<HsdsRow> Of(ListingRecord record, IReadOnlyDictionary<Guid, PublishedLocation> places)
    {
        var rows = Closed(Service<PublicReader>(record.Document, places), Service<OwnerReader>(record.Document, places));
        // Its organisation is a record of its own.
        rows.Single(r => r.Table == HsdsTables.Service).Cells["organization_id"] = record.OrganizationId.ToString();
        if (record.Document.ProgramId is { } program)
            rows.Single(r => r.Table == HsdsTables.Service).Cells["program_id"] = program.ToString();
        return With(record.Document.Extra, HsdsTables.Service, record.Id, rows);
    }

    /// <summary>A place; a hidden one comes with each service that is given there, and has no id of its own.</summary>
    public static IEnumerable<HsdsRow> Of(LocationRecord record, string? areaKey)
    {
        if (record.Document.Whereabouts is not Whereabouts.Shown)
            return [];
        var there = Nobody with { At = [new(record.Id, record.Id)] };
        var places = new Dictionary<Guid, PublishedLocation> { [record.Id] = new(record.Document, areaKey) };
        var rows = Closed(Service<PublicReader>(there, places), Service<OwnerReader>(there, places));
        return With(
            record.Document.Extra,
            HsdsTables.Location,
            record.Id,
            [.. rows.Where(r => r.Table is not (HsdsTables.Service or HsdsTables.AtLocation or HsdsTables.Metadata))]
        );
    }

    /// <summary>A row that was kept as it is, under the standard's names.</summary>
    public static IEnumerable<HsdsRow> Of(SourceRow kept) => Rows(kept.Table, kept.Cells);

    /// <summary>A row that hangs on nothing; null where its content was not kept, or of which table it is.</summary>
    public static HsdsRow? Of(QuarantinedRow quarantined)
    {
        var table = Hsds3.TableOf(Path.GetFileNameWithoutExtension(quarantined.File));
        return
            quarantined.Content is ['{', ..] content
            && Path.GetExtension(quarantined.File).Equals(".csv", StringComparison.OrdinalIgnoreCase)
            && ImportTables.Columns.ContainsKey(table)
            ? Rows(table, StoredJson.Read<Dictionary<string, string>>(content)).Single()
            : null;
    }

    private static IEnumerable<HsdsRow> Rows(string table, Dictionary<string, string> cells)
    {
        // A row that stands in several objects has several ids in one cell.
        var links = cells.Where(c => ImportTables.IsLink(c.Key)).ToDictionary(c => c.Key, c => c.Value.Split(' '));
        for (var i = 0; i < links.Values.Select(l => l.Length).DefaultIfEmpty(1).Max(); i++)
        {
            var row = new HsdsRow(Hsds3.WrittenTable(table), cells.GetValueOrDefault("id", ""));
            foreach (var (column, cell) in cells.Where(c => c.Key != "id"))
                if (!links.TryGetValue(column, out var ids))
                    row.Cells[Hsds3.WrittenColumn(table, column)] = cell;
                else if (i < ids.Length)
                    row.Cells[Hsds3.WrittenColumn(table, column)] = ids[i];
            yield return row;
        }
    }

    private static List<HsdsRow> Organization<TReader>(Organization organization)
        where TReader : struct, IReader =>
        Flat(HsdsTables.Organization, json => WriteHsds.Organization(json, OrganizationView.Of<TReader>(organization), [], HsdsForm.Full));

    private static List<HsdsRow> Service<TReader>(Listing listing, IReadOnlyDictionary<Guid, PublishedLocation> places)
        where TReader : struct, IPlainReader =>
        Flat(
            HsdsTables.Service,
            json => WriteHsds.Service(json, ListingView.Of<TReader>(listing, null, places), null, null, HsdsForm.Full)
        );

    private static List<HsdsRow> Flat(string table, Action<Utf8JsonWriter> write)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(bytes))
            write(json);
        using var document = JsonDocument.Parse(bytes.WrittenMemory);
        var rows = new List<HsdsRow>();
        new FlattenHsds(rows.Add).Take(table, document.RootElement);
        return rows;
    }

    private static List<HsdsRow> Closed(List<HsdsRow> open, List<HsdsRow> all)
    {
        var everybody = open.Select(r => (r.Table, r.Id)).ToHashSet();
        foreach (var row in all.Where(r => !everybody.Contains((r.Table, r.Id))))
            row.Cells[ImportTables.AudienceColumn] = "owner";
        return all;
    }

    /// <summary>
    /// With the columns that have no field. What stands there under the name of a field was held back from it, or is no value of it: it gets a name that no
    /// reader takes for the field.
    /// </summary>
    private static List<HsdsRow> With(Held<Dictionary<string, string>>? extra, string table, Guid id, List<HsdsRow> rows)
    {
        var record = rows.Find(r => r.Table == table && r.Id == id.ToString());
        foreach (var (column, cell) in extra?.For<OwnerReader>() ?? [])
            if (column is not (SaidRows.Key or KnownPlaces.WithheldBy) && !column.Contains('/', StringComparison.Ordinal))
                record?.Cells.TryAdd(
                    HsdsTables.Find(table)!.TypeOf(column) is null && !ImportTables.IsKnown(table, column) ? column : $"kept_{column}",
                    cell
                );
        return rows;
    }
}
