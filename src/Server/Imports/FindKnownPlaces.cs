using Microsoft.EntityFrameworkCore;
using Tirek.Domain.Languages;
using Tirek.Domain.Listings;
using Tirek.Server.Data;

namespace Tirek.Server.Imports;

/// <summary>
/// Finds where what a feed withholds was in the former editions of its source: in what is kept, in what is gone, and in what is kept to take imports back. Ids
/// may have changed: a place that is gone from the feed counts as that of the services and organisations that have a hidden one now.
/// </summary>
internal sealed class FindKnownPlaces(AppDb db, Guid source, Feed feed, Withholding withholding, RecordIds ids)
{
    private const int Batch = 500;

    private readonly Dictionary<Guid, HashSet<string>> places = [];
    private readonly HashSet<Guid> mail = [];
    private readonly List<KnownPlace> known = [];
    private List<Guid> runs = [];

    public async Task<KnownPlaces> Find(CancellationToken cancel)
    {
        if (!withholding.HidesPlaces)
            return KnownPlaces.None;
        runs = await db.ImportRuns.Where(r => r.SourceId == source).Select(r => r.Id).ToListAsync(cancel);
        if (runs.Count == 0)
            return KnownPlaces.None;
        var hiddenBefore = await HiddenBefore(cancel);
        foreach (var (id, _) in withholding.Reached(ImportTables.Location, PrivacyFlags.Address))
            Place(ids.Of(ImportTables.Location, id), OrganizationsOfPlace(id));
        foreach (var row in feed.Rows(ImportTables.Location).Where(withholding.IsHiddenPlace))
            Place(ids.Of(row), withholding.OrganizationsOf(row));
        foreach (var (id, _) in withholding.Reached(ImportTables.Location, PrivacyFlags.Mailing))
            mail.Add(ids.Of(ImportTables.Location, id));
        await OfOrganizationsAndServices(cancel);
        await Documents(cancel);
        return new()
        {
            Withheld = known,
            Places = places.Keys.ToHashSet(),
            Mail = mail,
            HiddenBefore = hiddenBefore,
        };
    }

    private void Place(Guid place, IEnumerable<string> organizations)
    {
        if (!places.TryGetValue(place, out var all))
            places[place] = all = [];
        all.UnionWith(organizations);
    }

    private IReadOnlyCollection<string> OrganizationsOfPlace(string id) =>
        feed.FindAny(ImportTables.Location, id) is { } row ? withholding.OrganizationsOf(row) : [];

    /// <summary>Places that were areas already, and what is given and owned there.</summary>
    private async Task<HashSet<Guid>> HiddenBefore(CancellationToken cancel)
    {
        var hidden = await db.Locations.AsNoTracking().Where(l => l.SourceId == source && l.IsAreaOnly).ToListAsync(cancel);
        var all = hidden.Select(l => l.Id).ToHashSet();
        all.UnionWith(hidden.Select(l => l.Document.OrganizationId).OfType<Guid>());
        foreach (var batch in hidden.Select(l => l.Id).Chunk(Batch))
        {
            var given = await db
                .ListingPlaces.Where(p => batch.Contains(p.LocationId))
                .Join(db.Listings, p => p.ListingId, l => l.Id, (_, l) => new { l.Id, l.OrganizationId })
                .ToListAsync(cancel);
            all.UnionWith(given.SelectMany(g => new[] { g.Id, g.OrganizationId }));
        }
        return all;
    }

    /// <summary>Former places of services and organisations that have a hidden one now, as far as the feed does not show them.</summary>
    private async Task OfOrganizationsAndServices(CancellationToken cancel)
    {
        var shown = feed.Rows(ImportTables.Location).Where(l => !withholding.IsHiddenPlace(l)).Select(ids.Of).ToHashSet();
        var services = new Dictionary<Guid, string?>();
        foreach (var (id, row) in withholding.Reached(ImportTables.Service, PrivacyFlags.Address))
            services[ids.Of(ImportTables.Service, id)] = row?["organization_id"];
        foreach (var row in feed.Rows(ImportTables.Service).Where(withholding.IsAtHiddenPlace))
            services[ids.Of(row)] = row["organization_id"];
        foreach (var listing in await Former<ListingRecord>("listing", services.Keys, cancel))
        foreach (var at in listing.Document.At.Where(at => !shown.Contains(at.LocationId)))
            Place(at.LocationId, services[listing.Id] is { } organization ? [organization] : []);

        var organizations = await HiddenOrganizations(cancel);
        var gone = await Gone(cancel);
        foreach (var location in gone)
            if (location.Document.OrganizationId is { } id && organizations.TryGetValue(id, out var of))
                Place(location.Id, [of]);
        foreach (var batch in gone.Select(l => l.Id).Chunk(Batch))
        foreach (
            var given in await db
                .ListingPlaces.Where(p => batch.Contains(p.LocationId))
                .Join(db.Listings, p => p.ListingId, l => l.Id, (p, l) => new { p.LocationId, l.OrganizationId })
                .ToListAsync(cancel)
        )
            if (organizations.TryGetValue(given.OrganizationId, out var of))
                Place(given.LocationId, [of]);
        await Addresses(organizations, cancel);
    }

