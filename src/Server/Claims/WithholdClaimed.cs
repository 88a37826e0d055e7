using Microsoft.EntityFrameworkCore;
using Tirek.Domain.Claims;
using Tirek.Server.Data;

namespace Tirek.Server.Claims;

/// <summary>
/// A source withholds an entry wholly that a member claimed: the member's copy is hidden at once, and its owner is told. She shows it again if she knows that it may be
/// public.
/// </summary>
internal static class WithholdClaimed
{
    private const int Batch = 500;

    /// <summary>In the transaction of whoever wrote; does not publish.</summary>
    /// <param name="written">Entries that a source wrote.</param>
    /// <returns>Those that were hidden.</returns>
    public static async Task<IReadOnlyList<Guid>> Of(AppDb db, IEnumerable<Guid> written, DateTimeOffset now, CancellationToken cancel)
    {
        if (!await db.ListingClaims.AnyAsync(c => c.State == ClaimState.Confirmed, cancel))
            return [];
        var hidden = new List<Guid>();
        foreach (var batch in written.Chunk(Batch))
        {
            var own = await db
                .ListingClaims.Where(c =>
                    batch.Contains(c.ListingId)
                    && c.State == ClaimState.Confirmed
                    && db.Listings.Any(l => l.Id == c.ListingId && l.IsControlled && !l.IsGone)
                    && db.Listings.Any(l => l.Id == c.OwnId && !l.IsHidden)
                )
                .Select(c => c.OwnId!.Value)
                .ToListAsync(cancel);
            await db
                .Listings.Where(l => own.Contains(l.Id))
                .ExecuteUpdateAsync(u => u.SetProperty(l => l.IsHidden, true).SetProperty(l => l.ChangedAt, now), cancel);
            hidden.AddRange(own);
        }
        return hidden;
    }
}
