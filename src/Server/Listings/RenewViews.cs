using Microsoft.EntityFrameworkCore;
using Tirek.Server.Data;
using Tirek.Server.Node;

namespace Tirek.Server.Listings;

/// <summary>
/// Views are stored, so that a new version of the program that shows more, or otherwise, has to make them anew: once, before the first answer.
/// </summary>
internal static class RenewViews
{
    /// <summary>Raised with each change of what stands in a public view or in the tables beside it.</summary>
    public const int Format = 6;

    private const string Key = "views.format";

    /// <summary>Publishes all listings if their views were made by another version. Returns how many were looked at.</summary>
    public static async Task<int> IfOld(AppDb db, CancellationToken cancel)
    {
        var format = $"{Format}";
        if (await db.NodeSettings.AnyAsync(s => s.Key == Key && s.Value == format, cancel))
            return 0;
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var ids = await db.Listings.Select(l => l.Id).ToListAsync(cancel);
        await PublishListings.Publish(db, ids, cancel);
        await NodeSettings.Write(db, Key, format, cancel);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return ids.Count;
    }
}
