using Microsoft.EntityFrameworkCore;
using Tirek.Domain;
using Tirek.Domain.Checking;
using Tirek.Server.Data;

namespace Tirek.Server.Checking;

/// <summary>Keeps what somebody says is wrong, within bounds: a flood must not bury what others say, nor fill the disk.</summary>
internal static class WriteCorrection
{
    /// <summary>In a transaction of the caller's.</summary>
    /// <exception cref="Problem">Too many wait already.</exception>
    public static async Task Write(
        AppDb db,
        Guid listing,
        CorrectionOrigin origin,
        IReadOnlyList<CorrectionAbout> about,
        string words,
        TimeProvider clock,
        CancellationToken cancel
    )
    {
        // Whoever writes of the same entry at the same moment waits here, so that no more are kept than may wait.
        await db.Listings.Where(l => l.Id == listing).ExecuteUpdateAsync(u => u.SetProperty(l => l.ChangedAt, l => l.ChangedAt), cancel);
        var alike = db.Corrections.Where(c => c.Origin == origin);
        if (
            await alike.CountAsync(c => c.ListingId == listing, cancel) >= CorrectionRule.MostOfOneListing
            || await alike.CountAsync(cancel) >= CorrectionRule.MostInAll
        )
            throw Problems.TooManyCorrections();
        var today = CheckListing.Today(clock);
        db.Corrections.Add(
            new()
            {
                // Of a reader not even the hour is kept, nor in the id.
                Id = Guid.CreateVersion7(new(today, TimeOnly.MinValue, TimeSpan.Zero)),
                ListingId = listing,
                On = today,
                Origin = origin,
                About = [.. about.Select(a => a.ToString())],
                Words = words,
                IsForState = await db.PublicListings.ReadByState(db).AnyAsync(p => p.Id == listing, cancel),
            }
        );
        await db.SaveChangesAsync(cancel);
    }
}
