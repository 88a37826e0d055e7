using Microsoft.EntityFrameworkCore;
using Tirek.Domain.Duplicates;
using Tirek.Server.Checking;
using Tirek.Server.Data;
using Tirek.Server.Http;

namespace Tirek.Server.Duplicates;

/// <summary>Pairs as somebody sees them: what everybody reads of both entries, and whether she decides about each.</summary>
internal static class ReadPairs
{
    public static async Task<IReadOnlyList<SeenPair>> Read(
        AppDb db,
        Caller caller,
        IReadOnlyList<DuplicatePair> pairs,
        CancellationToken cancel
    )
    {
        var ids = pairs.Select(p => p.FirstId).Concat(pairs.Select(p => p.SecondId)).Distinct().ToList();
        var shown = await db.PublicListings.AsNoTracking().Where(l => ids.Contains(l.Id)).ToDictionaryAsync(l => l.Id, cancel);
        var hers = await db.Listings.DecidedBy(db, caller).Where(l => ids.Contains(l.Id)).Select(l => l.Id).ToHashSetAsync(cancel);
        // One may have left the directory since they were listed.
        return
        [
            .. pairs
                .Where(p => shown.ContainsKey(p.FirstId) && shown.ContainsKey(p.SecondId))
                .Select(p => Of(p, shown[p.FirstId], shown[p.SecondId], hers)),
        ];
    }

    private static SeenPair Of(DuplicatePair pair, PublicListing first, PublicListing second, HashSet<Guid> hers)
    {
        var isCurrent = first.ModifiedAt <= pair.LookedAt && second.ModifiedAt <= pair.LookedAt;
        return new(
            pair.Id,
            new(first.View, hers.Contains(first.Id)),
            new(second.View, hers.Contains(second.Id)),
            isCurrent ? pair.Score : null,
            isCurrent ? [.. pair.Reasons.Select(Reason).OfType<WeighedReason>()] : [],
            pair.AskedOn
        );
    }

    /// <summary>As <see cref="LookForPairs"/> wrote it; null: another version of the program knew a reason that this one does not.</summary>
    private static WeighedReason? Reason(string written) =>
        written.Split(':') is [var name, var points]
        && Enum.TryParse<DuplicateReason>(name, out var reason)
        && int.TryParse(points, out var counts)
            ? new(reason, counts)
            : null;
}
