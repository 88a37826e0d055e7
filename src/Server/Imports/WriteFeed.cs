using Microsoft.EntityFrameworkCore;
using Tirek.Server.Claims;
using Tirek.Server.Data;
using Tirek.Server.Duplicates;
using Tirek.Server.Listings;

namespace Tirek.Server.Imports;

/// <summary>Writes all records of a feed and publishes what changed, in the caller's transaction.</summary>
internal sealed class WriteFeed(AppDb db, ImportRun run, FeedContext context, KnownPlaces known, ImportProgress progress)
{
    private readonly ForgetPlaces forget = new(db, run, context, known);
    private readonly List<FeedRow> hiddenAgain = [];
    private ListingTwins<Guid> hiddenByHand = new();
    private Dictionary<Guid, FeedRow>? services;

    private const string OtherSources = "other sources";

    /// <summary>Whether something that was shown is withheld now, so that the database has to let go of what it deleted.</summary>
    public bool HasForgotten => forget.IsNeeded;

    public async Task<IReadOnlyDictionary<string, Difference>> Write(CancellationToken cancel)
    {
        hiddenByHand = await db.HiddenByHand(cancel);
        // Places first: which of them are hidden now decides what may be kept of the rest.
        var records = new FeedRecords(context);
        var locations = new WriteRecords<LocationRecord>(db, run, progress) { Replacing = forget.Replacing };
        await locations.Write(records.Locations, cancel);
        var organizations = new WriteRecords<OrganizationRecord>(db, run, progress) { Replacing = forget.Replacing };
        await organizations.Write(records.Organizations, cancel);
        var listings = new WriteRecords<ListingRecord>(db, run, progress)
        {
            Replacing = forget.Replacing,
            Arriving = KeepHidden,
            Written = batch => WritePlaces(batch, cancel),
        };
        await listings.Write(records.Listings, cancel);
        foreach (var row in hiddenAgain)
            context.Defects.Add(row, null, "hidden-before", Done.ForAPerson);
        var rows = new WriteRecords<SourceRow>(db, run, progress) { Replacing = forget.Replacing };
        await rows.Write(records.Rows, cancel);
        await forget.Everywhere(cancel);
        organizations.Touched.UnionWith(forget.ChangedOf<OrganizationRecord>());
        locations.Touched.UnionWith(forget.ChangedOf<LocationRecord>());
        listings.Touched.UnionWith(forget.ChangedOf<ListingRecord>());
        if (forget.Changed.Values.Any(c => c.Count > 0))
            context.Defects.Add(OtherSources, 0, null, "withheld-in-others", Done.Withheld);

        await MergeAgain.Into(db, listings.Touched, run.StartedAt, cancel);
        listings.Touched.UnionWith(await WithholdClaimed.Of(db, listings.Touched, run.StartedAt, cancel));
        progress.Say("Publishing", 0);
        var affected = await AffectedListings.Of(db, organizations.Touched, locations.Touched, listings.Touched, cancel);
        await PublishListings.Publish(db, affected, cancel);
        progress.Say("Publishing", 1);
        return Difference.ByKind(organizations.Difference, locations.Difference, listings.Difference, rows.Difference);
    }

    /// <summary>A listing like one that was taken out by hand, under an id of its own: what leaked there would leak here.</summary>
    private void KeepHidden(ListingRecord listing)
    {
        if (hiddenByHand.IsEmpty)
            return;
        services ??= context.Feed.Rows(ImportTables.Service).GroupBy(context.Ids.Of).ToDictionary(g => g.Key, g => g.First());
        var row = services[listing.Id];
        var organization = context.Feed.Find(ImportTables.Organization, row["organization_id"])?["name"];
        if (!hiddenByHand.Of(listing.Document.Name.Original.Text, organization, listing.Document.AllPhones()).Any())
            return;
        listing.IsHidden = true;
        hiddenAgain.Add(row);
    }

    private async Task WritePlaces(IReadOnlyList<ListingRecord> listings, CancellationToken cancel)
    {
        var ids = listings.Select(l => l.Id).ToList();
        await db.ListingPlaces.Where(p => ids.Contains(p.ListingId)).ExecuteDeleteAsync(cancel);
        await db.BulkInsert(AffectedListings.Places(listings), cancel);
    }
}
