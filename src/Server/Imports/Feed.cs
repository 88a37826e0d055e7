using System.Security.Cryptography;
using System.Text;

namespace Tirek.Server.Imports;

/// <summary>
/// All tables of a feed, with each row's key, the rows that belong to each record, and what is wrong between rows: ids used twice or not at all, links to rows
/// that are not there, parents in circles.
/// </summary>
internal sealed class Feed
{
    private readonly Defects defects;
    private readonly Dictionary<string, RowsById> byId = [];
    private readonly Dictionary<string, RowsById> byAnyId = [];

    public Feed(IReadOnlyList<FeedTable> tables, bool isVersion3, Defects defects)
    {
        this.defects = defects;
        Tables = tables;
        TableNames = [.. tables.Select(t => t.Name).Distinct()];
        IsVersion3 = isVersion3;
        foreach (var table in tables)
            SettleFlags.Of(table, defects);
        FlagsInCells.Read(tables);
        foreach (var name in TableNames)
            AssignKeys(name);
        foreach (var service in Rows(ImportTables.Service).Where(s => s["name"] is null && s["alternate_name"] is null))
            defects.Quarantine(service, "name", "no-name");
        LinkPlaces();
        LinkPrograms();
        foreach (var row in tables.Where(t => !IsRecord(t.Name)).SelectMany(t => t.Rows).Where(r => r.IsUsed))
            FindOwners(row);
        CutCircles(ImportTables.Organization, "parent_organization_id");
        CutCircles("taxonomy", "parent_id");
    }

    public IReadOnlyList<FeedTable> Tables { get; }

    /// <summary>Each once: a table may come in several files.</summary>
    public IReadOnlyList<string> TableNames { get; }

    /// <summary>Whether it is in the form of HSDS 3.0 or later: a row may belong to several records, and enumerations may be assumed.</summary>
    public bool IsVersion3 { get; }

    /// <summary>Rows whose link to a parent was cut, since it led in a circle.</summary>
    public HashSet<FeedRow> WithoutParent { get; } = [];

    public IEnumerable<FeedRow> Rows(string table) => Tables.Where(t => t.Name == table).SelectMany(t => t.Rows).Where(r => r.IsUsed);

    /// <summary>Ids of the services whose status was not known and assumed, as the history of an export of ours says.</summary>
    public IReadOnlySet<string> WithAssumedStatus =>
        field ??= Rows("metadata")
            .Where(m => m["last_action_type"] == "assumed" && m["field_name"] == "status")
            .Select(m => m["resource_id"])
            .OfType<string>()
            .ToHashSet(StringComparer.Ordinal);

    public FeedRow? Find(string table, string? id) =>
        id is not null && byId.GetValueOrDefault(table)?.Find(id) is { IsUsed: true } row ? row : null;

    /// <summary>A record with this id, also one that is not kept: its flags count all the same.</summary>
    public FeedRow? FindAny(string table, string? id) => id is null ? null : byAnyId.GetValueOrDefault(table)?.Find(id);

    /// <summary>All rows of a table, also those that are not kept.</summary>
    public IEnumerable<FeedRow> AllRows(string table) => Tables.Where(t => t.Name == table).SelectMany(t => t.Rows);

    public static bool IsRecord(string table) =>
        table is ImportTables.Organization or ImportTables.Service or ImportTables.Location or ImportTables.AtLocation;

    private void AssignKeys(string table)
    {
        if (IsRecord(table))
        {
            var any = byAnyId[table] = new();
            foreach (var row in AllRows(table).Where(r => !r.OwnId.IsEmpty))
                any.Add(row);
        }
        var derived = new HashSet<string>(StringComparer.Ordinal);
        var known = byId[table] = new();
        bool IsTaken(string key) => derived.Contains(key) || known.Find(key) is not null;
        foreach (var row in Rows(table))
        {
            if (!row.OwnId.IsEmpty && known.Add(row))
                // A key that was made may be the same as an id after it.
                row.IsDouble = derived.Count > 0 && derived.Contains(row.Key);
            else
            {
                row.Key = row.OwnId.IsEmpty ? KeyOfNameless(row) : KeyOfSecond(row);
                row.IsDouble = IsTaken(row.Key) || !derived.Add(row.Key);
            }
            if (row.IsDouble)
                defects.Add(row, null, "duplicate-row", Done.Repaired);
        }
        known.Close();

        string KeyOfNameless(FeedRow row)
        {
            defects.Add(row, "id", "blank-id", Done.Repaired);
            return IsTaken(NameKey(row)) ? ContentKey(row) : NameKey(row);
        }

        string KeyOfSecond(FeedRow row)
        {
            var id = row["id"]!;
            var first = known.Find(id)!;
            // One of the two may lack the flag that the other carries.
            row.Flags = first.Flags |= row.Flags;
            if (SaysTheSame(first, row))
                return id;
            var key = $"{id}{ContentKey(row)}";
            if (!IsTaken(key))
                defects.Add(row, "id", "duplicate-id", Done.Repaired, id);
            return key;
        }
    }

