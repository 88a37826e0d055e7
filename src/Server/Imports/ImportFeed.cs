using Microsoft.EntityFrameworkCore;
using Tirek.Domain.Listings;
using Tirek.Server.Audit;
using Tirek.Server.Data;
using Tirek.Server.Listings;
using Tirek.Server.Node;

namespace Tirek.Server.Imports;

/// <summary>
/// Reads a feed into the directory: all of it or nothing, in one transaction. Pages go on answering from the former state until it ends.
/// </summary>
internal sealed class ImportFeed(AppDb db, NodeFolder folder, TimeProvider clock, ImportProgress progress)
{
    public async Task<ImportSummary> Import(FeedDescriptor descriptor, string sourceName, string? country, CancellationToken cancel)
    {
        var started = clock.GetUtcNow();
        var digest = await ReadFeed.Digest(descriptor, country, cancel);
        if (await IsReadLast(sourceName, digest, cancel))
            return new(sourceName, null);

        var defects = new Defects();
        var feed = ReadFeed.All(descriptor, defects, progress, cancel);
        var withholding = new Withholding(feed, defects);

        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        // Holds the row that every writer of listings needs, so that no other import comes between reading and writing.
        await db.ChangeCounters.ExecuteUpdateAsync(u => u.SetProperty(c => c.Position, c => c.Position), cancel);
        if (await IsReadLast(sourceName, digest, cancel))
            return new(sourceName, null);
        var source = await SourceOf(sourceName, cancel);
        var run = new ImportRun
        {
            Id = Guid.CreateVersion7(started),
            SourceId = source.Id,
            Digest = digest,
            StartedAt = started,
        };
        var ids = new RecordIds(sourceName, await IdsOfOthers(feed, source.Id, cancel));
        var context = new FeedContext(feed, withholding, defects, ids, country);
        var differences = await Write(context, run, cancel);

        var quotes = new Quotes(feed, withholding);
        var summary = new ImportSummary(sourceName, run)
        {
            Files = [.. feed.Tables.Select(ImportSummary.CountOf)],
            Differences = differences,
        };
        Count(run, summary, defects);
        await Keep(run, defects, quotes, cancel);
        db.ImportRuns.Add(run);
        db.Trail("import.hsds", run.Id.ToString(), clock);
        await db.SaveChangesAsync(cancel);
        var reports = await WriteReport.Write(folder, summary, defects, quotes, cancel);
        await transaction.CommitAsync(cancel);
        return summary with { Reports = reports };
    }

    private async Task<IReadOnlyDictionary<string, Difference>> Write(FeedContext context, ImportRun run, CancellationToken cancel)
    {
        var feed = context.Feed;
        var absent = feed.Rows(Hsds11.Service).Select(feed.AbsentOrganization).OfType<string>().Distinct().ToList();
        var organizations = new WriteRecords<OrganizationRecord>(db, run, "organization", progress);
        await organizations.Write(
            feed.Rows(Hsds11.Organization)
                .Select(context.Organization)
                .Zip(feed.Rows(Hsds11.Organization), OfOrganization)
                .Concat(absent.Select(key => OfStandIn(context.StandIn(key), key))),
            feed.Rows(Hsds11.Organization).Count() + absent.Count,
            cancel
        );
        var forget = new ForgetPlaces();
        var locations = new WriteRecords<LocationRecord>(db, run, "location", progress) { Replacing = forget.Replacing };
        await locations.Write(
            feed.Rows(Hsds11.Location).Select(row => OfLocation(context.Location(row), row, context)),
            feed.Rows(Hsds11.Location).Count(),
            cancel
        );
        var listings = new WriteRecords<ListingRecord>(db, run, "listing", progress) { Written = batch => WritePlaces(batch, cancel) };
        await listings.Write(
            feed.Rows(Hsds11.Service).Select(row => OfListing(context.Listing(row), row, context)),
            feed.Rows(Hsds11.Service).Count(),
            cancel
        );
        var others = new WriteRecords<SourceRow>(db, run, "row", progress);
        await others.Write(feed.OtherRows().Select(context.SourceRow), feed.OtherRows().Count(), cancel);
        await forget.InFormerStates(db, run.SourceId, cancel);
        progress.Say("Publishing", 0);
        await PublishListings.Publish(
            db,
            await AffectedListings.Of(db, organizations.Touched, locations.Touched, listings.Touched, cancel),
            cancel
        );
        progress.Say("Publishing", 1);
        return new Dictionary<string, Difference>
        {
            ["organisations"] = organizations.Difference,
            ["locations"] = locations.Difference,
            ["services"] = listings.Difference,
            ["other rows"] = others.Difference,
        };

        OrganizationRecord OfOrganization(Organization organization, FeedRow row) =>
            new()
            {
                Id = organization.Id,
                SourceKey = row.Key,
                IsControlled = context.Withholding.Of(row).HasFlag(PrivacyFlags.Controlled),
                Document = organization,
            };
    }

