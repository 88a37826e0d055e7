namespace Tirek.Server.Imports;

/// <summary>
/// Carries each privacy flag of a feed to the records it may speak of, by rows and by ids: a flag counts also where its own row, or the record it stands at,
/// cannot be kept.
/// </summary>
internal sealed class ReachFlags
{
    public const PrivacyFlags OfPlaces = PrivacyFlags.Address | PrivacyFlags.Mailing;
    private const PrivacyFlags OfParts = PrivacyFlags.Phone | PrivacyFlags.Contact;
    private static readonly string[] RecordTables =
    [
        ImportTables.Organization,
        ImportTables.Service,
        ImportTables.Location,
        ImportTables.AtLocation,
    ];

    private readonly Feed feed;
    private readonly Dictionary<FeedRow, PrivacyFlags> reaching = [];
    private readonly Dictionary<(string Table, string Id), PrivacyFlags> byId = [];
    private readonly ILookup<string?, FeedRow> servicesByOrganization;
    private readonly ILookup<string?, FeedRow> placesByOrganization;
    private readonly ILookup<string?, FeedRow> atByService;

    public ReachFlags(Feed feed, Defects defects)
    {
        this.feed = feed;
        servicesByOrganization = feed.AllRows(ImportTables.Service).ToLookup(r => r["organization_id"]);
        placesByOrganization = feed.AllRows(ImportTables.Location).ToLookup(r => r["organization_id"]);
        atByService = feed.AllRows(ImportTables.AtLocation).ToLookup(r => r["service_id"]);
        foreach (var row in feed.Tables.SelectMany(t => t.Rows).Where(r => r.Flags != 0))
            if (Feed.IsRecord(row.Table.Name))
                Reach(row, row.Flags);
            else
                OfPart(row);
        foreach (var table in feed.Tables.Where(t => t.Unread.Count > 0))
            OfUnread(table, defects);
        if (reaching.Count + byId.Count > 0)
            FromRecordToRecord();
    }

    /// <summary>The flags that reach a record.</summary>
    public PrivacyFlags Of(FeedRow record) => reaching.GetValueOrDefault(record);

    /// <summary>The flags that reach the record with this id, be it in the feed or not.</summary>
    public PrivacyFlags Of(string table, string? id) => id is null ? 0 : byId.GetValueOrDefault((table, id));

    /// <summary>The ids in a table that a flag reaches.</summary>
    public IEnumerable<string> Ids(string table, PrivacyFlags flag) =>
        byId.Where(f => f.Key.Table == table && f.Value.HasFlag(flag)).Select(f => f.Key.Id);

    public void Reach(FeedRow record, PrivacyFlags flags)
    {
        if (flags == PrivacyFlags.None)
            return;
        reaching[record] = reaching.GetValueOrDefault(record) | flags;
        if (record["id"] is { } id)
            Reach(record.Table.Name, id, flags);
    }

    private void Reach(string table, string id, PrivacyFlags flags)
    {
        if (flags != PrivacyFlags.None && RecordTables.Contains(table))
            byId[(table, id)] = Of(table, id) | flags;
    }

    /// <summary>The places of an organisation: those that name it, and those of its services.</summary>
    public IEnumerable<FeedRow> PlacesOf(string? organization) =>
        organization is null
            ? []
            : placesByOrganization[organization].Concat(servicesByOrganization[organization].SelectMany(PlacesOf)).Distinct();

    private IEnumerable<FeedRow> PlacesOf(FeedRow service) =>
        service["id"] is { } id
            ? atByService[id].Select(at => feed.FindAny(ImportTables.Location, at["location_id"])).OfType<FeedRow>()
            : [];

    /// <summary>
    /// A row of another table speaks of the record it points to: one of an address by any flag of places, one of a table that the standard does not know by
    /// whatever its flags name.
    /// </summary>
    private void OfPart(FeedRow row)
    {
        var name = row.Table.Name;
        var flags = name switch
        {
            "physical_address" or "postal_address" => row.Flags & OfPlaces,
            _ when ImportTables.Columns.ContainsKey(name) => ReadFlags.Named(row) & OfPlaces,
            _ when row.Table.IsOfPrivacy => row.Flags,
            _ => ReadFlags.Named(row),
        };
        flags |= row.Told;
        if (flags == PrivacyFlags.None)
            return;
        ReachOwners(row, flags);
        foreach (var (table, id) in Linked(row))
            Reach(table, id, flags);
    }

