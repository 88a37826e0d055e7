using Microsoft.EntityFrameworkCore;
using Tirek.Server.Data;

namespace Tirek.Server.Node;

/// <summary>The newest instant that stands in the database: no clock that is right can be before it.</summary>
internal static class NewestInstant
{
    /// <summary>Clocks of files and of databases elsewhere may differ a little.</summary>
    public static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(10);

    public static async Task<DateTimeOffset?> Of(AppDb db, CancellationToken cancel)
    {
        IQueryable<DateTimeOffset>[] written =
        [
            db.AuditEntries.Select(a => a.At),
            db.ImportRuns.Select(r => r.FinishedAt),
            db.Listings.Select(r => r.ChangedAt),
            db.Locations.Select(r => r.ChangedAt),
            db.Organizations.Select(r => r.ChangedAt),
        ];
        DateTimeOffset? newest = null;
        foreach (var instants in written)
            if (await instants.OrderByDescending(at => at).Take(1).ToListAsync(cancel) is [var at] && !(at <= newest))
                newest = at;
        return newest;
    }
}
