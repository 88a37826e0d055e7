using Microsoft.EntityFrameworkCore;
using Tirek.Domain.Listings;
using Tirek.Domain.Map;
using Tirek.Domain.Programmes;
using Tirek.Domain.Search;
using Tirek.Server.Data;

namespace Tirek.Server.Listings;

/// <summary>
/// The one door between what is kept and what the public may see: works out the public view of listings and tells the search index of the change,
/// in the caller's transaction. Whoever changes a listing, its organisation or its places calls it with every listing touched.
/// </summary>
internal static class PublishListings
{
    private const int Batch = 500;

    /// <summary>
    /// Publishes these listings as they stand now, and takes out those that may not be found any more. Hidden places of theirs may make the areas of
    /// other hidden places coarser: then the listings there are published too.
    /// </summary>
    public static async Task Publish(AppDb db, IReadOnlyCollection<Guid> listingIds, CancellationToken cancel)
    {
        await using var own = db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(cancel) : null;
        var touched = listingIds.Union(await CoarsenAreas.Recompute(db, cancel)).ToList();
        var position = await TakePositions(db, touched.Count, cancel);
        var controlled = await ControlledCountries(db, cancel);
        foreach (var batch in touched.Chunk(Batch))
        {
            var rows = await PublicRows(db, batch, controlled, cancel);
            await db.PublicListings.Where(p => batch.Contains(p.Id)).ExecuteDeleteAsync(cancel);
            await db.BulkInsert(rows, cancel);
            await db.PublicPresences.Where(p => batch.Contains(p.ListingId)).ExecuteDeleteAsync(cancel);
            await db.BulkInsert([.. rows.SelectMany(PresencesOf)], cancel);
            await db.ListingChanges.Where(c => batch.Contains(c.ListingId)).ExecuteDeleteAsync(cancel);
            await db.BulkInsert([.. batch.Select(id => new ListingChange { ListingId = id, Position = ++position })], cancel);
        }
        if (own is not null)
            await own.CommitAsync(cancel);
    }

    /// <summary>Takes a run of positions and returns the last one before it. Holds the counter's row until the transaction ends (<see cref="ListingChange"/>).</summary>
    private static async Task<long> TakePositions(AppDb db, int count, CancellationToken cancel)
    {
        await db.ChangeCounters.ExecuteUpdateAsync(u => u.SetProperty(c => c.Position, c => c.Position + count), cancel);
        return await db.ChangeCounters.Select(c => c.Position).SingleAsync(cancel) - count;
    }

    private static async Task<string[]> ControlledCountries(AppDb db, CancellationToken cancel) =>
        (
            await db
                .NodeSettings.Where(s => s.Key == Node.SettingKeys.ControlledCountries)
                .Select(s => s.Value)
                .SingleOrDefaultAsync(cancel)
        )?.Split(' ') ?? [];

    private static async Task<List<PublicListing>> PublicRows(AppDb db, Guid[] ids, string[] controlled, CancellationToken cancel)
    {
        var listings = await db
            .Listings.AsNoTracking()
            .Where(l => ids.Contains(l.Id) && !l.IsControlled && !l.IsHidden && !l.IsGone)
            .ToListAsync(cancel);
        var organizationIds = listings.Select(l => l.OrganizationId).Distinct().ToList();
        var organizations = await db
            .Organizations.AsNoTracking()
            .Where(o => organizationIds.Contains(o.Id) && !o.IsControlled && !o.IsHidden && !o.IsGone)
            .ToDictionaryAsync(o => o.Id, o => o.Document, cancel);
        var locationIds = listings.SelectMany(l => l.Document.At).Select(a => a.LocationId).Distinct().ToList();
        var locations = await db
            .Locations.AsNoTracking()
            .Where(l => locationIds.Contains(l.Id) && !l.IsControlled && !l.IsHidden && !l.IsGone)
            .ToDictionaryAsync(l => l.Id, l => new PublishedLocation(l.Document, CoarsenAreas.AreaKey(l)), cancel);
        var sourceIds = listings.Select(l => l.SourceId).OfType<Guid>().Distinct().ToList();
        var sources = await db
            .ImportSources.AsNoTracking()
            .Where(s => sourceIds.Contains(s.Id))
            .ToDictionaryAsync(s => s.Id, s => s.Name, cancel);

        return
        [
            .. listings
                .Where(l => l.Document.Status is ListingStatus.Active or ListingStatus.TemporarilyClosed)
                .Select(l =>
                    Row(
                        ListingView.Of<PublicReader>(l.Document, organizations.GetValueOrDefault(l.OrganizationId), locations) with
                        {
                            Source = l.SourceId is { } source ? sources.GetValueOrDefault(source) : null,
                        }
                    )
                )
                .Where(row => !controlled.Contains(row.Country)),
        ];
    }

    private static IEnumerable<PublicPresence> PresencesOf(PublicListing row) =>
        PresentAt
            .Of(row.View)
            .Select(at => new PublicPresence
            {
                ListingId = row.Id,
                PlaceKey = at.PlaceKey,
                Presence = at.Presence,
            });

    private static PublicListing Row(ListingView<PublicReader> view) =>
        new()
        {
            Id = view.Id,
            IsProgramme = ProgrammeRule.IsProgramme(view),
            Country = ListingCountry.Of(view),
            Folded = SearchWords.Of(view),
            View = view,
        };
}
