using Microsoft.EntityFrameworkCore;
using Tirek.Domain;
using Tirek.Domain.Checking;
using Tirek.Server.Data;

namespace Tirek.Server.Checking;

/// <summary>Keeps what somebody says is wrong, within bounds: a flood must not bury what others say, nor fill the disk.</summary>
internal static class WriteCorrection
{
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
        var alike = db.Corrections.Where(c => c.Origin == origin);
        if (
            await alike.CountAsync(c => c.ListingId == listing, cancel) >= CorrectionRule.MostOfOneListing
            || await alike.CountAsync(cancel) >= CorrectionRule.MostInAll
        )
            throw Problems.TooMuchUndecided();
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
            }
        );
        await db.SaveChangesAsync(cancel);
    }
}
