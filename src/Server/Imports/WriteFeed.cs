using Microsoft.EntityFrameworkCore;
using Tirek.Server.Data;
using Tirek.Server.Listings;

namespace Tirek.Server.Imports;

/// <summary>Writes all records of a feed and publishes what changed, in the caller's transaction.</summary>
internal sealed class WriteFeed(AppDb db, ImportRun run, FeedContext context, ImportProgress progress)
{
    private readonly ForgetPlaces forget = new(context);

    /// <summary>Whether something that was shown is withheld now, so that the database has to let go of what it deleted.</summary>
    public bool HasForgotten => forget.IsNeeded;

    public async Task<IReadOnlyDictionary<string, Difference>> Write(CancellationToken cancel)
    {
        var records = new FeedRecords(context);
        var locations = new WriteRecords<LocationRecord>(db, run, progress) { Replacing = forget.Replacing };
        await locations.Write(records.Locations, cancel);
        var organizations = new WriteRecords<OrganizationRecord>(db, run, progress) { Replacing = forget.Replacing };
        await organizations.Write(records.Organizations, cancel);
        var listings = new WriteRecords<ListingRecord>(db, run, progress)
        {
            Replacing = forget.Replacing,
            Written = batch => WritePlaces(batch, cancel),
        };
        await listings.Write(records.Listings, cancel);
        var rows = new WriteRecords<SourceRow>(db, run, progress) { Replacing = forget.Replacing };
        await rows.Write(records.Rows, cancel);
        await forget.InFormerStates(db, run.SourceId, cancel);

        progress.Say("Publishing", 0);
        var affected = await AffectedListings.Of(db, organizations.Touched, locations.Touched, listings.Touched, cancel);
        await PublishListings.Publish(db, affected, cancel);
        progress.Say("Publishing", 1);
        return Difference.ByKind(organizations.Difference, locations.Difference, listings.Difference, rows.Difference);
    }

    private async Task WritePlaces(IReadOnlyList<ListingRecord> listings, CancellationToken cancel)
    {
        var ids = listings.Select(l => l.Id).ToList();
        await db.ListingPlaces.Where(p => ids.Contains(p.ListingId)).ExecuteDeleteAsync(cancel);
        await db.BulkInsert(AffectedListings.Places(listings), cancel);
    }
}
