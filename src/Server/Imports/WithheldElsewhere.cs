using Microsoft.EntityFrameworkCore;
using Tirek.Domain.Listings;
using Tirek.Domain.Places;
using Tirek.Server.Data;

namespace Tirek.Server.Imports;

/// <summary>
/// Finds the places of a feed that another source of the node withholds. Their addresses are not kept, so that they are known again by what is: the listing's
/// name with the organisation's or a telephone, in the same town; and by the mark of a place that was hidden for that source's sake before.
/// </summary>
internal sealed class WithheldElsewhere(AppDb db, Guid source, Feed feed, Withholding withholding, RecordIds ids)
{
    private const int Batch = 500;

    public async Task<IReadOnlyDictionary<FeedRow, Guid>> Find(CancellationToken cancel)
    {
        var found = new Dictionary<FeedRow, Guid>();
        var hidden = (await Hidden(db, cancel)).Where(l => l.SourceId != source).ToList();
        if (hidden.Count == 0)
            return found;
        await ByMark(found, hidden.Select(l => l.SourceId!.Value).ToHashSet(), cancel);
        var given = await Given(hidden, cancel);
        foreach (var location in feed.Rows(ImportTables.Location).Where(l => !withholding.IsHiddenPlace(l) && !found.ContainsKey(l)))
        foreach (var twin in GivenAt(location, given))
            if (AreInOneTown(location, (Whereabouts.AreaOnly)twin.Document.Whereabouts))
            {
                found[location] = twin.SourceId!.Value;
                break;
            }
        return found;
    }

    /// <summary>
    /// Whether a source withholds places, and another was read since its run and changed something: two that withhold are else read again for each other's sake for ever.
    /// </summary>
    public static async Task<bool> IsToReadAgain(AppDb db, ImportRun last, CancellationToken cancel) =>
        await db.ImportRuns.AnyAsync(
            r => r.SourceId != last.SourceId && r.TakenBackAt == null && r.Id > last.Id && r.Added + r.Changed + r.Gone > 0,
            cancel
        ) && (await Hidden(db, cancel)).Any(l => l.SourceId == last.SourceId);

    /// <summary>Whether reading these bytes would change nothing: they were read last of their source, which is not to be read again either.</summary>
    /// <param name="last">The newest reading of the source that stands; null: none.</param>
    public static async Task<bool> IsReadLast(AppDb db, ImportRun? last, byte[] digest, CancellationToken cancel) =>
        last is not null && last.Digest.AsSpan().SequenceEqual(digest) && !await IsToReadAgain(db, last, cancel);

    /// <summary>Whether places of a source are hidden for the sake of others.</summary>
    public static async Task<bool> IsHeldForOthers(AppDb db, Guid source, CancellationToken cancel) =>
        (await db.Locations.AsNoTracking().Where(l => l.SourceId == source && l.IsAreaOnly && !l.IsGone).ToListAsync(cancel)).Exists(l =>
            MarkOf(l) is not null
        );

    /// <summary>Names of other sources that withhold places, whose addresses only their own feeds know.</summary>
    public static async Task<IReadOnlyList<string>> SourcesToReadAgain(AppDb db, Guid source, CancellationToken cancel)
    {
        var others = (await Hidden(db, cancel)).Select(l => l.SourceId!.Value).Where(s => s != source).ToHashSet();
        return await db.ImportSources.Where(s => others.Contains(s.Id)).Select(s => s.Name).OrderBy(n => n).ToListAsync(cancel);
    }

    /// <summary>The places that sources withhold themselves, and not for another's sake.</summary>
    private static async Task<List<LocationRecord>> Hidden(AppDb db, CancellationToken cancel) =>
        [
            .. (await db.Locations.AsNoTracking().Where(l => l.IsAreaOnly && !l.IsGone && l.SourceId != null).ToListAsync(cancel)).Where(
                l => MarkOf(l) is null
            ),
        ];

    private static string? MarkOf(LocationRecord location) =>
        location.Document.Extra?.For<OwnerReader>()?.GetValueOrDefault(KnownPlaces.WithheldBy);

    private async Task ByMark(Dictionary<FeedRow, Guid> found, HashSet<Guid> sources, CancellationToken cancel)
    {
        var marks = (await db.Locations.AsNoTracking().Where(l => l.SourceId == source && l.IsAreaOnly).ToListAsync(cancel))
            .Select(l => (l.Id, By: MarkOf(l)))
            .Where(m => Guid.TryParse(m.By, out var by) && sources.Contains(by))
            .ToDictionary(m => m.Id, m => Guid.Parse(m.By!));
        if (marks.Count > 0)
            foreach (var location in feed.Rows(ImportTables.Location))
                if (marks.TryGetValue(ids.Of(location), out var by))
                    found[location] = by;
    }

    /// <summary>What is given at the hidden places of other sources.</summary>
    private async Task<ListingTwins<LocationRecord>> Given(List<LocationRecord> hidden, CancellationToken cancel)
    {
        var all = new ListingTwins<LocationRecord>();
        foreach (var batch in hidden.Chunk(Batch))
        {
            var places = batch.ToDictionary(l => l.Id);
            var ids = places.Keys.ToList();
            var given = await db
                .ListingPlaces.Where(p => ids.Contains(p.LocationId))
                .Join(db.Listings.AsNoTracking(), p => p.ListingId, l => l.Id, (p, l) => new { p.LocationId, Listing = l })
                .ToListAsync(cancel);
            var organizations = given.Select(g => g.Listing.OrganizationId).Distinct().ToList();
            var names = (await db.Organizations.AsNoTracking().Where(o => organizations.Contains(o.Id)).ToListAsync(cancel)).ToDictionary(
                o => o.Id,
                o => o.Document.Name.Original.Text
            );
            foreach (var one in given)
                all.Add(
                    one.Listing.Document.Name.Original.Text,
                    names.GetValueOrDefault(one.Listing.OrganizationId),
                    one.Listing.Document.AllPhones()
                        .Concat(places[one.LocationId].Document.Phones.Select(p => p.For<OwnerReader>()!.Number)),
                    places[one.LocationId]
                );
        }
        return all;
    }

    private IEnumerable<LocationRecord> GivenAt(FeedRow location, ListingTwins<LocationRecord> twins)
    {
        foreach (var at in location.Of(ImportTables.AtLocation))
            if (feed.Find(ImportTables.Service, at["service_id"]) is { } service && service["name"] is { } name)
                foreach (
                    var twin in twins.Of(
                        name,
                        feed.Find(ImportTables.Organization, service["organization_id"])?["name"],
                        [
                            .. service
                                .Of("phone")
                                .Concat(at.Of("phone"))
                                .Concat(location.Of("phone"))
                                .Select(p => p["number"])
                                .OfType<string>(),
                        ]
                    )
                )
                    yield return twin;
    }

    /// <summary>Not surely in two.</summary>
    private static bool AreInOneTown(FeedRow location, Whereabouts.AreaOnly hidden)
    {
        var position = RepairPosition.Of(location, new Defects());
        var town = position is { } at
            ? Gazetteer.NearestTown(at, 150)?.Key
            : location
                .Of("physical_address")
                .Select(a => CollectWithheld.TownOf(a["city"], a["country"]))
                .FirstOrDefault(t => Gazetteer.Find(t) is not null);
        return town is null || hidden.DistrictKey is null || town == hidden.DistrictKey;
    }
}
