using Microsoft.EntityFrameworkCore;
using Tirek.Server.Data;

namespace Tirek.Server.Listings;

/// <summary>
/// Takes a listing out of every page, answer and index at once, because something in it leaked; and puts it back. The public row goes in the same
/// transaction, running servers follow within a second, an import does not undo it.
/// </summary>
internal static class HideListing
{
    /// <summary>False when there is no such listing.</summary>
    public static async Task<bool> SetHidden(AppDb db, Guid id, bool hidden, TimeProvider clock, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var now = clock.GetUtcNow();
        var found = await db
            .Listings.Where(l => l.Id == id)
            .ExecuteUpdateAsync(u => u.SetProperty(l => l.IsHidden, hidden).SetProperty(l => l.ChangedAt, now), cancel);
        if (found == 0)
            return false;
        await PublishListings.Publish(db, [id], cancel);
        db.AuditEntries.Add(
            new AuditEntry
            {
                Id = Guid.CreateVersion7(),
                At = now,
                Act = hidden ? "listing.hide" : "listing.unhide",
                Subject = id.ToString(),
                By = "command line",
            }
        );
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return true;
    }
}
