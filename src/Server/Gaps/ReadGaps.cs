using Microsoft.EntityFrameworkCore;
using Tirek.Domain;
using Tirek.Domain.Gaps;
using Tirek.Domain.Languages;
using Tirek.Domain.Places;
using Tirek.Domain.Taxonomy;
using Tirek.Server.Data;
using Tirek.Server.Node;

namespace Tirek.Server.Gaps;

/// <summary>Puts together what members see of gaps: coverage from memory, the rest from a few small tables.</summary>
internal sealed class ReadGaps(AppDb db, KnownCoverage coverage, NodeState node, TimeProvider clock)
{
    public IReadOnlyList<Place> Countries(Language language) =>
        [.. node.Current.Countries.Select(c => Gazetteer.Find(c)!).InOrder(language)];

    /// <summary>A country or region that this node serves.</summary>
    /// <exception cref="Problem">There is none.</exception>
    public Place Area(string? key, params PlaceKind[] kinds) =>
        Gazetteer.Find(key) is { } place && kinds.Contains(place.Kind) && node.Current.Countries.Contains(place.Country)
            ? place
            : throw Problems.NotFound();

    /// <summary>What is known of the country of this place; to be asked about that country alone.</summary>
    public ValueTask<Coverage> Coverage(Place place, CancellationToken cancel) => coverage.Of(place.Country, cancel);

    public async Task<CountryGaps> Of(Place country, Language language, CancellationToken cancel)
    {
        var known = await Coverage(country, cancel);
        var people = await People(Gazetteer.Regions(country.Key), cancel);
        var there = known.In(country);
        var released = await db
            .ReleasedPlaces.Where(p => p.Country == country.Key)
            .Select(p => new ReleasedNumber(p.OrganizationId, p.Places))
            .ToListAsync(cancel);
        var gaps = new CountryGaps(
            country,
            there,
            [
                .. Gazetteer
                    .Regions(country.Key)
                    .InOrder(language)
                    .Select(r => new RegionGaps(r, known.In(r), people.GetValueOrDefault(r.Key))),
            ],
            PlacesTotal.Of(there.There(GapRule.Shelter), released)
        );
        var ratios = await db.LoadedRatios.AsNoTracking().OrderBy(r => r.Kind).ToListAsync(cancel);
        return gaps with
        {
            Ratios =
            [
                .. ratios
                    .Select(r => new ReferenceRatio(r.Kind, r.Inhabitants, r.Source, r.CheckedBy, r.CheckedOn))
                    .Where(r => Taxonomy.Find(r.Kind) is not null)
                    .Select(r => new RatioGap(
                        r,
                        there.There(Taxonomy.Find(r.Kind)!),
                        gaps.Inhabitants is { } all ? Ratios.Needed(all, r.Inhabitants) : null
                    )),
            ],
            Unmet = await Unmet(country, cancel),
        };
    }

    public async Task<RegionGaps> Region(Place region, CancellationToken cancel)
    {
        var people = await People([region], cancel);
        return new(region, (await Coverage(region, cancel)).In(region), people.GetValueOrDefault(region.Key));
    }

    private Task<Dictionary<string, RegionPeople>> People(IReadOnlyList<Place> regions, CancellationToken cancel)
    {
        var keys = regions.Select(r => r.Key).ToList();
        return db
            .RegionPopulations.Where(p => keys.Contains(p.Region))
            .Select(p => new RegionPeople(p.Region, p.Inhabitants, p.Source, p.AsOf))
            .ToDictionaryAsync(p => p.Region, cancel);
    }

    /// <summary>Newest month first; searches for which no place was chosen stand with every country.</summary>
    private async Task<IReadOnlyList<UnmetGap>> Unmet(Place country, CancellationToken cancel)
    {
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        var oldest = UnmetNeeds.Oldest(today);
        var counts = await db
            .UnmetCounts.AsNoTracking()
            .Where(c => c.Country == country.Key && c.Month >= oldest)
            .OrderByDescending(c => c.Month)
            .ThenByDescending(c => c.Times)
            .ThenBy(c => c.Region)
            .ThenBy(c => c.Kind)
            .ToListAsync(cancel);
        return
        [
            .. counts
                .Select(c => (Count: c, Shown: UnmetNeeds.Shown(c.Month, c.Times, today)))
                .Where(c => c.Shown is not null)
                .Select(c => new UnmetGap(c.Count.Month, Gazetteer.Find(c.Count.Region), Taxonomy.Find(c.Count.Kind), c.Shown!.Value)),
        ];
    }
}