    /// <summary>Organisations with a hidden place, under every id that they had, with the id that they have in the feed.</summary>
    private async Task<Dictionary<Guid, string>> HiddenOrganizations(CancellationToken cancel)
    {
        var hidden = new Dictionary<Guid, string>();
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (id, _) in withholding.Reached(ImportTables.Organization, PrivacyFlags.Address))
            hidden[ids.Of(ImportTables.Organization, id)] = id;
        foreach (var row in feed.Rows(ImportTables.Organization).Where(withholding.HasHiddenPlace))
        {
            hidden[ids.Of(row)] = row["id"] ?? "";
            if (row["name"] is { } name)
                names[Folding.Fold(name)] = row["id"] ?? "";
        }
        // A service may be of an organisation that is not in the feed.
        foreach (var row in feed.Rows(ImportTables.Service).Where(withholding.IsAtHiddenPlace))
            if (row["organization_id"] is { } id)
                hidden.TryAdd(ids.Of(ImportTables.Organization, id), id);
        var present = feed.Rows(ImportTables.Organization).Select(ids.Of).ToHashSet();
        foreach (var former in await db.Organizations.AsNoTracking().Where(o => o.SourceId == source).ToListAsync(cancel))
            if (!present.Contains(former.Id) && names.TryGetValue(Folding.Fold(former.Document.Name.Original.Text), out var id))
                hidden.TryAdd(former.Id, id);
        return hidden;
    }

    /// <summary>The source's places that its feed does not hold any more.</summary>
    private async Task<IReadOnlyList<LocationRecord>> Gone(CancellationToken cancel)
    {
        var present = feed.Rows(ImportTables.Location).Select(ids.Of).ToHashSet();
        var gone = await db.Locations.Where(l => l.SourceId == source).Select(l => l.Id).ToListAsync(cancel);
        var records = new List<LocationRecord>();
        foreach (var batch in gone.Where(id => !present.Contains(id)).Chunk(Batch))
            records.AddRange(await db.Locations.AsNoTracking().Where(l => batch.Contains(l.Id)).ToListAsync(cancel));
        return records;
    }

    /// <summary>Addresses that stood with an organisation itself, all of which are withheld now.</summary>
    private async Task Addresses(Dictionary<Guid, string> organizations, CancellationToken cancel)
    {
        var flagged = withholding
            .Reached(ImportTables.Organization, PrivacyFlags.Address)
            .Select(o => ids.Of(ImportTables.Organization, o.Id))
            .ToHashSet();
        foreach (var former in await Former<OrganizationRecord>("organization", flagged, cancel))
        {
            var extra = former.Document.Extra?.For<OwnerReader>() ?? [];
            var lines = extra.Where(e => e.Key.Contains("_address/", StringComparison.Ordinal)).Select(e => e.Value).ToList();
            if (lines.Count > 0)
                known.Add(new([], null, null, lines, [organizations[former.Id]]));
        }
    }

    private async Task Documents(CancellationToken cancel)
    {
        foreach (var former in await Former<LocationRecord>("location", places.Keys.Union(mail), cancel))
            if (former.Document.Whereabouts is not Whereabouts.Shown shown)
                continue;
            else if (places.TryGetValue(former.Id, out var organizations))
                known.Add(new(shown.Addresses, shown.Position, former.Document.Transportation, [], organizations));
            else
                known.Add(new([.. shown.Addresses.Where(a => a.Type == "postal")], null, null, [], []));
    }

    /// <summary>All states of records that the node keeps.</summary>
    private async Task<IReadOnlyList<T>> Former<T>(string kind, IEnumerable<Guid> wanted, CancellationToken cancel)
        where T : KeptRecord
    {
        var all = new List<T>();
        foreach (var batch in wanted.Chunk(Batch))
        {
            all.AddRange(await db.Set<T>().AsNoTracking().Where(r => r.SourceId == source && batch.Contains(r.Id)).ToListAsync(cancel));
            var undos = await db
                .ImportUndos.AsNoTracking()
                .Where(u => runs.Contains(u.RunId) && u.Kind == kind && u.Before != null && batch.Contains(u.RecordId))
                .Select(u => u.Before!)
                .ToListAsync(cancel);
            all.AddRange(undos.Select(StoredJson.Read<T>));
        }
        return all;
    }
}
