using Microsoft.EntityFrameworkCore;
using Tirek.Domain.Listings;
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
        // Places first: which of them are hidden now decides what may be kept of the rest.
        var locations = new WriteRecords<LocationRecord>(db, run, "location", progress) { Replacing = forget.Replacing };
        await locations.Write(Rows(HsdsTables.Location).Select(OfLocation), Rows(HsdsTables.Location).Count, cancel);
        var absent = Rows(HsdsTables.Service).Select(context.Feed.AbsentOrganization).OfType<string>().Distinct().ToList();
        var organizations = new WriteRecords<OrganizationRecord>(db, run, "organization", progress) { Replacing = forget.Replacing };
        await organizations.Write(
            Rows(HsdsTables.Organization).Select(OfOrganization).Concat(absent.Select(OfStandIn)),
            Rows(HsdsTables.Organization).Count + absent.Count,
            cancel
        );
        var listings = new WriteRecords<ListingRecord>(db, run, "listing", progress)
        {
            Replacing = forget.Replacing,
            Written = batch => WritePlaces(batch, cancel),
        };
        await listings.Write(Rows(HsdsTables.Service).Select(OfListing), Rows(HsdsTables.Service).Count, cancel);
        var others = context.Feed.OtherRows().ToList();
        var rows = new WriteRecords<SourceRow>(db, run, "row", progress) { Replacing = forget.Replacing };
        await rows.Write(others.Select(context.SourceRow), others.Count, cancel);
        await forget.InFormerStates(db, run.SourceId, cancel);

        progress.Say("Publishing", 0);
        var affected = await AffectedListings.Of(db, organizations.Touched, locations.Touched, listings.Touched, cancel);
        await PublishListings.Publish(db, affected, cancel);
        progress.Say("Publishing", 1);
        return new Dictionary<string, Difference>
        {
            ["organisations"] = organizations.Difference,
            ["locations"] = locations.Difference,
            ["services"] = listings.Difference,
            ["other rows"] = rows.Difference,
        };
    }

    private List<FeedRow> Rows(string table) => [.. context.Feed.Rows(table)];

    private bool IsControlled(FeedRow row) => context.Withholding.Of(row).HasFlag(PrivacyFlags.Controlled);

    private OrganizationRecord OfOrganization(FeedRow row)
    {
        var organization = context.Organization(row);
        return new()
        {
            Id = organization.Id,
            SourceKey = row.Key,
            IsControlled = IsControlled(row),
            Document = organization,
        };
    }

    private OrganizationRecord OfStandIn(string key)
    {
        var organization = context.StandIn(key);
        return new()
        {
            Id = organization.Id,
            SourceKey = key,
            Document = organization,
        };
    }

    private LocationRecord OfLocation(FeedRow row)
    {
        var location = context.Location(row);
        return new()
        {
            Id = location.Id,
            SourceKey = row.Key,
            IsControlled = IsControlled(row),
            Document = location,
        };
    }

    private ListingRecord OfListing(FeedRow row)
    {
        var listing = context.Listing(row);
        return new()
        {
            Id = listing.Id,
            SourceKey = row.Key,
            OrganizationId = listing.OrganizationId,
            IsControlled = IsControlled(row),
            Document = listing,
        };
    }

    private async Task WritePlaces(IReadOnlyList<ListingRecord> listings, CancellationToken cancel)
    {
        var ids = listings.Select(l => l.Id).ToList();
        await db.ListingPlaces.Where(p => ids.Contains(p.ListingId)).ExecuteDeleteAsync(cancel);
        await db.BulkInsert(AffectedListings.Places(listings), cancel);
    }
}