    private static OrganizationRecord OfStandIn(Organization organization, string key) =>
        new()
        {
            Id = organization.Id,
            SourceKey = key,
            Document = organization,
        };

    private static LocationRecord OfLocation(Location location, FeedRow row, FeedContext context) =>
        new()
        {
            Id = location.Id,
            SourceKey = row.Key,
            IsControlled = context.Withholding.Of(row).HasFlag(PrivacyFlags.Controlled),
            Document = location,
        };

    private static ListingRecord OfListing(Listing listing, FeedRow row, FeedContext context) =>
        new()
        {
            Id = listing.Id,
            SourceKey = row.Key,
            OrganizationId = listing.OrganizationId,
            IsControlled = context.Withholding.Of(row).HasFlag(PrivacyFlags.Controlled),
            Document = listing,
        };

    private async Task WritePlaces(IReadOnlyList<ListingRecord> listings, CancellationToken cancel)
    {
        var ids = listings.Select(l => l.Id).ToList();
        await db.ListingPlaces.Where(p => ids.Contains(p.ListingId)).ExecuteDeleteAsync(cancel);
        await db.BulkInsert(AffectedListings.Places(listings), cancel);
    }

    private static void Count(ImportRun run, ImportSummary summary, Defects defects)
    {
        run.Added = summary.Differences.Values.Sum(d => d.Added);
        run.Changed = summary.Differences.Values.Sum(d => d.Changed);
        run.Gone = summary.Differences.Values.Sum(d => d.Gone);
        run.Unchanged = summary.Differences.Values.Sum(d => d.Unchanged);
        run.Quarantined = summary.Files.Sum(f => f.Quarantined);
        run.Defects = defects.Found.Count;
    }

    private async Task Keep(ImportRun run, Defects defects, Quotes quotes, CancellationToken cancel)
    {
        run.FinishedAt = clock.GetUtcNow();
        // What former readings could not keep has come again with this one, or is gone from the feed; and it may be withheld by now.
        await db
            .QuarantinedRows.Where(q => db.ImportRuns.Any(r => r.Id == q.RunId && r.SourceId == run.SourceId))
            .ExecuteUpdateAsync(u => u.SetProperty(q => q.Content, (string?)null), cancel);
        foreach (var batch in defects.Found.Chunk(5_000))
            await db.BulkInsert([.. batch.Select(d => Kept(d, run, quotes))], cancel);
        foreach (var batch in defects.QuarantinedRows.Chunk(5_000))
            await db.BulkInsert([.. batch.Select(q => Kept(q, run, quotes))], cancel);
    }

    private static ImportDefect Kept(Defect defect, ImportRun run, Quotes quotes) =>
        new()
        {
            Id = Guid.CreateVersion7(run.StartedAt),
            RunId = run.Id,
            File = defect.File,
            Row = defect.Line,
            Field = defect.Field,
            Reason = defect.Reason,
            Done = defect.Done,
            Value = quotes.ValueOf(defect),
        };

    private static QuarantinedRow Kept(Quarantined quarantined, ImportRun run, Quotes quotes) =>
        new()
        {
            Id = Guid.CreateVersion7(run.StartedAt),
            RunId = run.Id,
            File = quarantined.File,
            Row = quarantined.Line,
            Reason = quarantined.Reason,
            Content = quotes.ContentOf(quarantined),
        };

    private async Task<bool> IsReadLast(string sourceName, byte[] digest, CancellationToken cancel)
    {
        var last = await db
            .ImportRuns.Where(r => r.TakenBackAt == null && db.ImportSources.Any(s => s.Id == r.SourceId && s.Name == sourceName))
            .OrderByDescending(r => r.Id)
            .Select(r => r.Digest)
            .FirstOrDefaultAsync(cancel);
        return last is not null && last.AsSpan().SequenceEqual(digest);
    }

    private async Task<ImportSource> SourceOf(string name, CancellationToken cancel)
    {
        if (await db.ImportSources.SingleOrDefaultAsync(s => s.Name == name, cancel) is { } known)
            return known;
        var source = new ImportSource { Id = Guid.CreateVersion7(clock.GetUtcNow()), Name = name };
        db.ImportSources.Add(source);
        await db.SaveChangesAsync(cancel);
        return source;
    }

    private async Task<IReadOnlySet<Guid>> IdsOfOthers(Feed feed, Guid source, CancellationToken cancel)
    {
        var taken = new HashSet<Guid>();
        if (!feed.Tables.Where(t => Feed.IsRecord(t.Name)).SelectMany(t => t.Rows).Any(r => Guid.TryParse(r.Key, out _)))
            return taken;
        taken.UnionWith(await db.Organizations.Where(r => r.SourceId != source).Select(r => r.Id).ToListAsync(cancel));
        taken.UnionWith(await db.Locations.Where(r => r.SourceId != source).Select(r => r.Id).ToListAsync(cancel));
        taken.UnionWith(await db.Listings.Where(r => r.SourceId != source).Select(r => r.Id).ToListAsync(cancel));
        return taken;
    }
}
