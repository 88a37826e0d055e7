using Microsoft.EntityFrameworkCore;
using Tirek.Domain.Duplicates;
using Tirek.Domain.Listings;

namespace Tirek.Server.Data;

/// <summary>
/// Two listings that probably are one service, found from what everybody reads. <see cref="FirstId"/> sorts before <see cref="SecondId"/>; the id is made of both,
/// so that a pair found again is the same.
/// </summary>
internal sealed class DuplicatePair
{
    public Guid Id { get; set; }
    public Guid FirstId { get; set; }
    public Guid SecondId { get; set; }
    public int Score { get; set; }

    /// <summary>Names of <see cref="DuplicateReason"/> with their points: <c>SameName:50</c>.</summary>
    public required string[] Reasons { get; set; }
    public PairState State { get; set; }
    public DateTimeOffset FoundAt { get; set; }

    /// <summary>
    /// The public directory of this instant was compared. What changed after it may have become somebody's secret since: then nothing is told of the score.
    /// </summary>
    public DateTimeOffset LookedAt { get; set; }

    /// <summary>The day on which those were asked who decide about an entry of somebody else's.</summary>
    public DateOnly? AskedOn { get; set; }
}

/// <summary>
/// That a listing was merged into another: its id leads there. What it was stays as it is, its source goes on writing it, and it is in no list while the other
/// stands (<see cref="MergedAway"/>).
/// </summary>
internal sealed class ListingAlias
{
    /// <summary>The listing that went.</summary>
    public Guid Id { get; set; }

    /// <summary>The one into which it was merged.</summary>
    public Guid IntoId { get; set; }

    /// <summary>The one that stands in the end, where that was merged again.</summary>
    public Guid KeptId { get; set; }
    public Guid PairId { get; set; }
    public DateTimeOffset MergedAt { get; set; }

    /// <summary>The version of the one that was kept before the merge and after it; null: nothing of it changed.</summary>
    public int? Before { get; set; }
    public int? After { get; set; }

    /// <summary>Fields of which something was taken from the one that went: <c>phones:Both</c>.</summary>
    public required string[] Taken { get; set; }

    /// <summary>Whose values whoever merged could read: no others were moved.</summary>
    public Audience Reads { get; set; }
}

/// <summary>How pairs and aliases are stored, and which listings stand.</summary>
internal static class MergedAway
{
    public static void AddDuplicates(this ModelBuilder model)
    {
        var pair = model.Entity<DuplicatePair>();
        pair.Property(p => p.Id).ValueGeneratedNever();
        pair.HasIndex(p => p.FirstId);
        pair.HasIndex(p => p.SecondId);
        pair.HasIndex(p => new { p.State, p.Score });
        var alias = model.Entity<ListingAlias>();
        alias.Property(a => a.Id).ValueGeneratedNever();
        alias.HasIndex(a => a.IntoId);
        alias.HasIndex(a => a.KeptId);
        alias.HasIndex(a => a.PairId).IsUnique();
    }

    /// <summary>
    /// Those that were merged into another which still is in its source. When that one goes, what was merged into it stands for itself again: no help is lost
    /// because a feed let go of it.
    /// </summary>
    public static IQueryable<ListingAlias> Away(this AppDb db) =>
        db.ListingAliases.Where(a => db.Listings.Any(k => (k.Id == a.KeptId || k.Id == a.IntoId) && !k.IsGone));

    /// <summary>Without those that were merged into another.</summary>
    public static IQueryable<ListingRecord> Standing(this IQueryable<ListingRecord> listings, AppDb db)
    {
        var away = db.Away();
        return listings.Where(l => !away.Any(a => a.Id == l.Id));
    }

    /// <summary>The public listing to which an id of a merged one leads now; null: to none.</summary>
    public static async Task<Guid?> StandsFor(this AppDb db, Guid id, CancellationToken cancel)
    {
        var asked = id;
        for (var hops = 0; hops < 50; hops++)
        {
            var alias = await db
                .ListingAliases.Where(a => a.Id == asked)
                .Select(a => new { a.IntoId, IsPublic = db.PublicListings.Any(p => p.Id == a.IntoId) })
                .SingleOrDefaultAsync(cancel);
            if (alias is null)
                return null;
            if (alias.IsPublic)
                return alias.IntoId;
            asked = alias.IntoId;
        }
        return null;
    }

    /// <summary>The public listings of these ids, each once: themselves, or those to which they lead now.</summary>
    public static async Task<IReadOnlyList<Guid>> ThatStandFor(this AppDb db, IReadOnlyCollection<Guid> ids, CancellationToken cancel)
    {
        if (ids.Count == 0)
            return [];
        var shown = await db.PublicListings.Where(p => ids.Contains(p.Id)).Select(p => p.Id).ToListAsync(cancel);
        foreach (var id in ids.Except(shown).ToList())
            if (await db.StandsFor(id, cancel) is { } kept)
                shown.Add(kept);
        return [.. shown.Distinct()];
    }

    /// <summary>What had been merged into the one that stands again leads to it, and no further.</summary>
    public static async Task LeadBack(this AppDb db, Guid again, CancellationToken cancel)
    {
        for (List<Guid> into = [again]; into.Count > 0; )
        {
            await db
                .ListingAliases.Where(a => into.Contains(a.IntoId))
                .ExecuteUpdateAsync(u => u.SetProperty(a => a.KeptId, again), cancel);
            into = await db.ListingAliases.Where(a => into.Contains(a.IntoId)).Select(a => a.Id).ToListAsync(cancel);
        }
    }
}
