using Microsoft.EntityFrameworkCore;
using Tirek.Domain.Listings;
using Tirek.Domain.Places;
using Tirek.Domain.Taxonomy;
using Tirek.Server.Data;

namespace Tirek.Server.Listings;

/// <summary>
/// Keeps the areas that stand for hidden places coarse enough (<see cref="HiddenArea"/>): with each publishing, and once a day by <see cref="DailyCoarsening"/>.
/// </summary>
internal static class CoarsenAreas
{
    /// <summary>More listings than these are not looked through: what they touch is as quickly worked out.</summary>
    private const int MostLookedThrough = 250;

    /// <summary>
    /// Whether a hidden place may be among what these listings change: one at which one of them is given, or was when it was published last. No other changes whose
    /// hidden places there are, and of what kinds. None named: everything is looked at again.
    /// </summary>
    public static async Task<bool> IsTouchedBy(AppDb db, IReadOnlyCollection<Guid> listings, CancellationToken cancel) =>
        listings.Count is 0 or > MostLookedThrough
        || await db.PublicSites.AnyAsync(s => listings.Contains(s.ListingId) && s.IsAreaOnly, cancel)
        || await db.ListingPlaces.AnyAsync(
            p => listings.Contains(p.ListingId) && db.Locations.Any(l => l.Id == p.LocationId && l.IsAreaOnly),
            cancel
        );

    /// <summary>Writes the levels that have to be coarser, and names the listings at those places. Runs in the caller's transaction.</summary>
    public static async Task<IReadOnlyCollection<Guid>> Recompute(AppDb db, CancellationToken cancel)
    {
        // What the public cannot see hides nobody.
        var locations = await db
            .Locations.AsNoTracking()
            .Where(l => l.IsAreaOnly && !l.IsGone && !l.IsControlled && !l.IsHidden)
            .ToListAsync(cancel);
        if (locations.Count == 0)
            return [];
        var ids = locations.Select(l => l.Id).ToList();
        var given = (
            await db
                .ListingPlaces.Where(p => ids.Contains(p.LocationId))
                .Join(
                    db.Listings.AsNoTracking().Where(l => !l.IsGone && !l.IsControlled && !l.IsHidden).Standing(db),
                    p => p.ListingId,
                    l => l.Id,
                    (p, l) => new { p.LocationId, Listing = l }
                )
                .ToListAsync(cancel)
        )
            .Where(g => g.Listing.Document.Status is ListingStatus.Active or ListingStatus.TemporarilyClosed)
            .ToLookup(g => g.LocationId, g => g.Listing);
        var shown = locations.Where(l => given[l.Id].Any()).ToList();
        var one = await OneOrganization.Among(db, shown, [.. shown.SelectMany(l => given[l.Id])], cancel);

        var levels = HiddenArea.Decide([.. shown.Select(l => PlaceOf(l, given[l.Id], one))]);
        var coarser = locations.Where(l => levels.TryGetValue(l.Id, out var level) && l.PublishedArea != level).ToList();
        foreach (var location in coarser)
        {
            var level = levels[location.Id];
            await db.Locations.Where(l => l.Id == location.Id).ExecuteUpdateAsync(u => u.SetProperty(l => l.PublishedArea, level), cancel);
        }
        return [.. coarser.SelectMany(l => given[l.Id]).Select(l => l.Id).Distinct()];
    }

    private static HiddenPlace PlaceOf(LocationRecord location, IEnumerable<ListingRecord> listings, OneOrganization one)
    {
        var hidden = (Whereabouts.AreaOnly)location.Document.Whereabouts;
        var district = Gazetteer.Find(hidden.DistrictKey);
        return new(
            location.Id,
            one.Of(location.Document.OrganizationId ?? listings.First().OrganizationId),
            [.. listings.SelectMany(l => l.Document.Terms).Where(t => Taxonomy.Find(t) is { Facet: Facet.KindOfHelp }).Distinct()],
            district?.Key,
            district?.Region,
            district?.Country ?? hidden.Country ?? "",
            location.PublishedArea
        );
    }
}

/// <summary>Looks once a day whether places have gone and areas must become coarser.</summary>
internal sealed class DailyCoarsening(Func<AppDb> open, TimeProvider clock, ILogger<DailyCoarsening> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // What was coarse enough stays so meanwhile, and somebody waits for the first page.
        await Task.Delay(TimeSpan.FromMinutes(1), clock, stoppingToken);
        using var timer = new PeriodicTimer(TimeSpan.FromDays(1), clock);
        do
        {
            try
            {
                await using var db = open();
                await LettingGo.Try(db, attempts: 20, stoppingToken);
                await PublishListings.Publish(db, [], stoppingToken);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                log.LogError("Areas of hidden places could not be looked at again: {Kind}", e.GetType().Name);
            }
        } while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}
