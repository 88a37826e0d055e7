using Microsoft.EntityFrameworkCore;
using Tirek.Server.Data;

namespace Tirek.Server.Listings;

/// <summary>Remembers what was taken out of the public directory, so that readers who keep copies can let go of theirs; and forgets it when it comes back.</summary>
internal static class RememberRemovals
{
    public static async Task Of(
        AppDb db,
        string kind,
        IReadOnlyCollection<Guid> removed,
        IReadOnlyCollection<Guid> present,
        DateTimeOffset at,
        CancellationToken cancel
    )
    {
        if (present.Count > 0)
            await db.PublicRemovals.Where(r => present.Contains(r.Id)).ExecuteDeleteAsync(cancel);
        await db.BulkInsert(
            [
                .. removed.Select(id => new PublicRemoval
                {
                    Id = id,
                    Kind = kind,
                    RemovedAt = at,
                }),
            ],
            cancel
        );
    }
}
