using Microsoft.EntityFrameworkCore;
using Tirek.Domain.Languages;
using Tirek.Domain.Listings;
using Tirek.Server.Audit;
using Tirek.Server.Commands;
using Tirek.Server.Data;
using Tirek.Server.Listings;
using Tirek.Server.Node;

namespace Tirek.Server.Imports;

/// <summary>What removing a source would take away, to be shown before it is done. <see cref="Hidden"/>: services that were hidden by hand.</summary>
internal sealed record RemovalPlan(ImportSource Source, int Organizations, int Locations, int Services, int Hidden, int Imports);

/// <summary>
/// Removes a source whole: its records, their former states, what was wrong with it, and the reports. Of a service that was hidden by hand its id alone stays,
/// and of a hidden place its id and how coarse its area was, so that reading the source again opens neither.
/// </summary>
internal sealed class RemoveSource(AppDb db, NodeFolder folder, TimeProvider clock)
{
    /// <exception cref="CommandRefusal">There is no such source.</exception>
    public async Task<RemovalPlan> Plan(string name, CancellationToken cancel)
    {
        if (await db.ImportSources.AsNoTracking().SingleOrDefaultAsync(s => s.Name == name, cancel) is not { } source)
        {
            var names = await db.ImportSources.Select(s => s.Name).OrderBy(n => n).ToListAsync(cancel);
            throw new CommandRefusal(
                names.Count == 0 ? "Nothing was imported yet." : $"There is no such source. There are: {string.Join(", ", names)}."
            );
        }
        return new(
            source,
            await db.Organizations.CountAsync(r => r.SourceId == source.Id, cancel),
            await db.Locations.CountAsync(r => r.SourceId == source.Id, cancel),
            await db.Listings.CountAsync(r => r.SourceId == source.Id, cancel),
            await db.Listings.CountAsync(r => r.SourceId == source.Id && r.IsHidden, cancel),
            await db.ImportRuns.CountAsync(r => r.SourceId == source.Id, cancel)
        );
    }

    public async Task Remove(RemovalPlan plan, CancellationToken cancel)
    {
        var id = plan.Source.Id;
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await db.ChangeCounters.ExecuteUpdateAsync(u => u.SetProperty(c => c.Position, c => c.Position), cancel);
        var organizations = await db.Organizations.Where(r => r.SourceId == id).Select(r => r.Id).ToListAsync(cancel);
        var locations = await db.Locations.Where(r => r.SourceId == id).Select(r => r.Id).ToListAsync(cancel);
        var listings = await db.Listings.Where(r => r.SourceId == id).Select(r => r.Id).ToListAsync(cancel);
        var affected = await AffectedListings.Of(db, organizations, locations, listings, cancel);
        var left = await RemoveRecords(id, cancel);
        await PublishListings.Publish(db, affected, cancel);

        var runs = await db.ImportRuns.Where(r => r.SourceId == id).ToListAsync(cancel);
        foreach (var run in runs)
        {
            await db.ImportUndos.Where(u => u.RunId == run.Id).ExecuteDeleteAsync(cancel);
            await db.ImportDefects.Where(d => d.RunId == run.Id).ExecuteDeleteAsync(cancel);
            await db.QuarantinedRows.Where(q => q.RunId == run.Id).ExecuteDeleteAsync(cancel);
        }
        await db.ImportRuns.Where(r => r.SourceId == id).ExecuteDeleteAsync(cancel);
        if (left == 0)
            await db.ImportSources.Where(s => s.Id == id).ExecuteDeleteAsync(cancel);
        db.Trail("import.remove", id.ToString(), clock);
        await db.SaveChangesAsync(cancel);
        await LettingGo.Remember(db, cancel);
        await transaction.CommitAsync(cancel);
        foreach (var report in runs.SelectMany(r => WriteReport.PathsOf(folder, r)))
            File.Delete(report);
        await LettingGo.Try(db, ImportFeed.AttemptsToLetGo, CancellationToken.None);
    }

    /// <summary>How many ids of hidden services and places stay.</summary>
    private async Task<int> RemoveRecords(Guid source, CancellationToken cancel)
    {
        await db.ListingPlaces.Where(p => db.Listings.Any(l => l.Id == p.ListingId && l.SourceId == source)).ExecuteDeleteAsync(cancel);
        var hidden = await db
            .Listings.Where(r => r.SourceId == source && r.IsHidden)
            .Select(r => new
            {
                r.Id,
                r.SourceKey,
                r.OrganizationId,
            })
            .ToListAsync(cancel);
        var coarse = await db
            .Locations.AsNoTracking()
            .Where(r => r.SourceId == source && r.PublishedArea > AreaLevel.District)
            .ToListAsync(cancel);
        await db.Listings.Where(r => r.SourceId == source).ExecuteDeleteAsync(cancel);
        await db.Organizations.Where(r => r.SourceId == source).ExecuteDeleteAsync(cancel);
        await db.Locations.Where(r => r.SourceId == source).ExecuteDeleteAsync(cancel);
        await db.SourceRows.Where(r => r.SourceId == source).ExecuteDeleteAsync(cancel);
        await db.BulkInsert(
            [
                .. hidden.Select(r => new ListingRecord
                {
                    Id = r.Id,
                    SourceId = source,
                    SourceKey = r.SourceKey,
                    OrganizationId = r.OrganizationId,
                    IsHidden = true,
                    IsGone = true,
                    ChangedAt = clock.GetUtcNow(),
                    Document = new Listing(r.Id, r.OrganizationId, LocalText.Of("[…]")),
                }),
            ],
            cancel
        );
        await db.BulkInsert([.. coarse.Select(r => r.WithoutPlace(clock.GetUtcNow()))], cancel);
        return hidden.Count + coarse.Count;
    }
}