    /// <summary>The records that a row belongs to, and those of a part that it speaks of.</summary>
    private void ReachOwners(FeedRow row, PrivacyFlags flags)
    {
        foreach (var owner in row.Owners)
        {
            Reach(owner, flags);
            if (Feed.IsRecord(owner.Table.Name))
                continue;
            owner.Flags |= flags;
            ReachOwners(owner, flags);
        }
    }

    /// <summary>The nearest records that a row points to.</summary>
    private IEnumerable<(string Table, string Id)> Linked(FeedRow row)
    {
        foreach (var (column, table) in ImportTables.Links)
        {
            var ids = row.LinksBy(column).ToList();
            foreach (var id in ids)
                yield return (table, id);
            if (ids.Count > 0 && !feed.IsVersion3)
                yield break;
        }
        if (row["resource_id"] is { } resource)
            foreach (var table in RecordTables)
                if (feed.FindAny(table, resource) is not null)
                    yield return (table, resource);
    }

    /// <summary>What a line that cannot be read names counts as flagged: the record of that table with its id, or the nearest that it points to.</summary>
    private void OfUnread(FeedTable table, Defects defects)
    {
        var flags = table.Flags.Aggregate(PrivacyFlags.None, (all, f) => all | f.Meaning);
        var pointsTo = Feed.IsRecord(table.Name)
            ? [table.Name]
            : ImportTables.Links.Where(l => table.PlaceOf(l.Column) >= 0).Select(l => l.Table).ToArray();
        if (!Feed.IsRecord(table.Name))
            flags &= OfPlaces;
        var known = feed.Tables.SelectMany(t => t.Rows).SelectMany(r => IdsOf(r, pointsTo)).ToHashSet();
        foreach (var cells in table.Unread)
        {
            var named = pointsTo.SelectMany(t => cells.Select(c => (Table: t, Id: c))).Where(known.Contains).ToList();
            // Of a part, the nearest; a cell of a record's own line that is the id of a sound row of its table names another.
            var nearest = Feed.IsRecord(table.Name)
                ? named.Where(n => feed.FindAny(n.Table, n.Id) is null || (cells.Count > 0 && n.Id == cells[0]))
                : named.Where(n => n.Table == named[0].Table);
            foreach (var (of, id) in nearest)
                Reach(of, id, flags);
        }
        defects.Add(table.File, 0, null, "unread-flag", Done.Withheld);
    }

    /// <summary>Ids of records of these tables that a row has or points to.</summary>
    private static IEnumerable<(string Table, string Id)> IdsOf(FeedRow row, string[] tables)
    {
        foreach (var table in tables)
        {
            if (row.Table.Name == table && row["id"] is { } own)
                yield return (table, own);
            foreach (var id in row.LinksBy($"{table}_id"))
                yield return (table, id);
        }
    }

    /// <summary>The places of an organisation within another are the other's too.</summary>
    private void ToChildren()
    {
        var children = feed.AllRows(ImportTables.Organization)
            .Where(o => o["parent_organization_id"] is not null)
            .ToLookup(o => o["parent_organization_id"]!);
        if (children.Count == 0)
            return;
        var waiting = new Queue<string>(Ids(ImportTables.Organization, PrivacyFlags.Address).ToList());
        while (waiting.TryDequeue(out var id))
            foreach (var child in children[id])
                if (!Of(child).HasFlag(PrivacyFlags.Address))
                {
                    Reach(child, Of(ImportTables.Organization, id) & OfPlaces);
                    if (child["id"] is { } own)
                        waiting.Enqueue(own);
                }
    }

    private void FromRecordToRecord()
    {
        ToChildren();
        foreach (var ((_, id), flags) in byId.Where(f => f.Key.Table == ImportTables.Organization).ToList())
        foreach (var place in PlacesOf(id))
            Reach(place, flags & OfPlaces);
        foreach (var at in feed.AllRows(ImportTables.AtLocation))
        {
            var service = Of(ImportTables.Service, at["service_id"]);
            var location = at["location_id"];
            if (location is not null)
                Reach(
                    ImportTables.Location,
                    location,
                    (Of(at) | Of(ImportTables.AtLocation, at["id"]) | service) & OfPlaces | service & OfParts
                );
            Reach(at, (service | Of(ImportTables.Location, location)) & OfParts);
        }
        foreach (var row in RecordTables.SelectMany(feed.AllRows))
            if (row["id"] is { } id)
                Reach(row, Of(row.Table.Name, id));
    }
}
