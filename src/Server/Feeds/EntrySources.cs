using Microsoft.EntityFrameworkCore;
using Tirek.Domain.Claims;
using Tirek.Domain.Feeds;
using Tirek.Server.Data;

namespace Tirek.Server.Feeds;

/// <summary>The door for pages about one entry: from which feed it comes, under which id, and of which day the edition is. For who may read the entry.</summary>
internal static class EntrySources
{
    /// <summary>Null: it was made on this node, or its source is not known any more.</summary>
    public static async Task<EntrySource?> Of(AppDb db, Guid listing, CancellationToken cancel)
    {
        var claimed = await db
            .ListingClaims.Where(c => c.OwnId == listing && c.State == ClaimState.Confirmed)
            .Select(c => (Guid?)c.ListingId)
            .FirstOrDefaultAsync(cancel);
        var from = claimed ?? listing;
        var found = await db
            .Listings.Where(l => l.Id == from && l.SourceId != null && !l.IsControlled)
            .Select(l => new
            {
                l.SourceId,
                l.SourceKey,
                l.IsGone,
                Name = db.ImportSources.Where(s => s.Id == l.SourceId).Select(s => s.Name).FirstOrDefault(),
                Read = db
                    .ImportRuns.Where(r => r.SourceId == l.SourceId && r.TakenBackAt == null)
                    .OrderByDescending(r => r.Id)
                    .Select(r => (DateTimeOffset?)r.StartedAt)
                    .FirstOrDefault(),
            })
            .SingleOrDefaultAsync(cancel);
        return found is { Name: { } name, Read: { } read } ? new(name, found.SourceKey, read, found.IsGone, claimed is not null) : null;
    }
}
