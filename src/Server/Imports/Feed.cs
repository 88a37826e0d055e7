using System.Security.Cryptography;

namespace Tirek.Server.Imports;

/// <summary>
/// All tables of a feed, with each row's key, the rows that belong to each record, and what is wrong between rows: ids used twice or not at all, links to rows
/// that are not there, parents in circles.
/// </summary>
internal sealed class Feed
{
    private readonly Defects defects;
    private readonly Dictionary<(string Table, string Id), FeedRow> byId = [];
    private readonly Dictionary<FeedRow, List<FeedRow>> belonging = [];
    private readonly Dictionary<FeedRow, FeedRow> owners = [];

    public Feed(IReadOnlyList<FeedTable> tables, Defects defects)
    {
        this.defects = defects;
        Tables = tables;
        foreach (var name in tables.Select(t => t.Name).Distinct())
            AssignKeys(name);
        foreach (var service in Rows(Hsds11.Service).Where(s => s["name"] is null && s["alternate_name"] is null))
            defects.Quarantine(service, "name", "no-name");
        LinkPlaces();
        foreach (var row in tables.Where(t => !IsRecord(t.Name)).SelectMany(t => t.Rows))
            if (row.IsUsed && FindOwner(row) is { } owner)
            {
                Belong(owner, row);
                owners[row] = owner;
            }
        CutCircles(Hsds11.Organization, "parent_organization_id");
        CutCircles("taxonomy", "parent_id");
    }

    public IReadOnlyList<FeedTable> Tables { get; }

    /// <summary>Rows whose link to a parent was cut, since it led in a circle.</summary>
    public HashSet<FeedRow> WithoutParent { get; } = [];

    public IEnumerable<FeedRow> Rows(string table) => Tables.Where(t => t.Name == table).SelectMany(t => t.Rows).Where(r => r.IsUsed);

    public FeedRow? Find(string table, string? id) =>
        id is not null && byId.TryGetValue((table, id), out var row) && row.IsUsed ? row : null;

    /// <summary>The rows of a table that belong to a record, in the order of the feed.</summary>
    public IEnumerable<FeedRow> Of(FeedRow record, string table) =>
        belonging.TryGetValue(record, out var rows) ? rows.Where(r => r.Table.Name == table && r.IsUsed) : [];

    /// <summary>The record that a row belongs to.</summary>
    public FeedRow? OwnerOf(FeedRow row) => owners.GetValueOrDefault(row);

    /// <summary>All rows that belong to a record.</summary>
    public IEnumerable<FeedRow> Of(FeedRow record) => belonging.GetValueOrDefault(record, []);

    public static bool IsRecord(string table) => table is Hsds11.Organization or Hsds11.Service or Hsds11.Location or Hsds11.AtLocation;

    private void AssignKeys(string table)
    {
        var keys = new HashSet<string>(StringComparer.Ordinal);
        foreach (var row in Tables.Where(t => t.Name == table).SelectMany(t => t.Rows).Where(r => r.IsUsed))
        {
            var id = row["id"];
            if (id is null)
            {
                row.Key = keys.Contains(NameKey(row)) ? ContentKey(row) : NameKey(row);
                defects.Add(row, "id", "blank-id", Done.Repaired);
            }
            else if (!byId.TryGetValue((table, id), out var first))
                byId[(table, row.Key = id)] = row;
            else
            {
                row.Key = SaysTheSame(first, row) ? id : $"{id}{ContentKey(row)}";
                // One of the two may lack the flag that the other carries.
                row.Flags = first.Flags |= row.Flags;
                if (row.Key != id && !keys.Contains(row.Key))
                    defects.Add(row, "id", "duplicate-id", Done.Repaired, id);
            }
            if (keys.Add(row.Key))
                continue;
            row.IsDouble = true;
            defects.Add(row, null, "duplicate-row", Done.Repaired);
        }
    }

    private static bool SaysTheSame(FeedRow one, FeedRow other) => one.Table == other.Table && one.Content.SequenceEqual(other.Content);

    /// <summary>Records keep their key when their other columns change; other rows are what they say.</summary>
    private static string NameKey(FeedRow row) =>
        IsRecord(row.Table.Name) && row["name"] is { } name ? $"~{row["organization_id"]}/{name}" : ContentKey(row);

    private static string ContentKey(FeedRow row) => $"~{Convert.ToHexStringLower(SHA256.HashData(row.Content)[..8])}";

    private void LinkPlaces()
    {
        foreach (var row in Rows(Hsds11.AtLocation).ToList())
        {
            var (service, location) = (Find(Hsds11.Service, row["service_id"]), Find(Hsds11.Location, row["location_id"]));
            if (service is null)
                defects.Quarantine(row, "service_id", "missing-service", row["service_id"]);
            else if (location is null)
                defects.Quarantine(row, "location_id", "missing-location", row["location_id"]);
            else
            {
                Belong(service, row);
                Belong(location, row);
            }
        }
    }

    private void Belong(FeedRow record, FeedRow row) =>
        (belonging.TryGetValue(record, out var rows) ? rows : belonging[record] = []).Add(row);

    /// <summary>The nearest record that a row points to; null, and reported, if it points to none that is there.</summary>
    private FeedRow? FindOwner(FeedRow row)
    {
        if (row.Table.Name is "taxonomy" or "metadata" or "meta_table_description")
            return null;
        string? missing = null;
        foreach (var (column, table) in Hsds11.Links.Where(l => row[l.Column] is not null && l.Table != row.Table.Name))
        {
            if (Find(table, row[column]) is { } owner)
            {
                if (missing is not null)
                    defects.Add(row, missing, ReasonOfMissing(missing), Done.LeftOut, row[missing]);
                return owner;
            }
            missing ??= column;
        }
        if (Hsds11.Columns.ContainsKey(row.Table.Name))
            defects.Quarantine(row, missing, ReasonOfMissing(missing), missing is null ? null : row[missing]);
        return null;
    }

    private static string ReasonOfMissing(string? column) =>
        column switch
        {
            "service_id" => "missing-service",
            "location_id" => "missing-location",
            "organization_id" => "missing-organization",
            _ => "missing-record",
        };

    private void CutCircles(string table, string column)
    {
        var sound = new HashSet<FeedRow>();
        foreach (var row in Rows(table).ToList())
        {
            var path = new HashSet<FeedRow>();
            var at = row;
            while (at is not null && !sound.Contains(at) && path.Add(at))
                at = WithoutParent.Contains(at) ? null : Find(table, at[column]);
            if (at is not null && !sound.Contains(at))
            {
                // The circle is cut where it closes, at one row: the others keep their parents.
                WithoutParent.Add(at);
                defects.Add(at, column, "cyclic-parent", Done.LeftOut, at[column]);
            }
            sound.UnionWith(path);
        }
    }
}