    private static bool SaysTheSame(FeedRow one, FeedRow other) => one.Table == other.Table && one.Content.SequenceEqual(other.Content);

    /// <summary>Records keep their key when their other columns change; other rows are what they say.</summary>
    private static string NameKey(FeedRow row) =>
        IsRecord(row.Table.Name) && row["name"] is { } name ? $"~{row["organization_id"]}/{name}" : ContentKey(row);

    /// <summary>What a row says, and of JSON what it stands in: the same words under two parents are two rows.</summary>
    private static string ContentKey(FeedRow row)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(row.Content);
        foreach (var (column, id) in row.Links ?? [])
            hash.AppendData(Encoding.UTF8.GetBytes($"\n{column}={id}"));
        return $"~{Convert.ToHexStringLower(hash.GetHashAndReset()[..8])}";
    }

    private void LinkPlaces()
    {
        foreach (var row in Rows(ImportTables.AtLocation).ToList())
        {
            var (service, location) = (Find(ImportTables.Service, row["service_id"]), Find(ImportTables.Location, row["location_id"]));
            if (service is null)
                defects.Quarantine(row, "service_id", "missing-service", row["service_id"]);
            else if (location is null)
                defects.Quarantine(row, "location_id", "missing-location", row["location_id"]);
            else
            {
                row.BelongTo(service);
                row.BelongTo(location);
            }
        }
    }

    /// <summary>A program that stands in a service of JSON does not say whose it is: it is of the service's organisation.</summary>
    private void LinkPrograms()
    {
        foreach (var service in Rows(ImportTables.Service))
            if (
                Find("program", service["program_id"]) is { } program
                && program["organization_id"] is null
                && service["organization_id"] is { } organization
            )
            {
                (program.Links ??= []).Add(("organization_id", organization));
                (program.Written ??= [])["organization_id"] = "";
            }
    }

    /// <summary>
    /// Gives a row to the record that it points to, the nearest if there are several; from 3.0 on to each. Where there is none it cannot be kept, and that is
    /// reported.
    /// </summary>
    private void FindOwners(FeedRow row)
    {
        if (row.Table.Name is "taxonomy" or "metadata" or "meta_table_description")
            return;
        foreach (var linked in row.Table.Name is "attribute" or "translation" ? row.LinksBy("link_id") : [])
            if (Linked(row["link_entity"], linked) is { } entity)
                row.BelongTo(entity);
        string? missing = null;
        foreach (var (column, table) in row.Links is null ? row.Table.Links : ImportTables.Links)
        {
            foreach (var id in row.LinksBy(column))
                if (Find(table, id) is not { } owner)
                    missing ??= column;
                else if (!row.Owners.Contains(owner))
                    row.BelongTo(owner);
            if (row.Owners.Count > 0 && !IsVersion3)
                break;
        }
        if (row.Owners.Count == 0 && !ImportTables.IsOfSource(row.Table.Name))
            defects.Quarantine(row, missing, ReasonOfMissing(missing), missing is null ? null : row[missing]);
        else if (row.Owners.Count > 0 && missing is not null)
            defects.Add(row, missing, ReasonOfMissing(missing), Done.LeftOut, row[missing]);
    }

    /// <summary>The row with this id in the table named, or in whichever has it: what stands in <c>link_entity</c> is not always a table.</summary>
    private FeedRow? Linked(string? entity, string id) =>
        (entity is null ? null : Find(Hsds3.TableOf(entity), id))
        ?? TableNames.Select(name => Find(name, id)).FirstOrDefault(r => r is not null);

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
