using Microsoft.EntityFrameworkCore;
using Tirek.Server.Data;

namespace Tirek.Server.Listings;

/// <summary>
/// Takes a listing out of every page, answer and index at once, because something in it leaked; and puts it back. The public row goes in the same
/// transaction, running servers follow within a second, an import does not undo it.
/// </summary>
internal static class HideListing
{
    /// <summary>
    /// The entries to which the id of one that was merged or claimed leads, one after the other: what stands of it on the pages. None: it stands for itself.
    /// </summary>
    public static async Task<IReadOnlyList<Guid>> LeadsTo(AppDb db, Guid id, CancellationToken cancel)
    {
        var found = new List<Guid>();
        for (Guid? asked = id; asked is { } from; )
        {
            asked = await db.ListingAliases.Where(a => a.Id == from).Select(a => (Guid?)a.IntoId).SingleOrDefaultAsync(cancel);
            if (asked is { } next && next != id && !found.Contains(next))
                found.Add(next);
            else
                asked = null;
        }
        return found;
    }

    /// <summary>
    /// Hidden is also the entry to which its id leads, since what leaked stands there; put back is only the one that is named. False when there is no such listing.
    /// </summary>
    public static async Task<bool> SetHidden(AppDb db, Guid id, bool hidden, TimeProvider clock, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var now = clock.GetUtcNow();
        List<Guid> ids = hidden ? [id, .. await LeadsTo(db, id, cancel)] : [id];
        var found = await db.Listings.AnyAsync(l => l.Id == id, cancel);
        await db
            .Listings.Where(l => ids.Contains(l.Id))
            .ExecuteUpdateAsync(u => u.SetProperty(l => l.IsHidden, hidden).SetProperty(l => l.ChangedAt, now), cancel);
        if (!found)
            return false;
        await PublishListings.Publish(db, ids, cancel);
        db.AuditEntries.AddRange(
            ids.Select(subject => new AuditEntry
            {
                Id = Guid.CreateVersion7(),
                At = now,
                Act = hidden ? "listing.hide" : "listing.unhide",
                Subject = subject.ToString(),
                By = "command line",
            })
        );
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return true;
    }
}
