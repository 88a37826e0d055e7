using Microsoft.EntityFrameworkCore;
using Tirek.Domain.Languages;
using Tirek.Domain.Listings;
using Tirek.Domain.Places;
using Tirek.Domain.Taxonomy;
using Tirek.Server.Data;
using Tirek.Server.Duplicates;
using Tirek.Server.Listings;
using Tirek.Server.Node;

namespace Tirek.Server.Demonstration;

/// <summary>An invented service that somebody else wrote down too, in one language and with its number written otherwise, once; and the pairs that are found.</summary>
internal static class SeedDuplicates
{
    private const int Number = 9;
    private const string Kind = "crisis-centre";

    public static async Task Seed(AppDb db, NodeFolder folder, TimeProvider clock, CancellationToken cancel)
    {
        var id = DemonstrationListing.Id(Number, "twin");
        if (!folder.IsDemonstration || await db.Listings.AnyAsync(l => l.Id == id, cancel))
            return;
        await using (var transaction = await db.Database.BeginTransactionAsync(cancel))
        {
            var planned = DemonstrationPlan.Organizations.First(o => o.Number == Number);
            var original = await db.Listings.SingleOrDefaultAsync(l => l.Id == DemonstrationListing.Id(Number, Kind), cancel);
            if (original is null)
                return;
            var organization = await db
                .Organizations.Where(o => o.Id == original.OrganizationId)
                .Select(o => o.Document)
                .SingleAsync(cancel);
            Add(db, id, planned, organization.Name.In(Language.Russian).Text, original.Document, clock.GetUtcNow());
            await db.SaveChangesAsync(cancel);
            await PublishListings.Publish(db, [id], cancel);
            await transaction.CommitAsync(cancel);
        }
        db.ChangeTracker.Clear();
        await LookForPairs.Look(db, cancel);
    }

    private static void Add(AppDb db, Guid id, PlannedOrganization planned, string called, Listing original, DateTimeOffset now)
    {
        var (organization, place) = (DemonstrationListing.Id(Number, "twin organization"), DemonstrationListing.Id(Number, "twin place"));
        db.Organizations.Add(
            new()
            {
                Id = organization,
                Document = new(organization, LocalText.Of(called, Language.Russian)),
                ChangedAt = now,
            }
        );
        db.Locations.Add(
            new()
            {
                Id = place,
                Document = new(place)
                {
                    OrganizationId = organization,
                    Whereabouts = new Whereabouts.Shown([], Gazetteer.Find(planned.Town)!.Seat, planned.Town),
                },
                ChangedAt = now,
            }
        );
        var listing = new Listing(
            id,
            organization,
            LocalText.Of($"{Taxonomy.Find(Kind)!.Name(Language.Russian)}, {called}", Language.Russian)
        )
        {
            Terms = [Kind],
            CheckedOn = original.CheckedOn,
            Phones =
            [
                Held.Public(new Phone(DemonstrationListing.Id(Number, "twin telephone"), $"000-{Number:00}-00-00") { IsInvented = true }),
            ],
            At = [new(DemonstrationListing.Id(Number, "twin at"), place)],
        };
        db.Listings.Add(
            new()
            {
                Id = id,
                OrganizationId = organization,
                Document = listing,
                ChangedAt = now,
            }
        );
        db.ListingPlaces.Add(new() { ListingId = id, LocationId = place });
    }
}
