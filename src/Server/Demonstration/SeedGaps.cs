using Microsoft.EntityFrameworkCore;
using Tirek.Domain.Gaps;
using Tirek.Domain.Listings;
using Tirek.Domain.Places;
using Tirek.Server.Data;
using Tirek.Server.Listings;
using Tirek.Server.Node;

namespace Tirek.Server.Demonstration;

/// <summary>
/// Invented numbers for the page of gaps, once: how many people live in each region, how many families each shelter takes in, what people looked for in vain.
/// </summary>
internal static class SeedGaps
{
    private static readonly (string Region, string Kind, int MonthsAgo, int Times)[] InVain =
    [
        ("KG-N", "shelter", 1, 14),
        ("KG-N", "forensic-examination", 1, 6),
        ("KG-B", "care-after-rape", 1, 9),
        ("KG-Y", UnmetNeeds.AnyKind, 2, 7),
        ("KG-T", "shelter", 2, 4),
        ("KZ-47", "shelter", 1, 11),
        ("TJ-GB", "helpline", 1, 8),
        ("TM-B", "shelter", 1, 17),
        ("UZ-QR", "legal-aid", 1, 12),
    ];

    public static async Task Seed(AppDb db, NodeFolder folder, TimeProvider clock, CancellationToken cancel)
    {
        if (!folder.IsDemonstration || await db.RegionPopulations.AnyAsync(cancel))
            return;
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        foreach (var (i, region) in Gazetteer.Countries.SelectMany(c => Gazetteer.Regions(c.Key)).Index())
            db.RegionPopulations.Add(
                new()
                {
                    Region = region.Key,
                    Inhabitants = 210_000 + i * 7 % 23 * 61_000,
                    Source = "Invented for the demonstration",
                    AsOf = new(today.Year, 1, 1),
                }
            );
        foreach (var (region, kind, ago, times) in InVain)
            db.UnmetCounts.Add(
                new()
                {
                    Month = UnmetNeeds.MonthOf(today).AddMonths(-ago),
                    Country = region[..2],
                    Region = region,
                    Kind = kind,
                    Times = times,
                }
            );
        await db.SaveChangesAsync(cancel);
        await ReleaseSome(db, cancel);
        await transaction.CommitAsync(cancel);
    }

    /// <summary>Every shelter but the last says how many families it takes in, and that it counts for its country.</summary>
    private static async Task ReleaseSome(AppDb db, CancellationToken cancel)
    {
        var ids = DemonstrationPlan
            .Organizations.Where(o => o.Kinds.Contains(GapRule.Shelter.Key))
            .SkipLast(1)
            .Select(o => DemonstrationListing.Id(o.Number, GapRule.Shelter.Key))
            .ToList();
        var shelters = await db.Listings.Where(l => ids.Contains(l.Id)).OrderBy(l => l.Id).ToListAsync(cancel);
        foreach (var (i, shelter) in shelters.Index())
            shelter.Document = shelter.Document with { Places = Held.For(Audience.Owner, new FamilyPlaces(6 + i % 5 * 2, true)) };
        await db.SaveChangesAsync(cancel);
        await PublishListings.Publish(db, [.. shelters.Select(s => s.Id)], cancel);
    }
}
